import { child, elements, type XmlElement } from "./xml.js";

/** What a paragraph of a Word file is made of, in order. */
export type Piece =
  /** `link` is the relationship's id of a hyperlink; `address` that of a link written as a field. */
  | { type: "text"; text: string; run: XmlElement | null; link?: string; address?: string; about: readonly string[] }
  | { type: "break" }
  | ({ type: "note" } & NoteReference)
  /** A field that repeats the number of the note at a bookmark. */
  | { type: "note-again"; bookmark: string };
export type NoteKind = "footnote" | "endnote";
export interface NoteReference {
  of: NoteKind;
  id: string;
}

/** Things that are in a paragraph and are not read, or read otherwise than they stand. */
export type Passed = "picture" | "text-box";

/** How tracked changes are read: as if all were accepted, or as the text stood before them. */
export type ChangesAs = "accepted" | "original";

/** What a paragraph's pieces depend on, and what they tell the caller. */
export interface PieceReading {
  changes: ChangesAs;
  /** Comments whose range is open: a range may go on through several paragraphs. */
  open: Set<string>;
  passed: (what: Passed) => void;
  /** A tracked change, and whose it is. */
  changed: (author: string) => void;
  /** The place that a comment's sign stands at. */
  commented: (id: string) => void;
}
const plainReading = (): PieceReading => ({
  changes: "accepted",
  open: new Set(),
  passed: () => undefined,
  changed: () => undefined,
  commented: () => undefined,
});

/** The elements of text that was taken away, and that was added, in tracked changes. */
export const OLD = new Set(["del", "moveFrom"]);
export const NEW = new Set(["ins", "moveTo"]);

/** A paragraph's properties as this reading has them: before a tracked change of style, or behind it. */
export function propertiesOf(paragraph: XmlElement, changes: ChangesAs): XmlElement | undefined {
  const now = child(paragraph, "pPr");
  return (changes === "original" && child(now, "pPrChange", "pPr")) || now;
}

/** What belongs to no running text. */
const LEFT_OUT = new Set(["pPr", "rPr", "rt", "tbl", "txbxContent", "proofErr"]);

interface Field {
  instruction: string;
  showing: boolean;
}

const NOTE_AGAIN = /^\s*NOTEREF\s+(\S+)/i;
const FIELD_LINK = /^\s*HYPERLINK\s+"([^"]+)"/i;

/** The pieces of a paragraph, its tracked changes read as asked. */
export function readPieces(paragraph: XmlElement, reading: PieceReading = plainReading()): Piece[] {
  const left = reading.changes === "accepted" ? OLD : NEW;
  const pieces: Piece[] = [];
  const fields: Field[] = [];
  const hidden = () => fields.some((field) => !field.showing || NOTE_AGAIN.test(field.instruction));
  const text = (value: string, run: XmlElement | null, link?: string) => {
    if (value === "" || hidden()) return;
    const address = fields.map((field) => FIELD_LINK.exec(field.instruction)?.[1]).find(Boolean);
    pieces.push({ type: "text", text: value, run, ...(link && { link }), ...(address && { address }), about: [...reading.open] });
  };
  const again = (instruction: string): boolean => {
    const bookmark = NOTE_AGAIN.exec(instruction)?.[1];
    if (bookmark) pieces.push({ type: "note-again", bookmark });
    return Boolean(bookmark);
  };

  const walk = (parent: XmlElement, run: XmlElement | null, link?: string) => {
    for (const one of elements(parent)) {
      const { name, attributes } = one;
      if (LEFT_OUT.has(name)) continue;
      switch (name) {
        case "del":
        case "moveFrom":
        case "ins":
        case "moveTo":
          reading.changed(attributes.author ?? "");
          if (!left.has(name)) walk(one, run, link);
          break;
        case "commentRangeStart":
          reading.open.add(attributes.id ?? "");
          break;
        case "commentRangeEnd":
          reading.open.delete(attributes.id ?? "");
          break;
        case "drawing":
        case "pict":
        case "object":
          reading.passed(holdsText(one) ? "text-box" : "picture");
          break;
        case "commentReference":
          reading.commented(attributes.id ?? "");
          break;
        case "t":
        case "delText":
          text(textOf(one), run, link);
          break;
        case "tab":
        case "ptab":
          text("\t", run, link);
          break;
        case "noBreakHyphen":
          text("\u2011", run, link);
          break;
        case "sym":
          text(symbol(attributes), run, link);
          break;
        case "cr":
        case "br":
          if (attributes.type !== "page" && attributes.type !== "column" && !hidden()) pieces.push({ type: "break" });
          break;
        case "footnoteReference":
        case "endnoteReference":
          pieces.push({ type: "note", ...noteReference(one) });
          break;
        case "fldChar":
          if (attributes.fldCharType === "begin") fields.push({ instruction: "", showing: false });
          else if (attributes.fldCharType === "end") fields.pop();
          else if (fields.length > 0) {
            fields.at(-1)!.showing = true;
            again(fields.at(-1)!.instruction);
          }
          break;
        case "instrText":
        case "delInstrText":
          if (fields.length > 0) fields.at(-1)!.instruction += textOf(one);
          break;
        case "fldSimple":
          if (!again(attributes.instr ?? "")) walk(one, run, link);
          break;
        case "AlternateContent":
          for (const choice of elements(one).slice(0, 1)) walk(choice, run, link);
          break;
        case "r":
          walk(one, elements(one).find((child) => child.name === "rPr") ?? null, link);
          break;
        case "hyperlink":
          walk(one, run, attributes.id);
          break;
        default:
          walk(one, run, link);
      }
    }
  };
  walk(paragraph, null);
  return pieces;
}

const noteReference = ({ name, attributes }: XmlElement): NoteReference => ({
  of: name === "footnoteReference" ? "footnote" : "endnote",
  id: attributes.id ?? "",
});

/** The notes by the bookmarks around their marks: a field may repeat the number of one that comes only later. */
export function bookmarkedNotes(body: XmlElement): Map<string, NoteReference> {
  const found = new Map<string, NoteReference>();
  const open = new Map<string, string>();
  const walk = (parent: XmlElement) => {
    for (const one of elements(parent)) {
      const { name, attributes } = one;
      if (name === "bookmarkStart") open.set(attributes.id ?? "", attributes.name ?? "");
      else if (name === "bookmarkEnd") open.delete(attributes.id ?? "");
      else if (name === "footnoteReference" || name === "endnoteReference")
        for (const bookmark of open.values()) found.set(bookmark, noteReference(one));
      else walk(one);
    }
  };
  walk(body);
  return found;
}

const textOf = (element: XmlElement) => element.children.filter((child) => typeof child === "string").join("");

const holdsText = (element: XmlElement): boolean => element.name === "txbxContent" || elements(element).some(holdsText);

/** Symbol fonts keep their characters in the private use area; only what is a plain character is taken. */
function symbol({ char = "" }: Record<string, string>): string {
  const code = Number.parseInt(char, 16);
  return code >= 0x20 && code < 0xe000 ? String.fromCodePoint(code) : "";
}

/** The plain text of a paragraph; breaks are newlines. */
export function paragraphText(paragraph: XmlElement): string {
  return readPieces(paragraph)
    .map((piece) => (piece.type === "text" ? piece.text : piece.type === "break" ? "\n" : ""))
    .join("");
}
