import type { RecommendationLink } from "~/app/domain/document/document.js";
import { plainText } from "~/app/domain/document/document.js";
import { DISMISSED_MAP, linkKey, LINKS_MAP } from "~/app/domain/document/yjs.js";
import type { BlockReference } from "~/app/domain/mapping/coverage.js";
import { useT } from "~/app/i18n/react.js";
import { useSuggestions } from "../use-suggestions.js";
import { useRemarks } from "../use-remarks.js";
import { type Sources, useSources } from "../use-sources.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { AboutParagraph } from "./about-paragraph.js";
import { LinkedRecommendation } from "./linked-recommendation.js";
import { placeName } from "./place.js";
import { Points } from "./points.js";
import { RecommendationSearch } from "./recommendation-search.js";
import { RecommendationText } from "./recommendation-text.js";
import { RemarkList } from "./remark-list.js";
import { Suggested } from "./suggested.js";

/** What the paragraph at the cursor speaks to, what it probably speaks to, and the review's lists and other sources to choose from. */
export function RecommendationsPanel() {
  const t = useT();
  const { facts, currentBlock } = useWorkspace();
  const analysis = useAnalysis();
  const sources = useSources(facts.submissionId);
  const block = analysis.document.blocks.find(({ id }) => id === currentBlock);
  const elsewhere = useRemarks().filter((remark) => remark.block !== block?.id);
  return (
    <div className="flow">
      {facts.recommendations.length === 0 && <p className="quiet">{t("editor.recs-list-empty")}</p>}
      {block ? (
        <BlockRecommendations
          key={block.id}
          block={block.id}
          isSection={block.kind === "heading"}
          text={plainText(block.inline)}
          sources={sources}
        />
      ) : (
        <p className="quiet">{t("editor.recs-place-cursor")}</p>
      )}
      {elsewhere.length > 0 && (
        <section className="flow">
          <h3>{t("mapping.remarks-elsewhere")}</h3>
          <RemarkList remarks={elsewhere} withPlace />
        </section>
      )}
    </div>
  );
}

interface BlockProps {
  block: string;
  isSection: boolean;
  text: string;
  sources: Sources;
}

function BlockRecommendations({ block, isSection, text, sources }: BlockProps) {
  const t = useT();
  const { facts, session, mayWrite } = useWorkspace();
  const analysis = useAnalysis();
  const proposed = useSuggestions(facts.submissionId, text);
  const remarks = useRemarks().filter((remark) => remark.block === block);
  const references = (analysis.coverage.blocks.get(block) ?? []).filter((reference) => reference.known || reference.form === "link");
  const linked = new Set(references.map((reference) => `${reference.symbol} ${reference.number}`));
  const links = session.doc.getMap<RecommendationLink>(LINKS_MAP);
  const dismissed = session.doc.getMap<boolean>(DISMISSED_MAP);
  const undecided = ({ symbol, number }: { symbol: string; number: string }) => {
    const key = linkKey({ block, symbol, number });
    return !linked.has(`${symbol} ${number}`) && !links.has(key) && !dismissed.has(key);
  };
  const suggestions = proposed.recommendations.filter(undecided);
  const dismiss = ({ symbol, number }: { symbol: string; number: string }) => dismissed.set(linkKey({ block, symbol, number }), true);
  const add = ({ symbol, number }: { symbol: string; number: string }) =>
    links.set(linkKey({ block, symbol, number }), { block, symbol, number, kind: "addresses" });
  return (
    <>
      {remarks.length > 0 && (
        <section className="flow">
          <h3>{t("mapping.remarks-title")}</h3>
          <RemarkList remarks={remarks} />
        </section>
      )}
      <h3>
        {t(isSection ? "mapping.section-here" : "editor.recs-here")} <span className="quiet">({placeName(t, analysis, block)})</span>
      </h3>
      {references.length === 0 && <p className="quiet">{t("editor.recs-none")}</p>}
      <ul className="recs">
        {byRecommendation(references).map((forms) => (
          <LinkedRecommendation
            key={`${forms[0]!.symbol} ${forms[0]!.number}`}
            block={block}
            forms={forms}
            link={analysis.document.links.find(
              (link) => link.block === block && link.symbol === forms[0]!.symbol && link.number === forms[0]!.number,
            )}
          />
        ))}
      </ul>
      {mayWrite && suggestions.length > 0 && (
        <section className="flow">
          <h3>{t("editor.recs-suggested")}</h3>
          <Suggested
            suggestions={suggestions}
            show={({ symbol, number }) => {
              const recommendation = facts.recommendations.find((one) => one.number === number && one.symbol === symbol);
              return recommendation ? <RecommendationText recommendation={recommendation} /> : null;
            }}
            labels={({ number }) => ({
              add: t("editor.recs-add-label", { number }),
              dismiss: t("mapping.dismiss-label", { number }),
            })}
            onAccept={add}
            onDismiss={dismiss}
          />
        </section>
      )}
      <AboutParagraph block={block} proposals={proposed.tags} />
      <Points block={block} found={sources} proposed={proposed.points.filter(undecided)} onAdd={add} onDismiss={dismiss} />
      {mayWrite && facts.recommendations.length > 0 && <RecommendationSearch linked={linked} onAdd={add} />}
    </>
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
