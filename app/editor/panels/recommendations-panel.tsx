import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useId, useMemo, useState } from "react";
import type { RecommendationLink } from "~/app/domain/document/document.js";
import { linkKey, LINKS_MAP } from "~/app/domain/document/yjs.js";
import type { BlockReference } from "~/app/domain/mapping/coverage.js";
import { filterRecommendations } from "~/app/domain/recommendations/filter.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { useT } from "~/app/i18n/react.js";
import { quoteRecommendation } from "../commands.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { placeName } from "./place.js";

const MOST_SHOWN = 30;
const FORM_KEYS = { inline: "editor.recs-from-text", box: "editor.recs-from-box", link: "editor.recs-by-hand" } as const;

/** What the paragraph at the cursor speaks to, and the review's list to choose from. */
export function RecommendationsPanel() {
  const t = useT();
  const { facts, session, currentBlock, mayWrite } = useWorkspace();
  const analysis = useAnalysis();
  const links = session.doc.getMap<RecommendationLink>(LINKS_MAP);
  if (facts.recommendations.length === 0) return <p className="quiet">{t("editor.recs-list-empty")}</p>;
  if (!currentBlock || !analysis.document.blocks.some((block) => block.id === currentBlock))
    return <p className="quiet">{t("editor.recs-place-cursor")}</p>;
  const references = analysis.coverage.blocks.get(currentBlock) ?? [];
  const linked = new Set(references.map((reference) => `${reference.symbol} ${reference.number}`));
  const keyOf = ({ symbol, number }: Pick<Recommendation, "symbol" | "number">) => linkKey({ block: currentBlock, symbol, number });
  return (
    <div className="flow">
      <h3>
        {t("editor.recs-here")} <span className="quiet">({placeName(t, analysis, currentBlock)})</span>
      </h3>
      {references.length === 0 && <p className="quiet">{t("editor.recs-none")}</p>}
      <ul className="recs">
        {byRecommendation(references).map((forms) => (
          <LinkedRecommendation
            key={`${forms[0]!.symbol} ${forms[0]!.number}`}
            forms={forms}
            onRemove={mayWrite && forms.some(({ form }) => form === "link") ? () => links.delete(keyOf(forms[0]!)) : undefined}
          />
        ))}
      </ul>
      {mayWrite && (
        <RecommendationSearch
          linked={linked}
          onAdd={({ symbol, number }) => links.set(keyOf({ symbol, number }), { block: currentBlock, symbol, number, kind: "addresses" })}
        />
      )}
    </div>
  );
}

/** The ways in which a block is tied to one recommendation, put together. */
function byRecommendation(references: readonly BlockReference[]): BlockReference[][] {
  const groups = new Map<string, BlockReference[]>();
  for (const reference of references) {
    const key = `${reference.symbol} ${reference.number}`;
    groups.set(key, [...(groups.get(key) ?? []), reference]);
  }
  return [...groups.values()];
}

function LinkedRecommendation({ forms, onRemove }: { forms: BlockReference[]; onRemove: (() => void) | undefined }) {
  const t = useT();
  const { facts } = useWorkspace();
  const { number, symbol, known } = forms[0]!;
  const recommendation = facts.recommendations.find((one) => one.number === number && one.symbol === symbol);
  if (!known || !recommendation) {
    return (
      <li className="rec rec--unknown">
        <strong>{number}</strong> {t("editor.recs-unknown", { number })}
      </li>
    );
  }
  return (
    <li className="rec">
      <RecommendationText recommendation={recommendation} />
      <p className="rec__actions">
        <span className="quiet">{forms.map(({ form }) => t(FORM_KEYS[form])).join(", ")}</span>
        {onRemove && (
          <button type="button" className="link-button" aria-label={t("editor.recs-remove-label", { number })} onClick={onRemove}>
            {t("editor.recs-remove")}
          </button>
        )}
      </p>
    </li>
  );
}

function RecommendationText({ recommendation }: { recommendation: Recommendation }) {
  const t = useT();
  const { facts } = useWorkspace();
  const { number, text, states, position, symbol } = recommendation;
  return (
    <p dir="auto">
      <strong>{number}</strong> {text} {states.length > 0 && `(${states.join(", ")})`}{" "}
      <span className="quiet">
        {t(`recommendation.position-${position}`)} · {symbol}
        {facts.sampleSymbols.includes(symbol) && ` · ${t("editor.sample-wording")}`}
      </span>
    </p>
  );
}

function RecommendationSearch({ linked, onAdd }: { linked: ReadonlySet<string>; onAdd(recommendation: Recommendation): void }) {
  const t = useT();
  const id = useId();
  const [editor] = useLexicalComposerContext();
  const { facts } = useWorkspace();
  const [query, setQuery] = useState("");
  const found = useMemo(
    () => filterRecommendations(facts.recommendations, { query, position: "", theme: "", state: "" }),
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
                onClick={() => quoteRecommendation(editor, recommendation, t("editor.box-label", { state: facts.stateName }))}
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
