import { useMemo } from "react";
import { printCitation } from "~/app/domain/summary/citations.js";
import { citationFrom, type SourceIndex } from "~/app/domain/summary/places.js";
import { type CitedSource, sourcesByNote, type SummaryText } from "~/app/domain/summary/text.js";
import { readSummaryText } from "~/app/domain/summary/text-yjs.js";
import { type SummaryFacts, useAnalysis, useWorkspace } from "../workspace.js";

export interface SummaryView {
  facts: SummaryFacts;
  text: SummaryText;
  index: ReadonlyMap<string, SourceIndex>;
  sources: ReadonlyMap<string, readonly CitedSource[]>;
  /** A note's citation as it is printed; empty where it cites nothing. */
  printed(note: string): string;
}

/** The summary as it stands, with what its citations are printed from. */
export function useSummary(): SummaryView {
  const { facts, session } = useWorkspace();
  const analysis = useAnalysis();
  const summary = facts.summary!;
  const index = useMemo(() => new Map(summary.sources.map((source) => [source.id, source])), [summary]);
  return useMemo(() => {
    const text = readSummaryText(session.doc, analysis.document);
    const sources = sourcesByNote(text.citations);
    const printed = (note: string) => {
      const own = sources.get(note);
      return own ? printCitation(citationFrom(own, index)) : "";
    };
    return { facts: summary, text, index, sources, printed };
  }, [session, analysis, index, summary]);
}
