import { type Block, plainText } from "~/app/domain/document/document.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import { countDocument, type WordCount } from "~/app/domain/document/words.js";
import { findNumbers } from "~/app/domain/recommendations/numbers.js";
import { translator } from "~/app/i18n/index.js";
import type { ImportedDocument } from "../imported.js";

export interface PresentedImport {
  title: string;
  cover: { organisations: { name: string; acronym: string; website: string }[] };
  blocks: { id: string; kind: Block["kind"]; level?: number; number?: string; text: string; notes: number[] }[];
  notes: { number: number; text: string }[];
  references: { block: string; number: string; form: "inline" | "box" }[];
  words: WordCount;
  warnings: { code: string; message: string; block?: string }[];
}

const BOX_ITEM = /^(\d{1,3})[.,](\d{1,3})(?!\p{N})/u;

/** Recommendation numbers of a block: in a box those that its lines begin with, elsewhere those in the text. */
function references(block: Block): PresentedImport["references"] {
  const text = plainText(block.inline);
  if (block.kind !== "reference-box") return findNumbers(text).map((found) => ({ block: block.id, number: found.number, form: "inline" }));
  return text.split("\n").flatMap((line) => {
    const item = BOX_ITEM.exec(line.normalize("NFKC"));
    return item ? [{ block: block.id, number: `${item[1]}.${item[2]}`, form: "box" as const }] : [];
  });
}

/** What the `import` command answers: the document flat, with numbers (as typed, or derived where they were missing or began again), references, words and the warnings as sentences. `title` stands in where the file names none. */
export function presentImport({ document, warnings }: ImportedDocument, title = ""): PresentedImport {
  const numbering = number(document.blocks);
  const t = translator("en");
  const typed = document.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.alias] : []));
  const trusted = new Set(typed).size === typed.length && !typed.includes(undefined);
  return {
    title: document.cover.title || title,
    cover: { organisations: document.cover.organisations.map(({ name, acronym, website }) => ({ name, acronym, website })) },
    blocks: document.blocks.map((block) => {
      const printed =
        block.kind === "paragraph" && !trusted ? numbering.blocks.get(block.id) : (block.alias ?? numbering.blocks.get(block.id));
      const notes = block.inline.flatMap((part) => (part.type === "note" ? [numbering.notes.get(part.note)!] : []));
      const level = block.kind === "heading" || block.kind === "bullet" ? (block.level ?? 1) : undefined;
      return {
        id: block.id,
        kind: block.kind,
        ...(level !== undefined && { level }),
        ...(printed !== undefined && { number: printed }),
        text: plainText(block.inline),
        notes,
      };
    }),
    notes: citedNotes(document).map(({ number: n, note }) => ({ number: n, text: plainText(note.inline) })),
    references: document.blocks.flatMap(references),
    words: countDocument(document),
    warnings: warnings.map(({ code, params, block }) => ({
      code,
      message: t(`importing.${code}`, params),
      ...(block !== undefined && { block }),
    })),
  };
}
