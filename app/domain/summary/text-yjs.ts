import type * as Y from "yjs";
import { CITATIONS_MAP, COMPILED_MAP, readYDoc } from "../document/yjs.js";
import type { CitedSource, CompiledBlock, SummaryText } from "./text.js";

export const citationsIn = (doc: Y.Doc) => doc.getMap<CitedSource>(CITATIONS_MAP);
export const compiledIn = (doc: Y.Doc) => doc.getMap<CompiledBlock>(COMPILED_MAP);

/** The summary that a Y.Doc holds; citations are those of notes that the text has. */
export function readSummaryText(doc: Y.Doc, document = readYDoc(doc)): SummaryText {
  const notes = new Set(document.notes.map(({ id }) => id));
  return {
    document,
    citations: [...citationsIn(doc).values()].filter(({ note }) => notes.has(note)),
    compiled: [...compiledIn(doc).values()],
  };
}
