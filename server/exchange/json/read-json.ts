import { z } from "zod";
import { BLOCK_KINDS, IMPLEMENTATION_LEVELS, LINK_KINDS, MARKS, SCHEMA_VERSION, TAG_KINDS } from "~/app/domain/document/document.js";
import { SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { canonicalHash } from "../../sha256.js";
import type { SubmissionFile } from "../submission-file.js";
import { JSON_FORMAT, JSON_VERSION } from "./write-json.js";

const inline = z.array(
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("text"), text: z.string(), marks: z.array(z.enum(MARKS)).optional(), link: z.string().optional() }),
    z.object({ type: z.literal("break") }),
    z.object({ type: z.literal("note"), note: z.string() }),
  ]),
);
const organisation = z.object({ name: z.string(), acronym: z.string(), address: z.string(), website: z.string(), description: z.string() });

export const coverSchema = z.object({
  title: z.string(),
  keywords: z.string(),
  contact: z.string(),
  letter: z.string(),
  organisations: z.array(organisation),
});
export const linksSchema = z.array(
  z.object({
    block: z.string(),
    symbol: z.string(),
    number: z.string(),
    kind: z.enum(LINK_KINDS),
    level: z.enum(IMPLEMENTATION_LEVELS).optional(),
    note: z.string().optional(),
    organisation: z.string().optional(),
  }),
);
export const annexesSchema = z.array(z.object({ title: z.string(), file: z.string(), sha256: z.string() })).optional();
export const tagsSchema = z.array(z.object({ block: z.string(), kind: z.enum(TAG_KINDS), value: z.string() })).optional();

const submission = z.object({
  format: z.literal(JSON_FORMAT),
  version: z.literal(JSON_VERSION),
  title: z.string(),
  kind: z.enum(SUBMITTER_KINDS),
  language: z.string().min(2),
  review: z.object({ stateName: z.string(), session: z.int(), cycle: z.int() }),
  organisations: z.array(organisation),
  words: z.int().nonnegative(),
  hash: z.string().nullable(),
  frozen: z.boolean(),
  date: z.iso.datetime(),
  schema: z.literal(SCHEMA_VERSION),
  cover: coverSchema,
  blocks: z.array(
    z.object({
      id: z.string(),
      /** As printed; not read back. */
      number: z.string().nullable().optional(),
      kind: z.enum(BLOCK_KINDS),
      level: z.int().optional(),
      numbered: z.boolean().optional(),
      alias: z.string().optional(),
      addressee: z.string().optional(),
      language: z.string().optional(),
      direction: z.enum(["ltr", "rtl"]).optional(),
      inline,
    }),
  ),
  notes: z.array(z.object({ id: z.string(), number: z.int().nullable().optional(), inline })),
  links: linksSchema,
  tags: tagsSchema,
  annexes: annexesSchema,
});

/**
 * Reads a file that `writeJson` wrote. Throws a Refusal: file-empty, file-wrong-kind, or file-unreadable, also where the text
 * no longer has the hash that the file states.
 */
export function readJson(bytes: Uint8Array, file: string): SubmissionFile {
  if (bytes.length === 0) throw new Refusal("file-empty", { file });
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("file-unreadable", { file, what: "it is not JSON" });
  }
  if (raw === null || typeof raw !== "object" || !("format" in raw) || raw.format !== JSON_FORMAT)
    throw new Refusal("file-wrong-kind", { file, expected: "submission that Caucus wrote as JSON" });
  const read = submission.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refusal("file-unreadable", { file, what: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` });
  }
  const { schema, cover, blocks, notes, links, tags, annexes, hash, date, format: _format, version: _version, ...facts } = read.data;
  const bare = <T extends { number?: unknown }>(all: readonly T[]) => all.map(({ number: _, ...one }) => one);
  const document = {
    schema,
    cover,
    blocks: bare(blocks),
    notes: bare(notes),
    links,
    ...(tags && { tags }),
    ...(annexes && { annexes }),
  };
  if (hash !== null && canonicalHash(document) !== hash)
    throw new Refusal("file-unreadable", { file, what: "its text is not the one that its hash was made of" });
  return { ...facts, document, date: new Date(date), ...(hash === null ? {} : { hash }) };
}

/** The published schema of these files, as JSON Schema (2020-12). */
export const jsonSchema = () => ({
  $id: `urn:${JSON_FORMAT}:${String(JSON_VERSION)}`,
  title: "A submission to the Universal Periodic Review, as Caucus writes it",
  description:
    "Numbers of paragraphs, headings and notes are those that are printed. hash is the SHA-256 of the canonical JSON of schema, cover, blocks (without number), notes (without number), links and tags.",
  ...z.toJSONSchema(submission, { io: "input" }),
});
