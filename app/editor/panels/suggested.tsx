import type { ReactNode } from "react";
import type { Reason, Suggestion } from "~/app/domain/mapping/suggest.js";
import type { MessageKey, Translate } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";

interface SuggestedProps {
  suggestions: readonly Suggestion[];
  /** What is proposed; null where the page does not have it (yet). */
  show(suggestion: Suggestion): ReactNode;
  labels(suggestion: Suggestion): { add: string; dismiss: string };
  onAccept(suggestion: Suggestion): void;
  onDismiss(suggestion: Suggestion): void;
}

function named(t: Translate, reason: Reason): string {
  if (reason.kind === "words" || reason.kind === "place") return reason.words.join(", ");
  return t(`matter.${reason.kind === "person" ? "person-" : ""}${reason.matter}` as MessageKey);
}

/** Recommendations, or points of other sources, that a paragraph most likely speaks to, each with the reasons why. */
export function Suggested({ suggestions, show, labels, onAccept, onDismiss }: SuggestedProps) {
  const t = useT();
  return (
    <ul className="recs">
      {suggestions.map((suggestion) => {
        const { symbol, number, reasons } = suggestion;
        const shown = show(suggestion);
        if (shown === null) return null;
        const label = labels(suggestion);
        return (
          <li key={`${symbol} ${number}`} className="rec rec--suggested">
            {shown}
            <ul className="reasons" aria-label={t("mapping.reasons")}>
              {reasons.map((reason) => (
                <li key={`${reason.kind} ${named(t, reason)}`}>
                  <span className="quiet">{t(`mapping.reason-${reason.kind}`)}</span> <bdi>{named(t, reason)}</bdi>
                </li>
              ))}
            </ul>
            <p className="rec__actions">
              <button type="button" className="button button--small" aria-label={label.add} onClick={() => onAccept(suggestion)}>
                {t("editor.recs-add")}
              </button>
              <button type="button" className="link-button" aria-label={label.dismiss} onClick={() => onDismiss(suggestion)}>
                {t("mapping.dismiss")}
              </button>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
