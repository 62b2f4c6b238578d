import type { Inline, Mark } from "~/app/domain/document/document.js";
import { isNoteSeparator } from "~/app/domain/document/note-separator.js";
import type { NoteKind, Piece } from "./pieces.js";
import { type Styles, toggle } from "./read-styles.js";
import { child, type XmlElement } from "./xml.js";

/** What the content of paragraphs refers to. */
export interface References {
  styles: Styles;
  /** A hyperlink's address by its relationship's id. */
  address: (id: string) => string | undefined;
  /** The document's own id of a note. */
  note: (of: NoteKind, id: string) => string;
  /** Notes by the bookmarks around their marks, filled while reading. */
  bookmarks: Map<string, string>;
}

const isOpenable = (address: string | undefined): address is string => address !== undefined && /^(https?:|mailto:)/i.test(address);

/** A paragraph's pieces as content: runs of the same type joined, white space at both ends left out. */
export function readInline(pieces: readonly Piece[], references: References): Inline[] {
  const inline: Inline[] = [];
  for (const piece of pieces) {
    if (piece.type === "break") inline.push({ type: "break" });
    else if (piece.type === "note") {
      const note = references.note(piece.of, piece.id);
      for (const bookmark of piece.bookmarks) references.bookmarks.set(bookmark, note);
      inline.push({ type: "note", note });
    } else if (piece.type === "note-again") {
      const note = references.bookmarks.get(piece.bookmark);
      if (note) inline.push({ type: "note", note });
    } else {
      const address = piece.link === undefined ? piece.address : references.address(piece.link);
      const marks = marksOf(piece.run, references.styles);
      add(inline, {
        type: "text",
        text: piece.text.replace(/\t/g, " "),
        ...(marks.length > 0 && { marks }),
        ...(isOpenable(address) && { link: address }),
      });
    }
  }
  return trim(withoutSeparators(inline));
}

/** A raised comma between two notes' marks only keeps their numbers apart. */
const withoutSeparators = (inline: readonly Inline[]): Inline[] =>
  inline.flatMap((part, i): Inline[] => {
    if (part.type !== "text" || !part.marks?.includes("superscript") || inline[i - 1]?.type !== "note") return [part];
    const next = inline.slice(i + 1).find((one) => one.type !== "text" || one.text.trim() !== "");
    return next?.type === "note" && isNoteSeparator(part.text) ? [] : [part];
  });

/** Word's own style of notes' marks and links says nothing about the text. */
function marksOf(run: XmlElement | null, styles: Styles): Mark[] {
  if (!run) return [];
  const style = styles(child(run, "rStyle")?.attributes.val);
  const isLink = style.name.includes("hyperlink");
  const raised = child(run, "vertAlign")?.attributes.val;
  const marks: [Mark, boolean | undefined][] = [
    ["bold", toggle(run, "b") ?? toggle(run, "bCs") ?? style.bold],
    ["italic", toggle(run, "i") ?? toggle(run, "iCs") ?? style.italic],
    ["underline", !isLink && toggle(run, "u")],
    ["strikethrough", toggle(run, "strike") ?? toggle(run, "dstrike")],
    ["subscript", raised === "subscript"],
    ["superscript", raised === "superscript"],
  ];
  return marks.filter(([, on]) => on).map(([mark]) => mark);
}

function add(inline: Inline[], part: Extract<Inline, { type: "text" }>): void {
  const last = inline.at(-1);
  if (last?.type === "text" && last.link === part.link && String(last.marks ?? "") === String(part.marks ?? "")) last.text += part.text;
  else inline.push(part);
}

function trim(inline: Inline[]): Inline[] {
  const isBlank = (part: Inline | undefined) => part?.type === "break" || (part?.type === "text" && part.text.trim() === "");
  let from = 0;
  let to = inline.length;
  while (isBlank(inline[from])) from += 1;
  while (to > from && isBlank(inline[to - 1])) to -= 1;
  return inline.slice(from, to).map((part, i, all) => {
    if (part.type !== "text") return part;
    const start = i === 0 ? part.text.trimStart() : part.text;
    return { ...part, text: i === all.length - 1 ? start.trimEnd() : start };
  });
}

/** The content without its first characters (of text; a break counts one, a note none). */
export function withoutStart(inline: readonly Inline[], length: number): Inline[] {
  let left = length;
  const rest = inline.flatMap((part): Inline[] => {
    if (left <= 0 || part.type === "note") return [part];
    if (part.type === "break") {
      left -= 1;
      return [];
    }
    const cut = Math.min(left, part.text.length);
    left -= cut;
    return cut === part.text.length ? [] : [{ ...part, text: part.text.slice(cut) }];
  });
  return trim(rest);
}

/** The content without a mark that all its text bears: a heading in a bold style is not bold text. */
export function withoutMark(inline: readonly Inline[], mark: Mark): Inline[] {
  if (!isWholly(inline, mark)) return [...inline];
  const plain: Inline[] = [];
  for (const part of inline) {
    if (part.type !== "text") plain.push(part);
    else {
      const { marks = [], ...rest } = part;
      const left = marks.filter((one) => one !== mark);
      add(plain, left.length > 0 ? { ...rest, marks: left } : rest);
    }
  }
  return plain;
}

export const isWholly = (inline: readonly Inline[], mark: Mark): boolean => {
  const texts = inline.filter((part) => part.type === "text" && part.text.trim() !== "");
  return texts.length > 0 && texts.every((part) => part.type === "text" && part.marks?.includes(mark));
};
