import { SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { type ImportedDocument, type ImportWarning, inTextOrder } from "../imported.js";
import { assemble } from "./assemble.js";
import { build } from "./build.js";
import { readCover } from "./cover.js";
import { findCover } from "./cover-zone.js";
import { type Furniture, removeFurniture } from "./furniture.js";
import { wordsOf } from "./join.js";
import { toLines } from "./lines.js";
import { readNotes } from "./notes.js";
import { joinLoneNumbers } from "./numbered-lines.js";
import type { RawBlock } from "./raw-block.js";
import { wrapWidth } from "./width.js";
import { findNotes } from "./zones.js";

/**
 * A submission's plain text, pasted or taken out of a PDF or Word file, as a structured document. Steps: lines, without the page's
 * furniture; the zones cover, text and notes; blocks; endnotes' marks; notes. No word of the text is lost; doubts are warnings. Never throws.
 */
export function readText(text: string): ImportedDocument {
  const raw = toLines(text);
  const furniture = removeFurniture(raw, findNotes(raw)?.start ?? raw.length);
  const zone = findNotes(furniture.lines);
  const notes = zone ? readNotes(furniture.lines, zone.from, zone.list) : { notes: [], preamble: [], trailing: [], pages: [] };
  const before = joinLoneNumbers(furniture.lines.slice(0, zone?.start));
  const cover = findCover(before);
  const bodyLines = before.slice(cover.start);
  const width = wrapWidth(bodyLines) ?? wrapWidth(before);
  const raws = [...assemble(bodyLines, width), ...assemble(notes.preamble, width), ...assemble(notes.trailing, width)];
  const notesWidth = width === null ? null : (wrapWidth(furniture.lines.slice(zone?.from ?? furniture.lines.length)) ?? width);
  const { blocks, notes: built, warnings } = build(raws, notes.notes, { width, notesWidth, knownWords: wordsOf(furniture.lines) });
  const front = readCover(before.slice(0, cover.start), cover, furniture.headers, width);
  const document: StructuredDocument = { schema: SCHEMA_VERSION, cover: front, blocks, notes: built, links: [] };
  return {
    document,
    warnings: inTextOrder(
      [...aroundTheText(furniture, notes.pages, notes.preamble.length, raws), ...coverWarnings(front, cover.letter), ...warnings],
      blocks,
    ),
  };
}

function aroundTheText(furniture: Furniture, lastPages: readonly number[], preamble: number, raws: readonly RawBlock[]): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (furniture.headers.length > 0)
    warnings.push({ code: "headers-removed", params: { count: furniture.times, text: furniture.headers.join(" / ") } });
  const pages = [...furniture.pages, ...lastPages];
  const missing = Array.from({ length: Math.max(0, ...pages) }, (_, i) => i + 1).filter((page) => !pages.includes(page));
  if (missing.length > 0)
    warnings.push({ code: "page-numbers-missing", params: { found: pages.join(", "), missing: missing.slice(0, 20).join(", ") } });
  if (preamble > 0) warnings.push({ code: "notes-preamble", params: {} });
  const paragraphs = raws.filter((raw) => raw.kind === "paragraph");
  const unnumbered = paragraphs.filter((raw) => raw.alias === undefined).length;
  if (unnumbered > 0) warnings.push({ code: "paragraphs-without-numbers", params: { count: unnumbered } });
  return warnings;
}

function coverWarnings(cover: ReturnType<typeof readCover>, letter: boolean): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (letter) warnings.push({ code: "cover-letter-taken", params: {} });
  if (cover.title === "") warnings.push({ code: "title-not-found", params: {} });
  if (cover.organisations.length === 0) warnings.push({ code: "organisations-not-found", params: {} });
  for (const organisation of cover.organisations) {
    const parts = {
      acronym: organisation.acronym,
      address: organisation.address,
      website: organisation.website,
      description: organisation.description,
    };
    const missing = Object.entries(parts).flatMap(([part, value]) => (value === "" ? [part] : []));
    if (missing.length > 0)
      warnings.push({ code: "organisation-incomplete", params: { name: organisation.name, missing: missing.join(", ") } });
  }
  return warnings;
}
