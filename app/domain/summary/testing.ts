import * as Y from "yjs";
import { draftAtOnce } from "./draft.js";
import { applyDraft, type CompileReport } from "./merge.js";
import { keptOf } from "./kept.js";
import { printSummary } from "./print-summary.js";
import type { Summary, SummaryRequest } from "./summary.js";
import type { SummaryText } from "./text.js";
import { readSummaryText } from "./text-yjs.js";

/** Compiles into a document, as the command does. */
export function compileInto(doc: Y.Doc, request: SummaryRequest): CompileReport {
  const draft = draftAtOnce(request, keptOf(readSummaryText(doc)));
  return doc.transact(() => applyDraft(doc, draft));
}

/** A first draft, and how it is printed. */
export function compileSummary(request: SummaryRequest): Summary & { text: SummaryText } {
  const doc = new Y.Doc();
  compileInto(doc, request);
  const text = readSummaryText(doc);
  return { ...printSummary(text, request), text };
}
