import type { LexicalEditor } from "lexical";
import type * as Y from "yjs";
import { plainText } from "~/app/domain/document/document.js";
import { findText, type Hit, type Sought } from "~/app/domain/document/find.js";
import { replaceHit, rootOf } from "~/app/domain/document/replace.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { coveredBy } from "~/app/domain/submission/plan.js";
import { undoManagerOf } from "../collaboration/use-binding.js";

/** Edits go out one by one: so many at a time stay below what the server takes from one connection. */
const AT_ONCE = 25;
const PAUSE = 300;

/** Replaces one place as an edit and a step of undo of its own; false where what was found no longer stands there. */
export function replaceOne(editor: LexicalEditor, doc: Y.Doc, hit: Hit, found: string, replacement: string): boolean {
  const undo = undoManagerOf(editor);
  if (hit.in === "note") undo?.addToScope(rootOf(doc, hit));
  undo?.stopCapturing();
  const done = replaceHit(doc, hit, found, replacement);
  undo?.stopCapturing();
  return done;
}

export interface Replaced {
  count: number;
  /** So many stay: they are in sections that are locked to other organisations. */
  locked: number;
}

/** Replaces every place that is not in one of the locked sections, from the last to the first so that none moves another. */
export async function replaceAll(
  editor: LexicalEditor,
  doc: Y.Doc,
  sought: Sought,
  replacement: string,
  locked: readonly string[],
): Promise<Replaced> {
  const before = readYDoc(doc);
  const covered = coveredBy(before.blocks, locked);
  const found = findText(before, sought).reverse();
  const open = found.filter(({ id }) => !covered.has(id));
  const text = new Map([...before.blocks, ...before.notes].map(({ id, inline }) => [id, plainText(inline)]));
  let count = 0;
  for (const [i, hit] of open.entries()) {
    if (i > 0 && i % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (replaceOne(editor, doc, hit, text.get(hit.id)!.slice(hit.start, hit.end), replacement)) count += 1;
  }
  return { count, locked: found.length - open.length };
}
