import * as Y from "yjs";
import { isAddress } from "./address.js";
import { BLOCK_KINDS, type BlockTag, IMPLEMENTATION_LEVELS, LINK_KINDS, type RecommendationLink, TAG_KINDS } from "./document.js";
import {
  BODY_ROOT,
  CITATIONS_MAP,
  COMPILED_MAP,
  COVER_MAP,
  DISMISSED_MAP,
  linkKey,
  LINKS_MAP,
  NOTE_ROOT,
  tagKey,
  TAGS_MAP,
} from "./yjs.js";

/**
 * What may stand where in a document's Y.Doc. Every rule is about one item and the place that it stands in, never about two items:
 * so a document whose items fit stays well-formed in whatever order edits are merged, and an edit can be judged before it is stored.
 * The two things that merging can break, a block without an id and two blocks of one id, are healed (`heal.ts`), not refused.
 *
 * What is allowed is what the nodes of `app/editor/nodes` become in Lexical's V2 binding (@lexical/yjs, SyncV2.ts): an XmlElement per
 * node, its state as attributes `s_<key>`, its own fields as `__<field>`; neighbouring texts in one XmlText whose formats are `p`
 * (the text's fields), `s_<key>` (its state) and `i` (which keeps runs apart). Tabs (`t`) are letters here, see `well-formed.ts`.
 */
export type Place =
  | "body"
  | "note"
  | "block"
  | "link"
  | "linebreak"
  | "endnote"
  | "text"
  | "cover"
  | "links"
  | "tags"
  | "dismissed"
  | "citations"
  | "compiled";

const ID = /^[0-9a-z]{1,40}$/;
const NOTE_ID = /^[0-9a-z-]{1,40}$/;
/** Whether a block may bear this id. */
export const isBlockId = (value: unknown): value is string => typeof value === "string" && ID.test(value);
/** Whether an endnote may bear this id. */
export const isNoteId = (value: unknown): value is string => typeof value === "string" && NOTE_ID.test(value);

/** The most that each field of the cover takes, in characters. */
export const COVER_LENGTHS = { title: 2000, keywords: 4000, contact: 4000, letter: 100_000 } as const;

type Fits = (value: unknown) => boolean;
/** PostgreSQL keeps this letter in no text: a document that has it could be neither signed nor filed. */
const NUL = "\u0000";
const string =
  (longest: number): Fits =>
  (value) =>
    typeof value === "string" && value.length <= longest && !value.includes(NUL);
/** As BCP 47 looks; what a browser makes of an unknown one is nothing. */
const language: Fits = (value) => typeof value === "string" && /^[0-9A-Za-z_-]{0,40}$/.test(value);
const address: Fits = (value) => isAddress(value) && !value.includes(NUL);
const whole =
  (from: number, to: number): Fits =>
  (value) =>
    Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
const oneOf =
  (values: readonly string[]): Fits =>
  (value) =>
    values.includes(value as string);
const orNone =
  (fits: Fits): Fits =>
  (value) =>
    value === null || value === undefined || fits(value);
/** An id that an undo took away is written back empty by the others' editors; healing gives a new one. */
const orEmpty =
  (fits: Fits): Fits =>
  (value) =>
    value === "" || fits(value);
const record =
  (fields: Readonly<Record<string, Fits>>): Fits =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, fits]) => fits((value as Record<string, unknown>)[key]));
const list =
  (most: number, fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(fits);
const bounded =
  (longest: number): Fits =>
  (value) =>
    JSON.stringify([value]).length <= longest;

const organisation = record({
  name: string(1000),
  acronym: string(200),
  address: string(4000),
  website: string(4000),
  description: string(20_000),
});
const link = record({
  block: isBlockId,
  symbol: string(200),
  number: string(100),
  kind: oneOf(LINK_KINDS),
  level: orNone(oneOf(IMPLEMENTATION_LEVELS)),
  note: orNone(string(10_000)),
  organisation: orNone(string(1000)),
});
const tag = record({ block: isBlockId, kind: oneOf(TAG_KINDS), value: string(100) });
const DISMISSED_KEY = 400;

/** A source that a note of a summary cites; its key names the note first. */
const citation = record({
  note: isNoteId,
  submission: isBlockId,
  blocks: list(200, isBlockId),
  also: (value) => typeof value === "boolean",
  page: string(100),
  order: whole(0, 100_000),
});
const origin = record({ submission: isBlockId, block: isBlockId, sentence: string(4000), from: whole(0, 100_000), to: whole(0, 100_000) });
/** What the compiler of a summary wrote in a block, under the block's id. */
const compiled = record({
  block: isBlockId,
  section: string(40),
  text: string(20_000),
  marks: string(20_000),
  share: orNone(whole(0, 1_000_000)),
  origins: list(500, origin),
});

/** The properties that a thing in this place may have. */
const PROPERTIES: Partial<Record<Place, Readonly<Record<string, Fits>>>> = {
  block: {
    s_id: orEmpty(isBlockId),
    s_kind: oneOf(BLOCK_KINDS),
    s_level: whole(1, 3),
    s_numbered: (value) => typeof value === "boolean",
    s_alias: string(200),
    s_addressee: string(2000),
    s_language: language,
    s_writing: oneOf(["", "ltr", "rtl"]),
  },
  endnote: { s_note: orEmpty(isNoteId) },
  link: { __url: address, __rel: orNone(string(1000)), __target: orNone(string(1000)), __title: orNone(string(1000)) },
  cover: {
    ...Object.fromEntries(Object.entries(COVER_LENGTHS).map(([field, longest]) => [field, string(longest)])),
    organisations: list(500, organisation),
  },
};

function propertyFits(place: Place, name: string, value: unknown): boolean {
  if (place === "links") return link(value) && name === linkKey(value as RecommendationLink);
  if (place === "citations") return citation(value) && name.startsWith(`${(value as { note: string }).note}\n`) && name.length <= 200;
  if (place === "compiled") return compiled(value) && name === (value as { block: string }).block;
  if (place === "tags") return tag(value) && name === tagKey(value as BlockTag);
  if (place === "dismissed") return value === true && name.length <= DISMISSED_KEY && isBlockId(name.split("\n")[0]);
  const properties = PROPERTIES[place];
  return properties !== undefined && Object.hasOwn(properties, name) && properties[name]!(value);
}

const textFields = record({ __format: orNone(whole(0, 4095)), __mode: orNone(whole(0, 2)), __detail: orNone(whole(0, 3)) });

function formatFits(key: string, value: unknown): boolean {
  if (value === null) return true;
  if (key === "p") return textFields(value);
  if (key === "i") return whole(0, 1_000_000)(value);
  // a comment's or a suggestion's mark on the text
  return /^s_(c|sug):[0-9a-zA-Z_-]{1,60}$/.test(key) && bounded(2000)(value);
}

/** The place that a root of the Y.Doc is; null where the schema knows no such root. */
export function rootPlace(name: string): Place | null {
  if (name === BODY_ROOT) return "body";
  if (name === COVER_MAP) return "cover";
  if (name === LINKS_MAP) return "links";
  if (name === CITATIONS_MAP) return "citations";
  if (name === COMPILED_MAP) return "compiled";
  if (name === TAGS_MAP) return "tags";
  if (name === DISMISSED_MAP) return "dismissed";
  return name.startsWith(NOTE_ROOT) && isNoteId(name.slice(NOTE_ROOT.length)) ? "note" : null;
}

const INLINE = new Set(["linebreak", "endnote", "link"]);

/** The place that a new shared type makes, where it may stand in `place`. */
function typePlace(place: Place, type: unknown): Place | null {
  if (type instanceof Y.XmlText) return place === "block" || place === "link" ? "text" : null;
  if (!(type instanceof Y.XmlElement) || type instanceof Y.XmlHook) return null;
  if (place === "body" || place === "note") return type.nodeName === "block" ? "block" : null;
  const inside = place === "block" || (place === "link" && type.nodeName !== "link");
  return inside && INLINE.has(type.nodeName) ? (type.nodeName as Place) : null;
}

/**
 * Whether an item's content may stand in a place, as a property (`name`) or in the sequence of its content (`name` null): the place
 * that the content itself makes where it is a shared type, true where it is anything else that fits, null where it does not.
 */
export function fit(place: Place, name: string | null, content: Y.Item["content"]): Place | true | null {
  if (content instanceof Y.ContentDeleted) return true;
  if (name !== null) {
    // deleted values of one property may be merged into one item
    return content instanceof Y.ContentAny && content.arr.every((value) => propertyFits(place, name, value)) ? true : null;
  }
  if (content instanceof Y.ContentType) return typePlace(place, content.type);
  if (place !== "text") return null;
  if (content instanceof Y.ContentString) return content.str.includes(NUL) ? null : true;
  return content instanceof Y.ContentFormat && formatFits(content.key, content.value) ? true : null;
}

export interface Problem {
  code: "unknown-root" | "does-not-fit" | "no-id" | "same-id" | "no-note";
  /** Where: a root's name, then `/` and a node, `@` and a property. */
  where: string;
}

/** A shared type of any kind, as far as its content goes. */
export type AnyType = Pick<Y.AbstractType<unknown>, "_item" | "_map" | "_start">;

/** Everything that is wrong with a document; empty for a well-formed one. 1 ms for a full-length submission. */
export function problemsOf(doc: Y.Doc): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();

  function visit(type: AnyType, place: Place, where: string) {
    for (const [name, item] of type._map)
      if (!item.deleted && fit(place, name, item.content) === null) problems.push({ code: "does-not-fit", where: `${where}@${name}` });
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      const made = fit(place, null, item.content);
      if (made === null) problems.push({ code: "does-not-fit", where });
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Yjs asks for its fields only
      else if (made !== true) visit((item.content as Y.ContentType).type, made, `${where}/${made}`);
    }
    if (!where.startsWith(BODY_ROOT)) return;
    if (place === "endnote" && !property(type, "s_note")) problems.push({ code: "no-note", where });
    if (place === "block") {
      const id = property(type, "s_id");
      if (!id) problems.push({ code: "no-id", where });
      else if (ids.has(id)) problems.push({ code: "same-id", where: `${where} ${id}` });
      else ids.add(id);
    }
  }

  for (const [name, type] of doc.share) {
    const place = rootPlace(name);
    if (place) visit(type, place, name);
    else if (type._start !== null || type._map.size > 0) problems.push({ code: "unknown-root", where: name });
  }
  return problems;
}

/** A node's property, where it is text. */
export function property(type: AnyType, name: string): string | undefined {
  const item = type._map.get(name);
  if (!item || item.deleted) return undefined;
  const value: unknown = item.content.getContent()[item.length - 1];
  return typeof value === "string" ? value : undefined;
}
