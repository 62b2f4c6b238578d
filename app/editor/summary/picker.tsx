import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect, useId, useState } from "react";
import type { SummarySentence } from "~/app/domain/summary/check-summary.js";
import { useT } from "~/app/i18n/react.js";
import { useWorkspace } from "../workspace.js";
import { cite } from "./cite.js";
import type { SummaryView } from "./use-summary.js";

interface Citable {
  block: string;
  text: string;
  p?: string;
  r?: string;
}

interface PickerProps {
  sentence: SummarySentence;
  view: SummaryView;
  onDone(): void;
}

/** Chooses a paragraph of a filed submission for a sentence to cite. */
export function Picker({ sentence, view, onDone }: PickerProps) {
  const t = useT();
  const [selectId, searchId] = [useId(), useId()];
  const [editor] = useLexicalComposerContext();
  const { session } = useWorkspace();
  const [submission, setSubmission] = useState(view.facts.sources[0]?.id ?? "");
  const [query, setQuery] = useState("");
  const [also, setAlso] = useState(false);
  const paragraphs = useParagraphs(view.facts.reviewId, submission);
  const wanted = query.trim().toLowerCase();
  const found = paragraphs?.filter(({ text, p }) => wanted === "" || p === wanted || text.toLowerCase().includes(wanted));
  const choose = (blocks: string[]) => {
    cite(editor, session.doc, sentence, view.sources, { submission, blocks, also });
    onDone();
  };
  return (
    <div className="picker" role="group" aria-label={t("summary.cite")}>
      <div className="field">
        <label htmlFor={selectId}>{t("summary.submission")}</label>
        <select id={selectId} value={submission} onChange={(event) => setSubmission(event.currentTarget.value)}>
          {view.facts.sources.map(({ id, name, title }) => (
            <option key={id} value={id}>
              {name} · {title}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={searchId}>{t("summary.find-paragraph")}</label>
        <input id={searchId} type="search" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
      </div>
      <p>
        <label>
          <input type="checkbox" checked={also} onChange={(event) => setAlso(event.currentTarget.checked)} /> {t("summary.as-see-also")}
        </label>
      </p>
      <ul className="picker__list">
        {found?.map(({ block, text, p }) => (
          <li key={block}>
            <button type="button" onClick={() => choose([block])}>
              <strong>{p === undefined ? "–" : t("summary.paragraph", { number: p })}</strong> <span dir="auto">{text}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="rec__actions">
        <button type="button" className="button button--small" onClick={() => choose([])}>
          {t("summary.cite-whole")}
        </button>
        <button type="button" className="link-button" onClick={onDone}>
          {t("summary.cancel")}
        </button>
      </p>
    </div>
  );
}

/** Null until they are here. */
function useParagraphs(reviewId: string, submission: string): Citable[] | null {
  const [read, setRead] = useState<{ submission: string; paragraphs: Citable[] } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/reviews/${reviewId}/desk/summary/sources/${submission}`, { signal: stop.signal })
      .then(async (response) => setRead({ submission, paragraphs: response.ok ? ((await response.json()) as Citable[]) : [] }))
      .catch(() => undefined);
    return () => stop.abort();
  }, [reviewId, submission]);
  return read?.submission === submission ? read.paragraphs : null;
}
