import { BuilderElement, type ParagraphChild, type XmlComponent } from "docx";
import { type Inline, plainText } from "~/app/domain/document/document.js";
import { type BesideBlock, beginComments, type ChangedBy, endComments, signComments } from "./write-beside.js";
import { blockRuns, inlineRuns, type MarkNote, type Writing } from "./write-inline.js";

/** A run as added or taken away by somebody. */
const wrapped =
  (name: "w:ins" | "w:del", { id, author, date }: ChangedBy) =>
  (run: ParagraphChild): ParagraphChild => {
    const attributes = { id: { key: "w:id", value: id }, author: { key: "w:author", value: author }, date: { key: "w:date", value: date } };
    return new BuilderElement({ name, attributes, children: [run as XmlComponent] }) as unknown as ParagraphChild;
  };

/** How text is written that somebody adds, and that somebody takes away. */
export const adding = (writing: Writing, by: ChangedBy): Writing => ({ ...writing, wrap: wrapped("w:ins", by) });
export const removing = (writing: Writing, by: ChangedBy): Writing => ({ ...writing, wrap: wrapped("w:del", by) });

/** A plain text as content. */
export const asInline = (text: string): Inline[] =>
  text.split("\n").flatMap((line, i): Inline[] => [...(i > 0 ? [{ type: "break" as const }] : []), { type: "text", text: line }]);

/** Content in pieces that end at these places of its text. */
function cut(inline: readonly Inline[], places: ReadonlySet<number>): Inline[] {
  let at = 0;
  return inline.flatMap((part): Inline[] => {
    const text = plainText([part]);
    const from = at;
    at += text.length;
    if (part.type !== "text") return [part];
    const inside = [...places].filter((place) => place > from && place < at).sort((a, b) => a - b);
    return [from, ...inside].map((start, i) => ({ ...part, text: text.slice(start - from, (inside[i] ?? at) - from) }));
  });
}

/**
 * The content of a block with the suggestions and comments about it as Word's own. An endnote among replaced words stays, as it does where
 * the suggestion is accepted; one in a paragraph that goes, goes with it.
 */
export function trackedRuns(inline: readonly Inline[], writing: Writing, mark: MarkNote, beside: BesideBlock): ParagraphChild[] {
  const { replaced, removed, begins, ends, points } = beside;
  const places = new Set([...begins.keys(), ...ends.keys(), ...replaced.flatMap(({ range: { start, end } }) => [start, end])]);
  const pieces = cut(inline, places);
  const children: ParagraphChild[] = [];
  let at = 0;
  pieces.forEach((part, i) => {
    const length = plainText([part]).length;
    const change = length > 0 ? replaced.find(({ range }) => range.start <= at && at < range.end) : undefined;
    const by = removed ?? change?.by;
    if (length > 0) children.push(...beginComments(begins.get(at)));
    children.push(...blockRuns(pieces, by ? removing(writing, by) : writing, mark, i, i + 1));
    at += length;
    if (length === 0) return;
    if (change?.range.end === at && change.proposed !== "")
      children.push(...inlineRuns(asInline(change.proposed), adding(writing, change.by)));
    children.push(...endComments(ends.get(at)));
  });
  return [...children, ...signComments(points)];
}
