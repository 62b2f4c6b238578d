import type * as Y from "yjs";
import { type Block, type Inline, newId } from "../document/document.js";
import { BODY_ROOT, noteRootName, writeBlocks, writeNote } from "../document/yjs.js";
import type { Draft, DraftPart, DraftSection } from "./draft.js";
import { isUntouched } from "./kept.js";
import { citationKey, type CitedSource, type CompiledBlock, marksOf, originKey, sourcesByNote } from "./text.js";
import { citationsIn, compiledIn, readSummaryText } from "./text-yjs.js";

/** What compiling did to the text, in paragraphs. */
export interface CompileReport {
  added: number;
  /** Were as compiled before, and say something else now. */
  replaced: number;
  /** Were as compiled before, and nothing that is filed says so any more. */
  removed: number;
  unchanged: number;
  /** People have edited or written them: they stand as they were. */
  kept: number;
  /** Sentences that people took out and that were not brought back. */
  leftOut: number;
}

interface Item {
  id: string;
  section: string;
  state: "untouched" | "people's";
  isHeading: boolean;
  entry: CompiledBlock | undefined;
}

/** A block of a draft, ready to be written. */
interface Fresh {
  block: Block;
  entry: CompiledBlock;
  citations: CitedSource[];
  notes: { id: string; text: string }[];
}

function freshen(section: string, kind: Block["kind"], parts: readonly DraftPart[], more: Partial<Block> & { share?: number } = {}): Fresh {
  const { share, ...properties } = more;
  const inline: Inline[] = [];
  const [citations, notes, origins]: [CitedSource[], Fresh["notes"], CompiledBlock["origins"]] = [[], [], []];
  let text = "";
  for (const part of parts) {
    if ("cites" in part) {
      const note = newId();
      inline.push({ type: "note", note });
      for (const [order, cite] of part.cites.entries()) citations.push({ note, page: "", order, ...cite });
    } else if ("note" in part) {
      inline.push({ type: "note", note: part.note });
      if (part.text !== "") notes.push({ id: part.note, text: part.text });
    } else {
      inline.push({ type: "text", text: part.text });
      const from = text.length + (part.text.length - part.text.trimStart().length);
      text += part.text;
      for (const origin of part.origins) origins.push({ ...origin, from, to: text.length });
    }
  }
  const block: Block = { id: newId(), kind, ...properties, inline };
  const marks = marksOf(inline, sourcesByNote(citations));
  return { block, citations, notes, entry: { block: block.id, section, text, marks, origins, ...(share !== undefined && { share }) } };
}

const isIntroduction =
  (path: string) =>
  ({ section, share, origins }: CompiledBlock): boolean =>
    section === path && share === undefined && origins.length === 0;

const headingOf = ({ path, heading }: DraftSection & { heading: NonNullable<DraftSection["heading"]> }): Fresh =>
  freshen(path, "heading", [{ text: heading.title, origins: [] }, ...heading.notes], {
    ...(heading.level > 1 && { level: heading.level }),
    ...(heading.numbered && { numbered: true }),
    share: heading.share,
  });

/**
 * Brings a draft into a summary's Y.Doc. Block by block: what is still as the compiler wrote it is replaced where it differs, what people
 * edited or wrote stays where it is, new blocks are added to their section. Blocks that stay are not touched at all, so whoever types in
 * one at that moment goes on typing.
 */
export function applyDraft(doc: Y.Doc, draft: Draft): CompileReport {
  const root = doc.getXmlElement(BODY_ROOT);
  const [citations, compiled] = [citationsIn(doc), compiledIn(doc)];
  const text = readSummaryText(doc);
  const sources = sourcesByNote(text.citations);
  const entries = new Map(text.compiled.map((entry) => [entry.block, entry]));
  let section = draft.sections[0]?.path ?? "";
  const items = text.document.blocks.map((block): Item => {
    const entry = entries.get(block.id);
    if (entry) section = entry.section;
    const state = entry && isUntouched(block, entry, sources) ? "untouched" : "people's";
    return { id: block.id, section, state, isHeading: block.kind === "heading", entry };
  });
  const notesOf = new Map(
    text.document.blocks.map(({ id, inline }) => [id, inline.flatMap((part) => (part.type === "note" ? [part.note] : []))]),
  );
  const report: CompileReport = { added: 0, replaced: 0, removed: 0, unchanged: 0, kept: 0, leftOut: 0 };
  const leftOut = new Set(text.compiled.filter(({ block }) => !notesOf.has(block)).flatMap(({ origins }) => origins.map(originKey)));
  report.leftOut = leftOut.size;

  function insert(at: number, { block, entry, citations: cited, notes }: Fresh, path: string) {
    writeBlocks(root, [block], at);
    compiled.set(block.id, entry);
    for (const source of cited) citations.set(citationKey(source), source);
    for (const note of notes)
      if (doc.getXmlElement(noteRootName(note.id)).length === 0)
        writeNote(doc, { id: note.id, inline: [{ type: "text", text: note.text }] });
    items.splice(at, 0, { id: block.id, section: path, state: "untouched", isHeading: block.kind === "heading", entry });
  }
  function remove(item: Item) {
    const at = items.indexOf(item);
    root.delete(at, 1);
    items.splice(at, 1);
    compiled.delete(item.id);
    const gone = new Set(notesOf.get(item.id));
    for (const [key, { note }] of citations) if (gone.has(note)) citations.delete(key);
  }

  let cursor = 0;
  for (const one of draft.sections) {
    const here = items.filter((item) => item.section === one.path);
    const heading = here.find(({ isHeading, entry }) => isHeading && entry);
    // where people took a heading out it comes back only with text
    const wasTaken = !heading && text.compiled.some((entry) => entry.section === one.path);
    if (here.length > 0) cursor = items.indexOf(here[0]!);
    if (one.heading && !heading && (!wasTaken || one.blocks.length > 0))
      insert(cursor++, headingOf({ ...one, heading: one.heading }), one.path);
    else if (one.heading && heading?.entry) {
      if (heading.state === "untouched" && heading.entry.text !== one.heading.title) {
        insert(items.indexOf(heading), headingOf({ ...one, heading: one.heading }), one.path);
        remove(heading);
      } else if (heading.entry.share !== one.heading.share) compiled.set(heading.id, { ...heading.entry, share: one.heading.share });
      cursor += 1;
    }
    mergeBlocks(
      one,
      here.filter(({ isHeading }) => !isHeading),
    );
    const last = items.findLastIndex((item) => item.section === one.path);
    if (last >= 0) cursor = last + 1;
  }

  function mergeBlocks({ path, blocks }: DraftSection, present: readonly Item[]) {
    const open = present.filter(({ state }) => state === "untouched");
    report.kept += present.length - open.length;
    const fresh = blocks.map(({ kind, parts }) => freshen(path, kind, parts));
    const take = (fits: (item: Item) => boolean) => {
      const at = open.findIndex(fits);
      return at < 0 ? undefined : open.splice(at, 1)[0];
    };
    const same = fresh.map(({ entry }) => take((item) => item.entry!.text === entry.text && item.entry!.marks === entry.marks));
    let before: string | undefined;
    for (const [i, next] of fresh.entries()) {
      if (same[i]) {
        report.unchanged += 1;
        before = same[i].id;
        continue;
      }
      const keys = new Set(next.entry.origins.map(originKey));
      const old = take(
        ({ entry }) => entry!.origins.some((origin) => keys.has(originKey(origin))) || (keys.size === 0 && entry!.origins.length === 0),
      );
      // the introduction comes from nowhere: where people have changed it, or taken it out, theirs stands
      const isTheirs = !old && keys.size === 0 && text.compiled.some(isIntroduction(path));
      if (isTheirs) continue;
      if (old) {
        insert(items.indexOf(old), next, path);
        remove(old);
        report.replaced += 1;
      } else {
        insert(placeAfter(path, before), next, path);
        report.added += 1;
      }
      before = next.block.id;
    }
    report.removed += open.length;
    open.forEach(remove);
  }

  /** Right after a block, else at the section's end. */
  function placeAfter(path: string, before: string | undefined): number {
    const at = before === undefined ? items.findLastIndex((item) => item.section === path) : items.findIndex(({ id }) => id === before);
    return at < 0 ? cursor : at + 1;
  }
  return report;
}
