import { type Block, type Inline, newId, type Note, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { type ImportedDocument, type ImportWarning, inTextOrder } from "../imported.js";
import { readCover } from "../text/cover.js";
import { type CoverZone, findCover } from "../text/cover-zone.js";
import { textDoubts } from "../text/doubts.js";
import { openWord, type WordPackage } from "./package.js";
import { type NoteKind, readPieces } from "./pieces.js";
import { readInline, type References } from "./read-inline.js";
import { readNumberer } from "./read-numbering.js";
import { isOwnCover, readOwnCover } from "./read-own-cover.js";
import { readParagraphs, type WordParagraph } from "./read-paragraphs.js";
import { asLine, type Draft, readRoles } from "./read-roles.js";
import { defaultLanguage, readStyles } from "./read-styles.js";
import { child, childrenNamed, descendants } from "./xml.js";

/**
 * A Word file as a structured document: headings, numbered paragraphs, bullets, notes, quoted recommendations and the
 * submission's own, cover part. No word of the text is lost; tracked changes count as accepted; doubts are warnings.
 * Throws the Refusals of `openWord`.
 */
export function readSubmissionDocx(bytes: Uint8Array, fileName = "document.docx"): ImportedDocument {
  const word = openWord(bytes, fileName);
  const relationships = word.relationships(word.main);
  const part = (type: string) => {
    const target = relationships.find((one) => one.type.endsWith(`/${type}`) && !one.external)?.target;
    return target === undefined ? null : word.part(target);
  };
  const stylesPart = part("styles");
  const noteIds = new Map<string, string>();
  const references: References = {
    styles: readStyles(stylesPart),
    address: (id) => relationships.find((one) => one.id === id && one.external)?.target,
    note: (of, id) => noteIds.get(`${of} ${id}`) ?? noteIds.set(`${of} ${id}`, newId()).get(`${of} ${id}`)!,
    bookmarks: new Map(),
  };
  const body = child(word.part(word.main)!, "body");
  const { paragraphs, warnings } = body
    ? readParagraphs(body, references, readNumberer(part("numbering")))
    : { paragraphs: [], warnings: [] };

  const zone = coverZone(paragraphs);
  const front = paragraphs.slice(0, zone.start);
  const own = isOwnCover(front);
  const cover = own ? readOwnCover(front) : readCover(front.map(asLine), zone, [], null);
  const title = front.find((one) => one.style.name === "title");
  if (title) cover.title = title.text;

  const blocks = toBlocks(readRoles(paragraphs.slice(zone.start)), primary(defaultLanguage(stylesPart)), warnings);
  for (const block of blocks) warnings.push(...(own ? [] : textDoubts(block)));
  if (paragraphs.some((one) => one.moved)) warnings.push({ code: "text-box-moved", params: {} });
  if (!own) {
    if (zone.letter) warnings.push({ code: "cover-letter-taken", params: {} });
    if (cover.title === "") warnings.push({ code: "title-not-found", params: {} });
    if (cover.organisations.length === 0) warnings.push({ code: "organisations-not-found", params: {} });
  }
  const notes = readNotes(word, relationships, references, noteIds);
  const footnotes = [...noteIds.keys()].filter((key) => key.startsWith("footnote")).length;
  if (footnotes > 0) warnings.push({ code: "footnotes-became-endnotes", params: { count: footnotes } });
  const numbered = blocks.filter((block) => block.kind === "paragraph");
  if (!own && numbered.length > 0 && numbered.every((block) => block.alias === undefined))
    warnings.push({ code: "paragraphs-without-numbers", params: { count: numbered.length } });
  const document: StructuredDocument = { schema: SCHEMA_VERSION, cover, blocks, notes, links: [] };
  return { document, warnings: inTextOrder(warnings, blocks) };
}

/** Where the text begins: after a cover page of Caucus' own; else at the first heading or number, or earlier where the text reader sees the text begin. */
function coverZone(paragraphs: readonly WordParagraph[]): CoverZone {
  if (isOwnCover(paragraphs)) {
    return { start: paragraphs.findLastIndex((one) => /^(cover line|cover heading|title)$/.test(one.style.name)) + 1, letter: false };
  }
  const seen = findCover(paragraphs.map(asLine));
  const first = paragraphs.findIndex(
    ({ outline, label, style }) =>
      !/^(sub)?title$/.test(style.name) && (outline !== undefined || (label !== null && label.format !== "bullet")),
  );
  if (first < 0) return seen;
  return { start: seen.letter ? first : Math.min(first, Math.max(seen.start, titleLines(paragraphs))), letter: seen.letter };
}

/** Paragraphs in Word's own styles of title and subtitle at the beginning. */
function titleLines(paragraphs: readonly WordParagraph[]): number {
  const other = paragraphs.findIndex((one) => one.style.name !== "title" && one.style.name !== "subtitle");
  return other < 0 ? paragraphs.length : other;
}

/** Drafts with ids; quoted recommendations with their label become one box. */
function toBlocks(drafts: readonly Draft[], language: string, warnings: ImportWarning[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const { kind, warnings: doubts, language: own, ...draft } of drafts) {
    if (kind === "quoted" && open) {
      open.inline.push({ type: "break" }, ...draft.inline);
      continue;
    }
    const differs = own !== undefined && language !== "" && primary(own) !== language;
    const block: Block = {
      id: newId(),
      ...draft,
      kind: kind === "quoted" || kind === "label" ? "reference-box" : kind,
      ...(differs && { language: own }),
    };
    open = kind === "quoted" || kind === "label" ? block : null;
    blocks.push(block);
    warnings.push(...doubts.map((doubt) => ({ ...doubt, block: block.id })));
  }
  return blocks;
}

const primary = (language: string) => language.split("-")[0]!.toLowerCase();

/** The notes that the text cites, in the order in which it does. */
function readNotes(
  word: WordPackage,
  relationships: ReturnType<WordPackage["relationships"]>,
  references: References,
  ids: ReadonlyMap<string, string>,
): Note[] {
  const contents = new Map<string, Inline[]>();
  for (const of of ["footnote", "endnote"] satisfies NoteKind[]) {
    const target = relationships.find((one) => one.type.endsWith(`/${of}s`) && !one.external)?.target;
    const part = target === undefined ? null : word.part(target);
    const links = target === undefined ? [] : word.relationships(target);
    const inNotes: References = {
      ...references,
      address: (id) => links.find((one) => one.id === id && one.external)?.target,
      note: () => "",
    };
    for (const note of part ? childrenNamed(part, of) : []) {
      const content = descendants(note, "p").flatMap((paragraph, i): Inline[] => {
        const inline = readInline(readPieces(paragraph), inNotes).filter((one) => one.type !== "note");
        return i === 0 || inline.length === 0 ? inline : [{ type: "break" }, ...inline];
      });
      contents.set(`${of} ${note.attributes.id ?? ""}`, content);
    }
  }
  return [...ids].map(([key, id]) => ({ id, inline: contents.get(key) ?? [] }));
}
