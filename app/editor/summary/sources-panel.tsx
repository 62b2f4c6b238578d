import { useState } from "react";
import { type SummarySentence, sentencesOfBlock } from "~/app/domain/summary/check-summary.js";
import type { Origin } from "~/app/domain/summary/text.js";
import { useT } from "~/app/i18n/react.js";
import { placeName } from "../panels/place.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { CitedSources } from "./cited-sources.js";
import { Picker } from "./picker.js";
import { type SummaryView, useSummary } from "./use-summary.js";

/** The sentences of the paragraph at the cursor: what each cites, and the sentence of a submission that it came from. */
export function SourcesPanel() {
  const t = useT();
  const { currentBlock } = useWorkspace();
  const analysis = useAnalysis();
  const view = useSummary();
  const block = analysis.document.blocks.find(({ id }) => id === currentBlock);
  if (!block || block.kind === "heading") return <p className="quiet">{t("summary.place-cursor")}</p>;
  const sentences = sentencesOfBlock(block, view.sources);
  return (
    <div className="flow">
      <h3>{t("summary.sources-of", { place: placeName(t, analysis, block.id) })}</h3>
      {sentences.length === 0 && <p className="quiet">{t("summary.no-sentence")}</p>}
      <ol className="sentences">
        {sentences.map((sentence) => (
          <Sentence key={sentence.from} sentence={sentence} view={view} />
        ))}
      </ol>
    </div>
  );
}

function Sentence({ sentence, view }: { sentence: SummarySentence; view: SummaryView }) {
  const t = useT();
  const { mayWrite } = useWorkspace();
  const [picking, setPicking] = useState(false);
  const origins = originsOf(sentence, view);
  return (
    <li className="sentence" data-sourced={sentence.sourced}>
      <p dir="auto">{sentence.text}</p>
      {!sentence.sourced && <p className="sentence__missing">{t("summary.no-source")}</p>}
      {sentence.notes
        .filter((note) => view.sources.has(note))
        .map((note) => (
          <CitedSources key={note} note={note} view={view} />
        ))}
      {origins.length > 0 && (
        <details>
          <summary>{t("summary.origin", { count: origins.length })}</summary>
          {origins.map((origin) => (
            <OriginView key={`${origin.submission} ${origin.block} ${origin.sentence}`} origin={origin} view={view} />
          ))}
        </details>
      )}
      {mayWrite && !picking && (
        <button type="button" className="button button--small" onClick={() => setPicking(true)}>
          {t("summary.cite")}
        </button>
      )}
      {picking && <Picker sentence={sentence} view={view} onDone={() => setPicking(false)} />}
    </li>
  );
}

function OriginView({ origin, view }: { origin: Origin; view: SummaryView }) {
  const t = useT();
  const source = view.index.get(origin.submission);
  const place = source?.places[origin.block];
  return (
    <blockquote className="sentence__from">
      <p dir="auto">{origin.sentence}</p>
      <footer>
        {source ? (
          <a
            href={`/submissions/${origin.submission}/filed/read#${place?.p ? `para-${place.p}` : `block-${origin.block}`}`}
            target="_blank"
            rel="noreferrer"
          >
            {place?.p ? t("summary.origin-place", { name: source.name, number: place.p }) : source.name}
          </a>
        ) : (
          t("summary.not-filed")
        )}
      </footer>
    </blockquote>
  );
}

/** Where a sentence came from, also when it was moved; of one that was changed, what its paragraph came from in so far as its note cites it. */
function originsOf({ block, text, notes }: SummarySentence, { text: summary, sources }: SummaryView): Origin[] {
  const said = summary.compiled.flatMap((entry) => entry.origins.filter(({ from, to }) => entry.text.slice(from, to).trim() === text));
  if (said.length > 0) return said;
  const cited = new Set(notes.flatMap((note) => (sources.get(note) ?? []).flatMap(({ blocks }) => blocks)));
  return (summary.compiled.find((entry) => entry.block === block)?.origins ?? []).filter((origin) => cited.has(origin.block));
}
