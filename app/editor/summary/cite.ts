import { $getRoot, $isElementNode, $isLineBreakNode, $isTextNode, type LexicalEditor, type LexicalNode } from "lexical";
import type * as Y from "yjs";
import { newId } from "~/app/domain/document/document.js";
import type { SummarySentence } from "~/app/domain/summary/check-summary.js";
import { citationKey, type CitedSource } from "~/app/domain/summary/text.js";
import { citationsIn } from "~/app/domain/summary/text-yjs.js";
import { $isBlockNode } from "../nodes/block-node.js";
import { $createEndnoteNode } from "../nodes/endnote-node.js";

/** Puts a node behind the character of a block at which a sentence ends. */
function $insertAt(block: LexicalNode, offset: number, node: LexicalNode) {
  if (!$isElementNode(block)) return;
  let left = offset;
  for (const child of block.getChildren()) {
    const size = $isLineBreakNode(child) ? 1 : child.getTextContentSize();
    if (size >= left && size > 0) {
      if ($isTextNode(child) && size > left) child.splitText(left)[0]!.insertAfter(node);
      else child.insertAfter(node);
      return;
    }
    left -= size;
  }
  block.append(node);
}

/** Cites paragraphs of a submission for a sentence: in the note that it has, else in a new one at its end. Returns the note. */
export function cite(
  editor: LexicalEditor,
  doc: Y.Doc,
  sentence: SummarySentence,
  sources: ReadonlyMap<string, readonly CitedSource[]>,
  chosen: Pick<CitedSource, "submission" | "blocks" | "also">,
): string {
  const citations = citationsIn(doc);
  const there = sentence.notes.find((note) => sources.has(note));
  const note = there ?? newId();
  const key = citationKey({ note, ...chosen });
  const own = citations.get(key);
  const order = own?.order ?? (sources.get(note)?.at(-1)?.order ?? -1) + 1;
  const blocks = [...new Set([...(own?.blocks ?? []), ...chosen.blocks])];
  citations.set(key, { note, page: own?.page ?? "", order, ...chosen, blocks });
  if (there === undefined)
    editor.update(() => {
      const block = $getRoot()
        .getChildren()
        .find((one) => $isBlockNode(one) && one.getId() === sentence.block);
      if (block) $insertAt(block, sentence.to, $createEndnoteNode(note));
    });
  return note;
}

/** Takes a source out of its note. */
export const uncite = (doc: Y.Doc, source: CitedSource): void => citationsIn(doc).delete(citationKey(source));

/** Changes what a citation says of a source. */
export function recite(doc: Y.Doc, source: CitedSource, change: Partial<Pick<CitedSource, "also" | "page">>): void {
  const next = { ...source, ...change };
  doc.transact(() => {
    if (citationKey(next) !== citationKey(source)) uncite(doc, source);
    citationsIn(doc).set(citationKey(next), next);
  });
}
