import { addressOf } from "~/app/domain/document/address.js";
import { BLOCK_KINDS, type Inline, MARKS, newId, type Note, type StructuredDocument } from "~/app/domain/document/document.js";
import type { Draft, Pasted } from "./pasted.js";

/** What this editor adds to what it copies: the texts of the notes whose marks are among it. */
export const NOTES_TYPE = "application/x-caucus-notes";

/** Bits of Lexical's text formats, in the order of `MARKS`. */
const BITS = [1, 2, 8, 4, 32, 64] as const;

interface Serialized {
  type: string;
  text?: string;
  format?: number | string;
  url?: string;
  children?: Serialized[];
  $?: Record<string, unknown>;
  [property: string]: unknown;
}
const MOST = { nodes: 20_000, notes: 2000, letters: 1_000_000 };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string" && value.length <= MOST.letters;
const isListOf =
  <T>(is: (value: unknown) => value is T, most = Infinity) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.length <= most && value.every(is);

const isNode = (value: unknown): value is Serialized =>
  isObject(value) && isText(value.type) && (value.children === undefined || isListOf(isNode)(value.children));

function isInline(value: unknown): value is Inline {
  if (!isObject(value)) return false;
  if (value.type === "note") return isText(value.note);
  if (value.type !== "text") return value.type === "break";
  const isMark = (mark: unknown): mark is (typeof MARKS)[number] => MARKS.some((known) => known === mark);
  return isText(value.text) && isListOf(isMark)(value.marks ?? []) && (value.link === undefined || isText(value.link));
}

const isNote = (value: unknown): value is Note => isObject(value) && isText(value.id) && isListOf(isInline)(value.inline);
const isCopiedNodes = (value: unknown): value is { nodes: Serialized[] } => isObject(value) && isListOf(isNode, MOST.nodes)(value.nodes);
const isCopiedNotes = (value: unknown): value is { document: string; notes: Note[] } =>
  isObject(value) && isText(value.document) && isListOf(isNote, MOST.notes)(value.notes);

const value = (node: Serialized, name: string) => node.$?.[name] ?? node[name];

function told(node: Serialized, name: string): string | undefined {
  const known = value(node, name);
  return typeof known === "string" && known !== "" ? known : undefined;
}

function inlineOf(node: Serialized, link?: string): Inline[] {
  if (node.type === "linebreak") return [{ type: "break" }];
  if (node.type === "endnote") return [{ type: "note", note: told(node, "note") ?? "" }];
  if (node.type === "link") {
    const address = addressOf(node.url ?? "") ?? undefined;
    return (node.children ?? []).flatMap((child) => inlineOf(child, address));
  }
  if (typeof node.text !== "string") return (node.children ?? []).flatMap((child) => inlineOf(child, link));
  const bits = typeof node.format === "number" ? node.format : 0;
  const marks = MARKS.filter((_, i) => bits & BITS[i]!);
  return [{ type: "text", text: node.text, ...(marks.length > 0 && { marks }), ...(link && { link }) }];
}

function draftOf(node: Serialized): Draft {
  const kind = BLOCK_KINDS.find((known) => known === value(node, "kind")) ?? "paragraph";
  const level = Number(value(node, "level") ?? 1);
  const direction = told(node, "writing");
  const language = told(node, "language");
  const addressee = told(node, "addressee");
  return {
    kind,
    inline: (node.children ?? []).flatMap((child) => inlineOf(child)),
    ...(level > 1 && level <= 3 && { level }),
    ...(value(node, "numbered") === true && { numbered: true }),
    ...(language && { language: language.slice(0, 40) }),
    ...(addressee && { addressee: addressee.slice(0, 2000) }),
    ...((direction === "rtl" || direction === "ltr") && { direction }),
  };
}

/** What a clipboard says, where it is what it should be: anything may have been put there. */
function parsed<T>(is: (value: unknown) => value is T, json: string): T | null {
  try {
    const value: unknown = JSON.parse(json);
    return is(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * What was copied in this editor, here or in another document. A note that this text still has is cited once more; of any other the text
 * that was copied with it becomes a note of its own. Null where it is not ours.
 */
export function readOwn(nodesJson: string, notesJson: string, here: { documentId: string; has(noteId: string): boolean }): Pasted | null {
  const nodes = parsed(isCopiedNodes, nodesJson);
  if (!nodes) return null;
  const carried = parsed(isCopiedNotes, notesJson);
  const texts = new Map(carried?.notes.map((note) => [note.id, note]));
  const notes: Note[] = [];
  const fresh = new Map<string, string>();
  let lost = 0;
  const noteHere = (id: string): string | null => {
    if (carried?.document === here.documentId && here.has(id)) return id;
    const known = fresh.get(id);
    if (known) return known;
    const note = texts.get(id);
    if (!note) return null;
    const own = newId();
    fresh.set(id, own);
    notes.push({ id: own, inline: note.inline.filter(({ type }) => type !== "note") });
    return own;
  };
  const isBlock = (node: Serialized) => node.type === "block";
  const drafts = nodes.nodes.some(isBlock)
    ? nodes.nodes.filter(isBlock).map(draftOf)
    : [{ kind: "paragraph" as const, inline: nodes.nodes.flatMap((node) => inlineOf(node)) }];
  const blocks = drafts.map((draft) => ({
    ...draft,
    inline: draft.inline.flatMap((part): Inline[] => {
      if (part.type !== "note") return [part];
      const note = noteHere(part.note);
      if (note === null) lost += 1;
      return note === null ? [] : [{ type: "note", note }];
    }),
  }));
  return { blocks, notes, lost: lost > 0 ? { "note-text": lost } : {} };
}

export const writeOwnNotes = (documentId: string, notes: StructuredDocument["notes"]): string =>
  JSON.stringify({ document: documentId, notes });
