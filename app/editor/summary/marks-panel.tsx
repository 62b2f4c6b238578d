import { useMemo } from "react";
import { plainText } from "~/app/domain/document/document.js";
import { checkSummary } from "~/app/domain/summary/check-summary.js";
import { useT } from "~/app/i18n/react.js";
import { goToBlock } from "../panels/go-to-block.js";
import { placeName } from "../panels/place.js";
import { useAnalysis } from "../workspace.js";
import { useSummary } from "./use-summary.js";

/** What of the summary is not yet as it should be: live, for everybody who writes it. */
export function MarksPanel() {
  const t = useT();
  const analysis = useAnalysis();
  const view = useSummary();
  const { sources } = view.facts;
  const findings = useMemo(
    () =>
      checkSummary(
        view.text,
        sources.map(({ id }) => id),
        analysis.length.sections,
      ),
    [view.text, sources, analysis],
  );
  const { unsourced, uncited, overShare, notFiled } = findings;
  const nameOf = (id: string) => sources.find((source) => source.id === id);
  const titleOf = (heading: string) => plainText(analysis.document.blocks.find(({ id }) => id === heading)?.inline ?? []);
  if (unsourced.length + uncited.length + overShare.length + notFiled.length === 0) return <p>{t("summary.marks-none")}</p>;
  return (
    <div className="flow" data-testid="marks">
      {unsourced.length > 0 && (
        <section>
          <h3>{t("summary.marks-unsourced", { count: unsourced.length })}</h3>
          <ul className="findings">
            {unsourced.map(({ block, from, text }) => (
              <li key={`${block} ${String(from)}`} data-severity="blocking">
                <p dir="auto">{text}</p>
                <button type="button" className="link-button" onClick={() => goToBlock(block)}>
                  {placeName(t, analysis, block)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notFiled.length > 0 && (
        <section>
          <h3>{t("summary.marks-not-filed")}</h3>
          <p>{t("summary.marks-notes", { notes: notFiled.map((note) => analysis.numbering.notes.get(note) ?? "–").join(", ") })}</p>
        </section>
      )}
      {uncited.length > 0 && (
        <section>
          <h3>{t("summary.marks-uncited", { count: uncited.length })}</h3>
          <ul className="findings">
            {uncited.map((id) => (
              <li key={id} data-severity="advice">
                <a href={`/submissions/${id}/filed/read`} target="_blank" rel="noreferrer">
                  {nameOf(id)?.name} · {nameOf(id)?.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {overShare.length > 0 && (
        <section>
          <h3>{t("summary.marks-over-share")}</h3>
          <p className="quiet">{t("summary.marks-over-share-text")}</p>
          <ul className="findings">
            {overShare.map(({ heading, words, share }) => (
              <li key={heading} data-severity="advice">
                <p>{t("summary.marks-section", { title: titleOf(heading), words, share })}</p>
                <button type="button" className="link-button" onClick={() => goToBlock(heading)}>
                  {t("editor.go-there")}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
