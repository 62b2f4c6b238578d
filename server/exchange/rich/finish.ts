import { type QuotedRange } from "~/app/domain/document/anchors.js";
import { plainText } from "~/app/domain/document/document.js";
import { type Change, changesBetween } from "~/app/domain/threads/changes.js";
import { type ImportedComment, type ImportedDocument, type ImportedSuggestion, type ImportWarning, inTextOrder } from "../imported.js";
import type { Assembled } from "./assemble.js";

/** A comment as a file holds it. */
export interface GivenComment {
  id: string;
  author: string;
  /** ISO 8601, as far as the file says it. */
  at?: string;
  text: string;
  /** The comment that this one answers. */
  answers?: string;
  done: boolean;
}

interface Reading {
  /** The text as it is with all changes. */
  accepted: Assembled;
  changes: number;
  /** The text as it was before them, where they are to stand beside it. */
  original: Assembled | null;
  comments: readonly GivenComment[];
}

/** A file that was read, with its comments at their places and its tracked changes accepted or beside the text. */
export function finish({ accepted, changes, original, comments }: Reading): ImportedDocument {
  const { document, warnings, places } = original ?? accepted;
  const all: ImportWarning[] = [...warnings];
  if (changes > 0) all.push({ code: original ? "tracked-changes-kept" : "tracked-changes-accepted", params: { count: changes } });
  const texts = new Map(document.blocks.map(({ id, inline }) => [id, plainText(inline)]));
  const placed: ImportedComment[] = [];
  for (const comment of comments) {
    if (comment.answers !== undefined && comments.some(({ id }) => id === comment.answers)) continue;
    const messages = [comment, ...answersTo(comment.id, comments)].filter(({ text }) => text !== "").map(message);
    if (messages.length === 0) continue;
    const where = places.get(comment.id);
    if (!where) {
      all.push({ code: "comment-left-out", params: { author: comment.author, text: comment.text.slice(0, 300) } });
      continue;
    }
    const ranges = where.map(({ block, start, end }): QuotedRange => ({ block, start, end, quote: texts.get(block)!.slice(start, end) }));
    placed.push({ messages, ranges, scope: where.some(({ whole }) => whole) ? "block" : "range", resolved: comment.done });
  }
  const suggestions = original ? suggestionsOf(original, accepted) : [];
  return {
    document,
    warnings: inTextOrder(all, document.blocks),
    ...(placed.length > 0 && { comments: placed }),
    ...(suggestions.length > 0 && { suggestions }),
  };
}

/** Answers in the file's order, those to an answer too. */
const answersTo = (id: string, comments: readonly GivenComment[], depth = 0): GivenComment[] =>
  depth > 20 ? [] : comments.filter(({ answers }) => answers === id).flatMap((one) => [one, ...answersTo(one.id, comments, depth + 1)]);

const message = ({ author, text, at }: GivenComment): ImportedComment["messages"][number] => {
  const time = at === undefined ? Number.NaN : Date.parse(at);
  return { author, body: text, ...(!Number.isNaN(time) && { at: new Date(time).toISOString() }) };
};

function suggestionsOf(original: Assembled, accepted: Assembled): ImportedSuggestion[] {
  const known = new Set(original.document.blocks.map(({ id }) => id));
  const { blocks } = accepted.document;
  const authorsOf = ({ kind, range: { block } }: Change): string => {
    const about = [block];
    // new paragraphs stand beside the block that they come after
    if (kind === "insert")
      for (let i = blocks.findIndex(({ id }) => id === block) + 1; i < blocks.length && !known.has(blocks[i]!.id); i++)
        about.push(blocks[i]!.id);
    const authors = about
      .slice(kind === "insert" && about.length > 1 ? 1 : 0)
      .flatMap((id) => accepted.authors.get(id) ?? original.authors.get(id) ?? []);
    return [...new Set(authors)].join(", ");
  };
  return changesBetween(original.document.blocks, blocks).map((change) => ({ author: authorsOf(change), change }));
}
