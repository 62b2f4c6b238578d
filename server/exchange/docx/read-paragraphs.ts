import { plainText } from "~/app/domain/document/document.js";
import type { ImportWarning } from "../imported.js";
import type { RichInline } from "../rich/inline.js";
import type { RichParagraph } from "../rich/paragraph.js";
import { type ChangesAs, NEW, OLD, type Piece, type PieceReading, propertiesOf, readPieces } from "./pieces.js";
import { readInline, type References } from "./read-inline.js";
import type { Numberer } from "./read-numbering.js";
import { readNumbering, toggle } from "./read-styles.js";
import { child, descendants, elements, type XmlElement } from "./xml.js";

export interface BodyReading {
  paragraphs: RichParagraph[];
  warnings: ImportWarning[];
  /** How many tracked changes it holds. */
  changes: number;
}

/** All paragraphs of a body in order, tables and text boxes opened, empty ones left out; what was passed over is in the warnings. */
export function readParagraphs(body: XmlElement, references: References, numberer: Numberer, changesAs: ChangesAs): BodyReading {
  const paragraphs: RichParagraph[] = [];
  const passed = { picture: 0, "text-box": 0 };
  let changes = 0;
  let boxes = 0;
  let tables = 0;
  let key = 0;
  let carried: { pieces: Piece[]; authors: string[]; about: string[] } = { pieces: [], authors: [], about: [] };
  const left = changesAs === "accepted" ? OLD : NEW;
  const open = new Set<string>();
  const reading = (authors: string[], about: string[]): PieceReading => ({
    changes: changesAs,
    open,
    passed: (what) => (passed[what] += 1),
    changed: (author) => {
      changes += 1;
      if (author !== "" && !authors.includes(author)) authors.push(author);
    },
    commented: (id) => about.push(id),
  });

  const paragraph = (element: XmlElement, more: Partial<RichParagraph> = {}) => {
    key += 1;
    const own = propertiesOf(element, changesAs);
    const style = references.styles(child(own, "pStyle")?.attributes.val);
    const { authors, about } = carried;
    const pieces = [...carried.pieces, ...readPieces(element, reading(authors, about))];
    const mark = elements(child(element, "pPr", "rPr") ?? NOTHING).filter((one) => OLD.has(one.name) || NEW.has(one.name));
    for (const { attributes } of [...mark, ...restyling(element)]) reading(authors, about).changed(attributes.author ?? "");
    // a paragraph whose end is not there in this reading of the tracked changes goes on in the next one
    if (mark.some(({ name }) => left.has(name))) {
      carried = { pieces, authors, about };
      return;
    }
    carried = { pieces: [], authors: [], about: [] };
    const inline = readInline(pieces, references);
    const text = plainText(inline);
    const numPr = child(own, "numPr");
    const label = numberer(numPr ? (readNumbering(numPr) ?? style.numbering) : style.numbering);
    const isFurniture = /^(toc \d|table of contents|toc heading|endnotes title)/.test(style.name);
    if ((text.trim() !== "" || inline.some((part) => part.type === "note")) && !isFurniture) {
      const outline = child(own, "outlineLvl")?.attributes.val;
      const after = child(own, "spacing")?.attributes.after;
      const rightToLeft = toggle(own, "bidi");
      paragraphs.push({
        style,
        label,
        outline: outline === undefined ? style.outline : Number(outline) < 9 ? Number(outline) : undefined,
        inline,
        text,
        key,
        about,
        authors,
        ...(rightToLeft !== undefined && { rightToLeft }),
        ...(after !== undefined && { spaceAfter: Number(after) }),
        ...more,
      });
    }
    for (const box of textBoxes(element)) for (const inner of descendants(box, "p")) paragraph(inner, { ...more, moved: true });
  };

  const table = (element: XmlElement) => {
    const rows = descendants(element, "tr");
    const cellsOf = (row: XmlElement) => descendants(row, "tc");
    if (rows.length === 1 && cellsOf(rows[0]!).length === 1) {
      boxes += 1;
      const box = boxes;
      for (const inner of descendants(rows[0]!, "p")) paragraph(inner, { box });
      return;
    }
    tables += 1;
    for (const row of rows) {
      key += 1;
      const properties = child(row, "trPr");
      if (properties && elements(properties).some(({ name }) => left.has(name))) continue;
      const cells = cellsOf(row);
      const about: string[] = [];
      const authors: string[] = [];
      const inline = cells.flatMap((cell, i): RichInline[] => {
        const content = descendants(cell, "p").flatMap((inner, k): RichInline[] => {
          const own = readInline(readPieces(inner, reading(authors, about)), references);
          return own.length === 0 || k === 0 ? own : [{ type: "text", text: " " }, ...own];
        });
        return content.length === 0 ? [] : i === 0 ? content : [{ type: "text", text: " | " }, ...content];
      });
      const text = plainText(inline);
      if (text.trim() !== "")
        paragraphs.push({ style: references.styles(undefined), label: null, inline, text, row: true, key, about, authors });
    }
  };

  const walk = (parent: XmlElement) => {
    for (const element of elements(parent)) {
      const { name, attributes } = element;
      if (name === "p") paragraph(element);
      else if (name === "tbl") table(element);
      else if (name === "commentRangeStart") open.add(attributes.id ?? "");
      else if (name === "commentRangeEnd") open.delete(attributes.id ?? "");
      else if (name === "sdt" && isContents(element)) continue;
      else if (name !== "sectPr" && name !== "sdtPr" && !left.has(name)) walk(element);
    }
  };
  walk(body);

  const warnings: ImportWarning[] = [];
  if (passed.picture > 0) warnings.push({ code: "picture-left-out", params: { count: passed.picture } });
  for (let i = 0; i < tables; i++) warnings.push({ code: "table-flattened", params: {} });
  return { paragraphs, warnings, changes };
}

/** A tracked change of the paragraph's style; Word tracks changes of spaces and the like in the same way. */
function restyling(paragraph: XmlElement): XmlElement[] {
  const change = child(paragraph, "pPr", "pPrChange");
  const style = (properties: XmlElement | undefined) => child(properties, "pStyle")?.attributes.val;
  return change && style(child(change, "pPr")) !== style(child(paragraph, "pPr")) ? [change] : [];
}

const NOTHING: XmlElement = { ns: "", name: "", attributes: {}, children: [] };

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
