import type { Mark } from "~/app/domain/document/document.js";
import { type RichInline, textPart, tidy } from "../rich/inline.js";
import type { NoteKind, NoteReference, Piece } from "./pieces.js";
import { type Styles, toggle } from "./read-styles.js";
import { child, type XmlElement } from "./xml.js";

/** What the content of paragraphs refers to. */
export interface References {
  styles: Styles;
  /** A hyperlink's address by its relationship's id. */
  address: (id: string) => string | undefined;
  /** The document's own id of a note. */
  note: (of: NoteKind, id: string) => string;
  /** Notes by the bookmarks around their marks. */
  bookmarks: ReadonlyMap<string, NoteReference>;
}

/** A paragraph's pieces as content. */
export function readInline(pieces: readonly Piece[], references: References): RichInline[] {
  const inline: RichInline[] = [];
  for (const piece of pieces) {
    if (piece.type === "break") inline.push({ type: "break" });
    else if (piece.type === "note" || piece.type === "note-again") {
      const to = piece.type === "note" ? piece : references.bookmarks.get(piece.bookmark);
      if (to) inline.push({ type: "note", note: references.note(to.of, to.id) });
    } else {
      const address = piece.link === undefined ? piece.address : references.address(piece.link);
      inline.push(
        textPart(piece.text, marksOf(piece.run, references.styles, address !== undefined), address, {
          about: piece.about,
          ...languageOf(piece.run),
        }),
      );
    }
  }
  return tidy(inline);
}

function languageOf(run: XmlElement | null): { language?: string } {
  const { val, bidi } = (run && child(run, "lang"))?.attributes ?? {};
  const language = run && child(run, "rtl") ? (bidi ?? val) : (val ?? bidi);
  return language === undefined ? {} : { language };
}

/** Word's own style of notes' marks says nothing about the text, and a link is underlined because it is one. */
function marksOf(run: XmlElement | null, styles: Styles, isLink: boolean): Mark[] {
  if (!run) return [];
  const style = styles(child(run, "rStyle")?.attributes.val);
  const raised = child(run, "vertAlign")?.attributes.val;
  const marks: [Mark, boolean | undefined][] = [
    ["bold", toggle(run, "b") ?? toggle(run, "bCs") ?? style.bold],
    ["italic", toggle(run, "i") ?? toggle(run, "iCs") ?? style.italic],
    ["underline", !isLink && !style.name.includes("hyperlink") && toggle(run, "u")],
    ["strikethrough", toggle(run, "strike") ?? toggle(run, "dstrike")],
    ["subscript", raised === "subscript"],
    ["superscript", raised === "superscript"],
  ];
  return marks.filter(([, on]) => on).map(([mark]) => mark);
}
