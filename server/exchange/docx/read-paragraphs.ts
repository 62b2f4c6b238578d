import { type Inline, plainText } from "~/app/domain/document/document.js";
import type { ImportWarning } from "../imported.js";
import { type Piece, readPieces } from "./pieces.js";
import { readInline, type References } from "./read-inline.js";
import type { Numberer, NumberLabel } from "./read-numbering.js";
import { readNumbering, type Style } from "./read-styles.js";
import { child, childrenNamed, descendants, elements, type XmlElement } from "./xml.js";

/** A paragraph of a Word file with what its style and numbering say. */
export interface WordParagraph {
  style: Style;
  label: NumberLabel | null;
  /** Level of heading from 0, by style or by the paragraph's own outline level. */
  outline?: number;
  inline: Inline[];
  text: string;
  /** Language of its text where all of it says the same (BCP 47). */
  language: string;
  /** Paragraphs of one table cell that is a box by itself bear the same number. */
  box?: number;
  /** A row of a larger table. */
  row?: boolean;
  /** Came out of a text box. */
  moved?: boolean;
  spaceAfter?: number;
}

export interface BodyReading {
  paragraphs: WordParagraph[];
  warnings: ImportWarning[];
}

/** All paragraphs of a body in order, tables and text boxes opened, empty ones left out; what was passed over is in the warnings. */
export function readParagraphs(body: XmlElement, references: References, numberer: Numberer): BodyReading {
  const paragraphs: WordParagraph[] = [];
  const passed = { inserted: 0, deleted: 0, picture: 0, "text-box": 0, comment: 0 };
  let boxes = 0;
  let tables = 0;
  let carried: Piece[] = [];

  const paragraph = (element: XmlElement, more: Partial<WordParagraph> = {}) => {
    const style = references.styles(child(element, "pPr", "pStyle")?.attributes.val);
    const pieces = [...carried, ...readPieces(element, (what) => (passed[what] += 1))];
    carried = [];
    // a paragraph whose end was deleted in a tracked change goes on in the next one
    if (child(element, "pPr", "rPr", "del")) {
      carried = pieces;
      return;
    }
    const inline = readInline(pieces, references);
    const text = plainText(inline);
    const own = child(element, "pPr", "numPr");
    const label = numberer(own ? (readNumbering(own) ?? style.numbering) : style.numbering);
    const isFurniture = /^(toc \d|table of contents|toc heading)/.test(style.name);
    if ((text.trim() !== "" || inline.some((part) => part.type === "note")) && !isFurniture) {
      const outline = child(element, "pPr", "outlineLvl")?.attributes.val;
      const after = child(element, "pPr", "spacing")?.attributes.after;
      paragraphs.push({
        style,
        label,
        outline: outline === undefined ? style.outline : Number(outline) < 9 ? Number(outline) : undefined,
        inline,
        text,
        language: languageOf(pieces),
        ...(after !== undefined && { spaceAfter: Number(after) }),
        ...more,
      });
    }
    for (const box of textBoxes(element)) for (const inner of descendants(box, "p")) paragraph(inner, { ...more, moved: true });
  };

  const table = (element: XmlElement) => {
    const rows = descendants(element, "tr").map((row) => descendants(row, "tc"));
    if (rows.length === 1 && rows[0]!.length === 1) {
      boxes += 1;
      const box = boxes;
      for (const inner of descendants(rows[0]![0]!, "p")) paragraph(inner, { box });
      return;
    }
    tables += 1;
    for (const cells of rows) {
      const inline = cells.flatMap((cell, i): Inline[] => {
        const content = descendants(cell, "p").flatMap((inner, k): Inline[] => {
          const own = readInline(
            readPieces(inner, (what) => (passed[what] += 1)),
            references,
          );
          return own.length === 0 || k === 0 ? own : [{ type: "text", text: " " }, ...own];
        });
        return content.length === 0 ? [] : i === 0 ? content : [{ type: "text", text: " | " }, ...content];
      });
      const text = plainText(inline);
      if (text.trim() !== "") paragraphs.push({ style: references.styles(undefined), label: null, inline, text, language: "", row: true });
    }
  };

  const walk = (parent: XmlElement) => {
    for (const element of elements(parent)) {
      if (element.name === "p") paragraph(element);
      else if (element.name === "tbl") table(element);
      else if (element.name === "sdt" && isContents(element)) continue;
      else if (element.name !== "sectPr" && element.name !== "sdtPr" && element.name !== "del" && element.name !== "moveFrom")
        walk(element);
    }
  };
  walk(body);

  const warnings: ImportWarning[] = [];
  const changes = passed.inserted + passed.deleted;
  if (changes > 0) warnings.push({ code: "tracked-changes-accepted", params: { count: changes } });
  if (passed.comment > 0) warnings.push({ code: "comments-left-out", params: { count: passed.comment } });
  if (passed.picture > 0) warnings.push({ code: "picture-left-out", params: { count: passed.picture } });
  for (let i = 0; i < tables; i++) warnings.push({ code: "table-flattened", params: {} });
  return { paragraphs, warnings };
}

const isContents = (sdt: XmlElement) =>
  /table of contents/i.test(child(sdt, "sdtPr", "docPartObj", "docPartGallery")?.attributes.val ?? "");

/** Word writes a text box twice, for new and for old readers: only the first of the two is taken. */
function textBoxes(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((one) => {
    if (one.name === "txbxContent") return [one];
    if (one.name === "AlternateContent") return elements(one).slice(0, 1).flatMap(textBoxes);
    return one.name === "tbl" ? [] : textBoxes(one);
  });
}

function languageOf(pieces: readonly Piece[]): string {
  const languages = new Set<string>();
  for (const piece of pieces) {
    if (piece.type !== "text" || piece.text.trim() === "" || !piece.run) continue;
    const [lang] = childrenNamed(piece.run, "lang");
    const rightToLeft = child(piece.run, "rtl") !== undefined;
    languages.add((rightToLeft ? lang?.attributes.bidi : (lang?.attributes.val ?? lang?.attributes.bidi)) ?? "");
  }
  return languages.size === 1 ? [...languages][0]! : "";
}
