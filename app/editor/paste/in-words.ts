import type { Inline } from "~/app/domain/document/document.js";
import type { Pasted } from "./pasted.js";

/**
 * What was pasted, for a place that takes words alone: each block a paragraph with what was typed before it, and the text of a note in
 * brackets where its mark stood. In a suggestion the words have no form either.
 */
export function inWords({ blocks, notes, lost }: Pasted, plain: boolean): Pasted {
  const texts = new Map(notes.map(({ id, inline }) => [id, inline]));
  let bracketed = 0;
  const words = (part: Inline): Inline[] => {
    if (part.type === "text") return plain ? [{ type: "text", text: part.text }] : [part];
    if (part.type === "break") return plain ? [{ type: "text", text: " " }] : [part];
    bracketed += 1;
    const note = (texts.get(part.note) ?? []).flatMap(words);
    return [{ type: "text", text: " (" }, ...note, { type: "text", text: ")" }];
  };
  const paragraphs = blocks.map(({ kind, label, inline, language, direction }) => ({
    kind: "paragraph" as const,
    // paragraphs that are suggested take their numbers from the text
    inline: [...(label && (!plain || kind === "recommendation") ? [{ type: "text" as const, text: label }] : []), ...inline.flatMap(words)],
    ...(language && { language }),
    ...(direction && { direction }),
  }));
  return { blocks: paragraphs, notes: [], lost: { ...lost, ...(bracketed > 0 && { "note-mark": bracketed }) } };
}
