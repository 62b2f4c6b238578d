import type * as Y from "yjs";
import { anchor, anchorsIn, type BlockTexts, locate, type TextRange } from "./anchors.js";
import { canonicalJson } from "./canonical.js";
import { plainText } from "./document.js";
import { textDifference } from "./word-difference.js";
import { readYDoc } from "./yjs.js";

const textsOf = (doc: Y.Doc): BlockTexts => new Map(readYDoc(doc).blocks.map(({ id, inline }) => [id, plainText(inline)]));

/** Where the words of a stretch stand in a text that was made of the one that it is about. */
function carried(from: string, to: string, { block, start, end }: TextRange): TextRange[] {
  const found: TextRange[] = [];
  let [old, fresh] = [0, 0];
  for (const { value, added, removed } of textDifference(from, to)) {
    if (!added && !removed) {
      const [first, last] = [Math.max(start, old), Math.min(end, old + value.length)];
      if (first < last) found.push({ block, start: fresh + first - old, end: fresh + last - old });
    }
    if (!added) old += value.length;
    if (!removed) fresh += value.length;
  }
  return found;
}

/** Makes a change that writes blocks anew, and marks again what comments are about where its words still stand, also in another block. */
export function keepMarks(doc: Y.Doc, change: () => void): void {
  doc.transact(() => {
    const [marks, texts] = [anchorsIn(doc), textsOf(doc)];
    change();
    const [left, now] = [anchorsIn(doc), textsOf(doc)];
    for (const [thread, ranges] of marks) {
      if (canonicalJson(left.get(thread) ?? []) === canonicalJson(ranges)) continue;
      const again = ranges.flatMap((range) => {
        const [from, to] = [texts.get(range.block) ?? "", now.get(range.block) ?? ""];
        const here = carried(from, to, range);
        const elsewhere = here.length > 0 ? null : locate(now, { ...range, quote: from.slice(range.start, range.end) });
        return elsewhere ? [elsewhere] : here;
      });
      anchor(doc, thread, again);
    }
  });
}
