import type * as Y from "yjs";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { number, type Numbering } from "~/app/domain/document/numbering.js";
import { countDocument, type Length, type WordCount } from "~/app/domain/document/words.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { type Coverage, coverage } from "~/app/domain/mapping/coverage.js";
import { summaryNumbering } from "~/app/domain/summary/numbering.js";
import { lengthOf } from "~/app/domain/submission/length.js";
import type { SubmissionFacts } from "./workspace.js";

/** Everything that is derived from the text as it stands: by the same functions as on the server. */
export interface Analysis {
  document: StructuredDocument;
  numbering: Numbering;
  words: WordCount;
  length: Length;
  coverage: Coverage;
}

type Judged = Pick<SubmissionFacts, "guidelines" | "kind" | "summary" | "recommendations">;

export interface AnalysisStore {
  get(): Analysis;
  subscribe: (listener: () => void) => () => void;
  /** Derives anew where the rules, or the kind that they are applied to, are others than before. */
  judge(facts: Judged): void;
  destroy(): void;
}

/** From one time to the next, in milliseconds: nobody reads a counter faster, and the next letter waits while it is worked out. */
const PAUSE = 50;

/** Derives anew with the next frame after a change; what follows within the pause waits for its end. */
export function createAnalysis(doc: Y.Doc, first: Judged): AnalysisStore {
  let facts = first;
  const listeners = new Set<() => void>();
  const derive = (): Analysis => {
    const document = readYDoc(doc);
    return {
      document,
      numbering: facts.summary ? summaryNumbering(document.blocks) : number(document.blocks),
      words: countDocument(document, facts.guidelines.counted),
      length: lengthOf(document, facts.guidelines, facts.kind),
      coverage: coverage(document, facts.recommendations),
    };
  };
  let current = derive();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let derived = -PAUSE;
  const schedule = () => {
    timer ||= setTimeout(
      () => {
        frame = requestAnimationFrame(() => {
          timer = undefined;
          current = derive();
          derived = performance.now();
          for (const listener of listeners) listener();
        });
      },
      derived + PAUSE - performance.now(),
    );
  };
  doc.on("update", schedule);
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    judge(next) {
      const same = next.kind === facts.kind && canonicalJson(next.guidelines) === canonicalJson(facts.guidelines);
      facts = next;
      if (!same) schedule();
    },
    destroy() {
      doc.off("update", schedule);
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    },
  };
}
