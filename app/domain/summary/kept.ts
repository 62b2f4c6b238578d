import { type Block, plainText } from "../document/document.js";
import { countWords } from "../document/words.js";
import type { Kept } from "./draft.js";
import { type CitedSource, type CompiledBlock, marksOf, originKey, sourcesByNote, type SummaryText } from "./text.js";

/** Whether a block is still as the compiler wrote it. */
export const isUntouched = (block: Block, { text, marks }: CompiledBlock, sources: ReadonlyMap<string, readonly CitedSource[]>): boolean =>
  plainText(block.inline) === text && marksOf(block.inline, sources) === marks;

/** What of a summary is people's own, so that compiling again leaves it: edited and written blocks, and sentences that were taken out. */
export function keptOf({ document, citations, compiled }: SummaryText): Kept {
  const sources = sourcesByNote(citations);
  const entries = new Map(compiled.map((entry) => [entry.block, entry]));
  const edited = document.blocks.filter((block) => {
    const entry = entries.get(block.id);
    return !entry || !isUntouched(block, entry, sources);
  });
  const text = edited.map(({ inline }) => plainText(inline)).join("\n");
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const untouched = new Set(document.blocks.filter((block) => !edited.includes(block)).map(({ id }) => id));
  const reported = new Set<string>();
  const gone: string[] = [];
  for (const entry of compiled) {
    if (untouched.has(entry.block)) continue;
    for (const origin of entry.origins) {
      // a sentence of a block that is gone may have been moved into another
      const isThere = blocks.has(entry.block) || text.includes(entry.text.slice(origin.from, origin.to).trim());
      if (isThere) reported.add(originKey(origin));
      else gone.push(originKey(origin));
    }
  }
  const notes = edited.flatMap(({ inline }) => inline.flatMap((part) => (part.type === "note" ? [part.note] : [])));
  return {
    reported,
    removed: new Set(gone.filter((key) => !reported.has(key))),
    words: edited.filter(({ kind }) => kind !== "heading").reduce((sum, { inline }) => sum + countWords(plainText(inline)), 0),
    named: new Set(notes.flatMap((note) => (sources.get(note) ?? []).map(({ submission }) => submission))),
  };
}
