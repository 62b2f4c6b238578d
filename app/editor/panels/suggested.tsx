import type { Reason, Suggestion } from "~/app/domain/mapping/suggest.js";
import type { MessageKey, Translate } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { RecommendationText } from "./recommendation-text.js";

interface SuggestedProps {
  suggestions: readonly Suggestion[];
  onAccept(suggestion: Suggestion): void;
  onDismiss(suggestion: Suggestion): void;
}

function named(t: Translate, reason: Reason): string {
  if (reason.kind === "words" || reason.kind === "place") return reason.words.join(", ");
  return t(`matter.${reason.kind === "person" ? "person-" : ""}${reason.matter}` as MessageKey);
}

/** Recommendations that a paragraph most likely speaks to, each with the reasons why. */
export function Suggested({ suggestions, onAccept, onDismiss }: SuggestedProps) {
  const t = useT();
  const { facts } = useWorkspace();
  return (
    <ul className="recs">
      {suggestions.map((suggestion) => {
        const { symbol, number, reasons } = suggestion;
        const recommendation = facts.recommendations.find((one) => one.number === number && one.symbol === symbol);
        if (!recommendation) return null;
        return (
          <li key={`${symbol} ${number}`} className="rec rec--suggested">
            <RecommendationText recommendation={recommendation} />
            <ul className="reasons" aria-label={t("mapping.reasons")}>
              {reasons.map((reason) => (
                <li key={`${reason.kind} ${named(t, reason)}`}>
                  <span className="quiet">{t(`mapping.reason-${reason.kind}`)}</span> <bdi>{named(t, reason)}</bdi>
                </li>
              ))}
            </ul>
            <p className="rec__actions">
              <button
                type="button"
                className="button button--small"
                aria-label={t("editor.recs-add-label", { number })}
                onClick={() => onAccept(suggestion)}
              >
                {t("editor.recs-add")}
              </button>
              <button
                type="button"
                className="link-button"
                aria-label={t("mapping.dismiss-label", { number })}
                onClick={() => onDismiss(suggestion)}
              >
                {t("mapping.dismiss")}
              </button>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
