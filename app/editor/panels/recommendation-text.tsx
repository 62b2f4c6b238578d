import { type Recommendation, shownText } from "~/app/domain/recommendations/recommendation.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";

/** One recommendation: number, text, who made it, what the State answered, from which report. */
export function RecommendationText({ recommendation }: { recommendation: Recommendation }) {
  const t = useT();
  const { facts } = useWorkspace();
  const { number, states, position, symbol } = recommendation;
  const text = shownText(recommendation);
  const named = states.every((state) => recommendation.text.includes(state));
  return (
    <p dir="auto">
      <strong>{number}</strong> {text} {!named && `(${states.join(", ")})`}{" "}
      <span className="quiet">
        {t(`recommendation.position-${position}`)} · {symbol}
        {facts.sampleSymbols.includes(symbol) && ` · ${t("editor.sample-wording")}`}
      </span>
    </p>
  );
}
