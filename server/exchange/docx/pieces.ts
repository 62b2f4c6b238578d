import { elements, type XmlElement } from "./xml.js";

/** What a paragraph of a Word file is made of, in order. */
export type Piece =
  | { type: "text"; text: string; run: XmlElement | null; link: XmlElement | null }
  | { type: "break" }
  | { type: "note"; of: "footnote" | "endnote"; id: string };

/** Things that are in a paragraph and are not read. */
export type Passed = "inserted" | "deleted" | "picture" | "text-box" | "formula" | "comment";

/** Deleted and moved-away text, field codes, and what belongs to no running text. */
const LEFT_OUT = new Set([
  "pPr",
  "rPr",
  "del",
  "moveFrom",
  "instrText",
  "delText",
  "delInstrText",
  "rt",
  "tbl",
  "txbxContent",
  "bookmarkStart",
  "proofErr",
]);

/** The pieces of a paragraph: insertions kept, deletions left out; `passed` hears of what the caller may want to warn of. */
export function readPieces(paragraph: XmlElement, passed: (what: Passed) => void = () => undefined): Piece[] {
  const pieces: Piece[] = [];
  const walk = (parent: XmlElement, run: XmlElement | null, link: XmlElement | null) => {
    for (const one of elements(parent)) {
      const { name, attributes } = one;
      if (name === "del" || name === "moveFrom") passed("deleted");
      if (name === "ins" || name === "moveTo") passed("inserted");
      if (name === "drawing" || name === "pict" || name === "object") {
        passed(containsText(one) ? "text-box" : "picture");
        continue;
      }
      if (name === "commentReference") passed("comment");
      if (name === "oMath" || name === "oMathPara") passed("formula");
      if (LEFT_OUT.has(name)) continue;
      if (name === "t") pieces.push({ type: "text", text: textOf(one), run, link });
      else if (name === "tab" || name === "ptab") pieces.push({ type: "text", text: "\t", run, link });
      else if (name === "noBreakHyphen") pieces.push({ type: "text", text: "\u2011", run, link });
      else if (name === "sym") pieces.push({ type: "text", text: symbol(attributes), run, link });
      else if ((name === "br" && attributes.type !== "page" && attributes.type !== "column") || name === "cr")
        pieces.push({ type: "break" });
      else if (name === "footnoteReference" || name === "endnoteReference") {
        pieces.push({ type: "note", of: name === "footnoteReference" ? "footnote" : "endnote", id: attributes.id ?? "" });
      } else if (name === "AlternateContent") {
        const [choice] = elements(one);
        if (choice) walk(choice, run, link);
      } else if (name === "r") walk(one, elements(one).find((child) => child.name === "rPr") ?? null, link);
      else walk(one, run, name === "hyperlink" ? one : link);
    }
  };
  walk(paragraph, null, null);
  return pieces;
}

const textOf = (element: XmlElement) => element.children.filter((child) => typeof child === "string").join("");

const containsText = (element: XmlElement): boolean => element.name === "txbxContent" || elements(element).some(containsText);

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
