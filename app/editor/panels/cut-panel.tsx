import { useDeferredValue, useMemo } from "react";
import type { Budgeted } from "~/app/domain/submission/plan.js";
import { quotations, repetitions } from "~/app/domain/submission/cuts.js";
import { useT } from "~/app/i18n/react.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { goToBlock } from "./go-to-block.js";
import { placeName } from "./place.js";
import { useSectionName } from "./section-name.js";

/** Where words can be saved without saying less. */
export function CutPanel({ over }: { over: readonly (Budgeted & { heading: string })[] }) {
  const t = useT();
  const { facts } = useWorkspace();
  const analysis = useAnalysis();
  const name = useSectionName();
  // comparing all sentences may wait for a pause in the typing
  const { blocks } = useDeferredValue(analysis.document);
  const repeated = useMemo(() => repetitions(blocks), [blocks]);
  const quoted = useMemo(() => quotations(blocks, facts.recommendations, facts.guidelines.counted), [blocks, facts]);
  const tooLong = over.flatMap(({ heading, words, budget }) =>
    budget !== null && words > budget ? [{ heading, count: words - budget }] : [],
  );
  const place = (block: string) => (
    <button type="button" className="link-button" onClick={() => goToBlock(block)}>
      {placeName(t, analysis, block)}
    </button>
  );
  return (
    <section className="flow">
      <h3>{t("plan.cut")}</h3>
      {tooLong.length + repeated.length + quoted.length === 0 && <p className="quiet">{t("plan.cut-none")}</p>}
      {tooLong.length > 0 && (
        <div>
          <h4>{t("plan.cut-over")}</h4>
          <ul className="plan__list">
            {tooLong.map(({ heading, count }) => (
              <li key={heading}>
                <button type="button" className="link-button" dir="auto" onClick={() => goToBlock(heading || blocks[0]!.id)}>
                  {t("plan.cut-over-item", { section: name(heading), count })}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {repeated.length > 0 && (
        <div>
          <h4>{t("plan.cut-repeated")}</h4>
          <ul className="plan__list">
            {repeated.map(({ text, words, exact, first, again }, i) => (
              <li key={i}>
                <q dir="auto">{text}</q>
                <p className="plan__facts">
                  <span>{t(exact ? "plan.cut-exact" : "plan.cut-near", { words })}</span>
                  <span>
                    {t("plan.cut-first")}: {place(first)}
                  </span>
                  <span>
                    {t("plan.cut-again")}: {place(again)}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {quoted.length > 0 && (
        <div>
          <h4>{t("plan.cut-quoted")}</h4>
          <ul className="plan__list">
            {quoted.map(({ block, number, words }) => (
              <li key={`${block} ${number}`}>
                {t("plan.cut-quoted-item", { count: words, number })}: {place(block)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
