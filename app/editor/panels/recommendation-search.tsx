import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useId, useMemo, useState } from "react";
import { filterRecommendations } from "~/app/domain/recommendations/filter.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { boxLabel } from "~/app/domain/document/printed-words.js";
import { useT } from "~/app/i18n/react.js";
import { quoteRecommendation } from "../commands.js";
import { useWorkspace } from "../workspace.js";
import { RecommendationText } from "./recommendation-text.js";

const MOST_SHOWN = 30;

/** The review's lists, to find a recommendation in and add it to a paragraph or quote it in the text. */
export function RecommendationSearch({ linked, onAdd }: { linked: ReadonlySet<string>; onAdd(recommendation: Recommendation): void }) {
  const t = useT();
  const id = useId();
  const [editor] = useLexicalComposerContext();
  const { facts } = useWorkspace();
  const [query, setQuery] = useState("");
  const found = useMemo(
    () => filterRecommendations(facts.recommendations, { query, position: "", theme: "", state: "", sdg: "", person: "" }),
    [facts.recommendations, query],
  );
  const addable = found.filter(({ symbol, number }) => !linked.has(`${symbol} ${number}`));
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t("editor.recs-search")}</label>
        <input id={id} type="search" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
      </div>
      <p className="quiet" role="status">
        {t("editor.recs-found", { count: addable.length })} {addable.length > MOST_SHOWN && t("editor.recs-more", { count: MOST_SHOWN })}
      </p>
      <ul className="recs">
        {addable.slice(0, MOST_SHOWN).map((recommendation) => (
          <li key={`${recommendation.symbol} ${recommendation.number}`} className="rec">
            <RecommendationText recommendation={recommendation} />
            <p className="rec__actions">
              <button
                type="button"
                className="button button--small"
                aria-label={t("editor.recs-add-label", { number: recommendation.number })}
                onClick={() => onAdd(recommendation)}
              >
                {t("editor.recs-add")}
              </button>
              <button
                type="button"
                className="link-button"
                onClick={() => quoteRecommendation(editor, recommendation, boxLabel(facts.language, facts.stateName))}
              >
                {t("editor.recs-quote")}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
