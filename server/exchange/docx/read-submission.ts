import { newId, type Note } from "~/app/domain/document/document.js";
import type { ImportedDocument } from "../imported.js";
import { assemble, type Assembled, type BlockIds } from "../rich/assemble.js";
import { finish } from "../rich/finish.js";
import type { TrackedChanges } from "~/app/domain/document/tracked-changes.js";
import type { RichInline } from "../rich/inline.js";
import { openWord, type WordPackage } from "./package.js";
import { bookmarkedNotes, type ChangesAs, type NoteKind, type PieceReading, readPieces } from "./pieces.js";
import { readComments } from "./read-comments.js";
import { readInline, type References } from "./read-inline.js";
import { readNumberer } from "./read-numbering.js";
import { readParagraphs } from "./read-paragraphs.js";
import { defaultLanguage, readStyles } from "./read-styles.js";
import { child, childrenNamed, descendants } from "./xml.js";

/**
 * A Word file as a structured document: headings, numbered paragraphs, bullets, notes, quoted recommendations and the
 * submission's own, cover part, comments. No word of the text is lost; tracked changes count as accepted or become suggestions; doubts
 * are warnings. Throws the Refusals of `openWord`.
 */
export function readSubmissionDocx(bytes: Uint8Array, fileName = "document.docx", changes: TrackedChanges = "accept"): ImportedDocument {
  const word = openWord(bytes, fileName);
  const ids: BlockIds = new Map();
  const noteIds = new Map<string, string>();
  const accepted = readAs(word, "accepted", ids, noteIds);
  return finish({
    accepted: accepted.assembled,
    changes: accepted.changes,
    original: changes === "keep" && accepted.changes > 0 ? readAs(word, "original", ids, noteIds).assembled : null,
    comments: readComments(word),
  });
}

/** The whole file with its tracked changes read in one way. */
function readAs(
  word: WordPackage,
  changesAs: ChangesAs,
  ids: BlockIds,
  noteIds: Map<string, string>,
): { assembled: Assembled; changes: number } {
  const relationships = word.relationships(word.main);
  const part = (type: string) => {
    const target = relationships.find((one) => one.type.endsWith(`/${type}`) && !one.external)?.target;
    return target === undefined ? null : word.part(target);
  };
  const body = child(word.part(word.main)!, "body");
  const stylesPart = part("styles");
  const cited: string[] = [];
  const references: References = {
    styles: readStyles(stylesPart),
    address: (id) => relationships.find((one) => one.id === id && one.external)?.target,
    note: (of, id) => {
      const key = `${of} ${id}`;
      if (!cited.includes(key)) cited.push(key);
      if (!noteIds.has(key)) noteIds.set(key, newId());
      return noteIds.get(key)!;
    },
    bookmarks: body ? bookmarkedNotes(body) : new Map(),
  };
  const { paragraphs, warnings, changes } = body
    ? readParagraphs(body, references, readNumberer(part("numbering")), changesAs)
    : { paragraphs: [], warnings: [], changes: 0 };
  const assembled = assemble(
    {
      paragraphs,
      warnings,
      language: defaultLanguage(stylesPart),
      notes: readNotes(word, relationships, references, changesAs, cited).map((inline, i) => ({ id: noteIds.get(cited[i]!)!, inline })),
      footnotes: cited.filter((key) => key.startsWith("footnote")).length,
    },
    ids,
  );
  return { assembled, changes };
}

/** The contents of the notes that the text cites, in the order in which it does. */
function readNotes(
  word: WordPackage,
  relationships: ReturnType<WordPackage["relationships"]>,
  references: References,
  changes: ChangesAs,
  cited: readonly string[],
): Note["inline"][] {
  const contents = new Map<string, RichInline[]>();
  const reading: PieceReading = { changes, open: new Set(), passed: () => undefined, changed: () => undefined, commented: () => undefined };
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
      const content = descendants(note, "p").flatMap((paragraph, i): RichInline[] => {
        const inline = readInline(readPieces(paragraph, reading), inNotes).filter((one) => one.type !== "note");
        return i === 0 || inline.length === 0 ? inline : [{ type: "break" }, ...inline];
      });
      contents.set(`${of} ${note.attributes.id ?? ""}`, content);
    }
  }
  return cited.map((key) => contents.get(key) ?? []);
}
