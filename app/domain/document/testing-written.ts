import type { Block, Inline, Note } from "./document.js";

const SIGNS: Record<string, string> = { bold: "**", italic: "*", superscript: "^", subscript: "~" };

/** Marks in text: **bold**, *italic*, ^raised^, ~lowered~, [link](address), and [n] for the n-th note. */
function written(inline: readonly Inline[], notes: readonly string[]): string {
  return inline
    .map((part) => {
      if (part.type === "break") return " / ";
      if (part.type === "note") return `[${String(notes.indexOf(part.note) + 1)}]`;
      const marked = (part.marks ?? []).reduce((text, mark) => {
        const sign = SIGNS[mark];
        return sign ? `${sign}${text}${sign}` : `${mark}(${text})`;
      }, part.text);
      return part.link ? `[${marked}](${part.link})` : marked;
    })
    .join("");
}

/** A text as lines that a test can compare: each block with its kind and properties, each note. */
export function writtenBlocks({ blocks, notes }: { blocks: readonly Omit<Block, "id">[]; notes: readonly Note[] }) {
  const ids = notes.map(({ id }) => id);
  return {
    blocks: blocks.map(({ kind, level, numbered, language, direction, inline }) => {
      const name = `${kind}${(level ?? 1) > 1 ? ` ${String(level)}` : ""}${numbered ? " numbered" : ""}`;
      return `${[name, language, direction].filter(Boolean).join(" ")}: ${written(inline, ids)}`;
    }),
    notes: notes.map(({ inline }) => written(inline, ids)),
  };
}
