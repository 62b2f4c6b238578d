import type { LexicalEditor } from "lexical";
import type * as Y from "yjs";
import { plainText } from "~/app/domain/document/document.js";
import { findText, type Hit, type Sought } from "~/app/domain/document/find.js";
import { replaceHit, rootOf } from "~/app/domain/document/replace.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
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

/** Replaces every place, from the last to the first so that none moves another; says how many. */
export async function replaceAll(editor: LexicalEditor, doc: Y.Doc, sought: Sought, replacement: string): Promise<number> {
  const before = readYDoc(doc);
  const text = new Map([...before.blocks, ...before.notes].map(({ id, inline }) => [id, plainText(inline)]));
  let done = 0;
  for (const [i, hit] of findText(before, sought).reverse().entries()) {
    if (i > 0 && i % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (replaceOne(editor, doc, hit, text.get(hit.id)!.slice(hit.start, hit.end), replacement)) done += 1;
  }
  return done;
}
