import {
  type Block,
  type Inline,
  newId,
  type Note,
  plainText,
  SCHEMA_VERSION,
  type StructuredDocument,
} from "~/app/domain/document/document.js";
import { blockDirection } from "~/app/domain/document/direction.js";
import { type ImportWarning } from "../imported.js";
import { readCover } from "../text/cover.js";
import { type CoverZone, findCover } from "../text/cover-zone.js";
import { textDoubts } from "../text/doubts.js";
import type { RichInline } from "./inline.js";
import { isOwnCover, readOwnCover } from "./own-cover.js";
import type { RichParagraph } from "./paragraph.js";
import { asLine, type Draft, readRoles } from "./roles.js";

/** A word processor's file as it was read. */
export interface RichFile {
  paragraphs: readonly RichParagraph[];
  /** The language that its text is in where a paragraph does not say otherwise (BCP 47), empty where the file does not say. */
  language: string;
  /** The notes that the text cites, by the ids in the paragraphs' content. */
  notes: readonly Note[];
  footnotes: number;
  warnings: readonly ImportWarning[];
}

/** A document with what only its reader needs to know of its blocks. */
export interface Assembled {
  document: StructuredDocument;
  warnings: ImportWarning[];
  /** Whose tracked changes a block holds. */
  authors: Map<string, readonly string[]>;
  /** Where each comment's words stand: "start" and "end" in the block's text, or all of a block. */
  places: Map<string, { block: string; start: number; end: number; whole: boolean }[]>;
}

/** Ids for the paragraphs of a file by their keys, so that two readings of it speak of the same blocks. */
export type BlockIds = Map<number, string>;

/**
 * A word processor's paragraphs as a structured document: headings, numbered paragraphs, bullets, quoted recommendations and the
 * submission's own, cover part. No word of the text is lost; doubts are warnings.
 */
export function assemble({ paragraphs, language, notes, footnotes, warnings: found }: RichFile, ids: BlockIds = new Map()): Assembled {
  const warnings = [...found];
  const zone = coverZone(paragraphs);
  const front = paragraphs.slice(0, zone.start);
  const own = isOwnCover(front);
  const cover = own ? readOwnCover(front) : readCover(front.map(asLine), zone, [], null);
  const title = front.find((one) => one.style.name === "title");
  if (title) cover.title = title.text;

  const body = paragraphs.slice(zone.start);
  const assembled = toBlocks(readRoles(body, own), body, { language, own, ids }, warnings);
  const { blocks } = assembled;
  for (const block of blocks) warnings.push(...(own ? [] : textDoubts(block)));
  if (paragraphs.some((one) => one.moved)) warnings.push({ code: "text-box-moved", params: {} });
  if (!own) {
    if (zone.letter) warnings.push({ code: "cover-letter-taken", params: {} });
    if (cover.title === "") warnings.push({ code: "title-not-found", params: {} });
    if (cover.organisations.length === 0) warnings.push({ code: "organisations-not-found", params: {} });
  }
  if (footnotes > 0) warnings.push({ code: "footnotes-became-endnotes", params: { count: footnotes } });
  const numbered = blocks.filter((block) => block.kind === "paragraph");
  if (!own && numbered.length > 0 && numbered.every((block) => block.alias === undefined))
    warnings.push({ code: "paragraphs-without-numbers", params: { count: numbered.length } });
  return { ...assembled, document: { schema: SCHEMA_VERSION, cover, blocks, notes: notes.map(bareNote), links: [] }, warnings };
}

const bareNote = ({ id, inline }: Note): Note => ({ id, inline: bare(inline) });

/** Where the text begins: after a cover page of Caucus' own; else at the first heading or number, or earlier where the text reader sees the text begin. */
function coverZone(paragraphs: readonly RichParagraph[]): CoverZone {
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

/** Paragraphs in the program's own styles of title and subtitle at the beginning. */
function titleLines(paragraphs: readonly RichParagraph[]): number {
  const other = paragraphs.findIndex((one) => one.style.name !== "title" && one.style.name !== "subtitle");
  return other < 0 ? paragraphs.length : other;
}

/** Content without what only its reader needed, runs of the same look joined; every part tells its comments' places. */
function bare(inline: readonly RichInline[], about: (id: string, start: number, end: number) => void = () => undefined): Inline[] {
  const plain: Inline[] = [];
  let at = 0;
  for (const part of inline) {
    const { about: comments = [], language: _, ...rest } = part;
    const length = plainText([part]).length;
    for (const id of comments) about(id, at, at + length);
    at += length;
    const last = plain.at(-1);
    if (rest.type === "text" && last?.type === "text" && last.link === rest.link && String(last.marks) === String(rest.marks))
      last.text += rest.text;
    else plain.push(rest);
  }
  return plain;
}

/** Drafts with ids; quoted recommendations with their label become one box. */
function toBlocks(
  drafts: readonly Draft[],
  paragraphs: readonly RichParagraph[],
  { language, own, ids }: { language: string; own: boolean; ids: BlockIds },
  warnings: ImportWarning[],
): Pick<Assembled, "authors" | "places"> & { blocks: Block[] } {
  const blocks: (Block & { inline: RichInline[] })[] = [];
  const authors: Assembled["authors"] = new Map();
  const places: Assembled["places"] = new Map();
  const wholes: [string, string][] = [];
  let open: (typeof blocks)[number] | null = null;
  drafts.forEach(({ kind, warnings: doubts, ...draft }, i) => {
    const { key, about = [], authors: by = [], rightToLeft } = paragraphs[i]!;
    const quoted = kind === "quoted" || kind === "label";
    let block: (typeof blocks)[number];
    if (kind === "quoted" && open) {
      block = open;
      block.inline.push({ type: "break" }, ...draft.inline);
    } else {
      const said = languageOf(draft.inline);
      const differs = said !== undefined && language !== "" && (own ? said !== language : primary(said) !== primary(language));
      block = {
        id: idOf(ids, key),
        ...draft,
        kind: quoted ? "reference-box" : kind,
        ...(differs && { language: said }),
      };
      const natural = blockDirection(block, language);
      if (rightToLeft !== undefined && rightToLeft !== (natural === "rtl")) block.direction = rightToLeft ? "rtl" : "ltr";
      blocks.push(block);
    }
    open = quoted ? block : null;
    if (by.length > 0) authors.set(block.id, [...new Set([...(authors.get(block.id) ?? []), ...by])]);
    wholes.push(...about.map((comment): [string, string] => [comment, block.id]));
    warnings.push(...doubts.map((doubt) => ({ ...doubt, block: block.id })));
  });
  const finished = blocks.map((block): Block => {
    const text = plainText(block.inline);
    const inline = bare(block.inline, (comment, start, end) => {
      const known = places.get(comment) ?? [];
      places.set(comment, known);
      const last = known.at(-1);
      // a line break belongs to what stands around it
      if (last?.block === block.id && /^\n*$/.test(text.slice(last.end, start))) last.end = end;
      else known.push({ block: block.id, start, end, whole: false });
    });
    return { ...block, inline };
  });
  // a comment that stands at a place and has no stretch of text is about the block
  for (const [comment, block] of wholes) {
    const text = plainText(finished.find(({ id }) => id === block)!.inline);
    if (!places.has(comment)) places.set(comment, [{ block, start: 0, end: text.length, whole: true }]);
  }
  return { blocks: finished, authors, places };
}

function idOf(ids: BlockIds, key: number | undefined): string {
  const known = key === undefined ? undefined : ids.get(key);
  const id = known ?? newId();
  if (key !== undefined) ids.set(key, id);
  return id;
}

/** The language of a text where all of it says the same. */
function languageOf(inline: readonly RichInline[]): string | undefined {
  const languages = new Set(inline.flatMap((part) => (part.type === "text" && part.text.trim() !== "" ? [part.language] : [])));
  return languages.size === 1 ? [...languages][0] : undefined;
}

const primary = (language: string) => language.split("-")[0]!.toLowerCase();
