import type { Block, Inline, StructuredDocument } from "../document/document.js";
import { citedNotes, number } from "../document/numbering.js";
import type { SubmitterKind } from "../guidelines/guidelines.js";
import type { Summary } from "../summary/summary.js";

/** A submission as the public reads it. Addresses, contacts and covering letters are never part of it. */
export interface PublishedSubmission {
  kind: "submission";
  /** What it is cited as: "JS1". */
  name: string;
  title: string;
  submitter: SubmitterKind;
  /** BCP 47. */
  language: string;
  organisations: { name: string; acronym: string; website: string }[];
  words: number;
  /** When it was filed or received, ISO 8601. */
  filedAt: string;
  document: Pick<StructuredDocument, "blocks" | "notes">;
  /** Ids of blocks whose text was taken out before it was published. */
  redacted: string[];
}

export interface PublishedSummary {
  kind: "summary";
  summary: Summary;
}

export type Published = PublishedSubmission | PublishedSummary;

/** The part of a review's public address that names it: "BEL-52". */
export const reviewSlug = ({ stateCode, session }: { stateCode: string; session: number }): string => `${stateCode}-${String(session)}`;

/** State and session of a public address; null where it names none. */
export function readReviewSlug(slug: string): { stateCode: string; session: number } | null {
  const [, stateCode, session] = /^(.+)-(\d{1,3})$/.exec(slug) ?? [];
  return stateCode && session ? { stateCode, session: Number(session) } : null;
}

export const SUMMARY_SLUG = "summary";
const TAKEN = new Set([SUMMARY_SLUG, "feed.xml"]);

/** The part of a lasting address that a submission's name gives it, in plain letters and unlike those in use: "JS1", "Broken-Chalk-2". */
export function slugOf(name: string, inUse: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60);
  const stem = plain === "" ? "submission" : plain;
  const isFree = (slug: string) => !TAKEN.has(slug.toLowerCase()) && !inUse.has(slug);
  if (isFree(stem)) return stem;
  for (let n = 2; ; n++) if (isFree(`${stem}-${String(n)}`)) return `${stem}-${String(n)}`;
}

/** "7, 9-11" as numbers: `unknown` are those that name no paragraph of the text. */
export function readParagraphs(typed: string, blocks: readonly Block[]): { numbers: Set<string>; unknown: string[] } {
  const known = new Set(number(blocks).blocks.values());
  const numbers = new Set<string>();
  const unknown: string[] = [];
  for (const part of typed.split(/[,;\s]+/).filter((one) => one !== "")) {
    const [, from, to = from] = /^(\d{1,4})(?:[-–](\d{1,4}))?$/.exec(part) ?? [];
    if (from === undefined || !known.has(from) || !known.has(to!) || Number(to) < Number(from)) unknown.push(part);
    else for (let n = Number(from); n <= Number(to); n++) numbers.add(String(n));
  }
  return { numbers, unknown };
}

/**
 * A text with some paragraphs, and what belongs to them, replaced by `instead`. Numbers stay as they were, so that every other
 * citation still finds its place; endnotes that only they cite go with them.
 */
export function redact(
  { blocks, notes }: Pick<StructuredDocument, "blocks" | "notes">,
  numbers: ReadonlySet<string>,
  instead: string,
): Pick<PublishedSubmission, "document" | "redacted"> {
  const printed = number(blocks).blocks;
  const redacted: string[] = [];
  let hides = false;
  const left = blocks.map((block): Block => {
    if (block.kind === "heading") hides = false;
    if (block.kind === "paragraph") hides = numbers.has(printed.get(block.id) ?? "");
    if (!hides) return block;
    redacted.push(block.id);
    const { id, kind, level, alias } = block;
    const inline: Inline[] = [{ type: "text", text: instead }];
    return { id, kind, ...(level !== undefined && { level }), ...(alias !== undefined && { alias }), inline };
  });
  const cited = new Set(citedNotes({ blocks: left, notes }).map(({ note }) => note.id));
  return { document: { blocks: left, notes: notes.filter(({ id }) => cited.has(id)) }, redacted };
}
