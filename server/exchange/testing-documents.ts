import fc from "fast-check";
import { blockDirection } from "~/app/domain/document/direction.js";
import {
  type Block,
  BLOCK_KINDS,
  type Cover,
  emptyCover,
  type Inline,
  type Mark,
  MARKS,
  type StructuredDocument,
} from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";

const WORDS = [
  "library", "droit", "l’État", "книга", "权利", "مكتبة", "a&b", "<tag>", "“quoted”", "2,815", "–", "*star*", "_under_", "[x]", "1.", "# one",
  "- two", "a\\b", "~~no~~", "&amp;", "`code`", "vis-à-vis", "$5", "{json}", "|", "=", "+", "138.117", "!", "(a)", "https://example.org/a_b",
] as const; // prettier-ignore

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((all) => all.join(" "));
const text = (marked: boolean) =>
  fc.record({
    text: words,
    before: fc.constantFrom("", " "),
    marks: marked
      ? fc.subarray([...MARKS], { maxLength: 3 }).filter((all) => !(all.includes("subscript") && all.includes("superscript")))
      : fc.constant<Mark[]>([]),
    link: fc.option(fc.constantFrom("https://example.org/a?b=1&c=2", "mailto:jo@example.org"), { nil: undefined, freq: 6 }),
  });

/** Content as the editor keeps it: neighbours of the same look are one, nothing is blank at the ends. */
function normal(parts: readonly Inline[]): Inline[] {
  const inline: Inline[] = [];
  for (const part of parts) {
    const last = inline.at(-1);
    if (part.type === "text" && last?.type === "text" && last.link === part.link && String(last.marks) === String(part.marks))
      last.text += part.text;
    else if (!(part.type === "break" && (inline.length === 0 || last?.type === "break"))) inline.push({ ...part });
  }
  while (inline.at(-1)?.type === "break") inline.pop();
  return inline;
}

function inline({ notes, marked }: { notes: boolean; marked: boolean }): fc.Arbitrary<Inline[]> {
  const run = text(marked).map(({ text: value, before, marks: drawn, link }): Inline => {
    // a link is underlined because it is one
    const marks = drawn.filter((mark) => !link || mark !== "underline");
    return {
      type: "text",
      text: before + value,
      ...(marks.length > 0 && { marks: MARKS.filter((mark) => marks.includes(mark)) }),
      ...(link && { link }),
    };
  });
  const part = fc.oneof(
    { weight: 6, arbitrary: run },
    { weight: 1, arbitrary: fc.constant<Inline>({ type: "break" }) },
    ...(notes ? [{ weight: 2, arbitrary: fc.constantFrom("n1", "n2", "n3").map((note): Inline => ({ type: "note", note })) }] : []),
  );
  return fc.tuple(words, fc.array(part, { maxLength: 5 })).map(([first, rest]) => {
    const all = normal([{ type: "text", text: first }, ...rest]);
    return all.map((one, i): Inline => {
      // blanks beside a break are no part of the text
      const next = all[i + 1];
      if (one.type !== "text") return one;
      const start = all[i - 1]?.type === "break" ? one.text.trimStart() : one.text;
      return { ...one, text: next?.type === "break" ? start.trimEnd() : start };
    });
  });
}

const block: fc.Arbitrary<Omit<Block, "id">> = fc
  .record({
    kind: fc.constantFrom(...BLOCK_KINDS),
    level: fc.constantFrom(1, 2, 3),
    numbered: fc.boolean(),
    language: fc.option(fc.constantFrom("fr", "ar", "ru"), { nil: undefined, freq: 8 }),
    direction: fc.option(fc.constantFrom("ltr" as const, "rtl" as const), { nil: undefined, freq: 8 }),
    plain: inline({ notes: true, marked: false }),
    inline: inline({ notes: true, marked: true }),
  })
  .map(({ kind, level, numbered, language, direction, plain, inline: marked }) => ({
    kind,
    ...(kind === "heading" && { level, ...(numbered && { numbered }) }),
    ...(kind === "bullet" && { level: Math.min(level, 2) }),
    ...(language && { language }),
    ...(direction && { direction }),
    // a heading that is bold as a whole is what headings are
    inline: kind === "heading" ? plain : marked,
  }));

const line = fc.array(fc.constantFrom("Readers", "of", "Brüssel", "&", "1990"), { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
const cover: fc.Arbitrary<Cover> = fc
  .record({
    title: line,
    keywords: fc.option(line),
    contact: fc.option(line),
    letter: fc.option(line),
    organisations: fc.array(line, { maxLength: 3 }),
  })
  .map(({ title, keywords, contact, letter, organisations }) => ({
    ...emptyCover(),
    title,
    keywords: keywords ?? "",
    contact: contact ?? "",
    letter: letter ?? "",
    organisations: organisations.map((name, i) => ({
      name,
      acronym: i === 0 ? "RB" : "",
      address: i === 1 ? "Rue 1" : "",
      website: i === 1 ? "www.example.org" : "",
      description: i === 1 ? "Founded in 1990." : "",
    })),
  }));

/** Whole submissions with everything in them, as the editor may leave them. */
export const anyDocument: fc.Arbitrary<StructuredDocument> = fc
  .record({
    cover,
    blocks: fc.array(block, { minLength: 1, maxLength: 12 }),
    notes: fc.tuple(...Array.from({ length: 3 }, () => inline({ notes: false, marked: true }))),
    annexes: fc.option(fc.array(line, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 3 }),
  })
  .map(({ cover: front, blocks, notes, annexes }) => {
    const all = blocks.map((one, i): Block => ({ id: `block${String(i)}`, ...one }));
    const cited = [...number(all).notes.keys()];
    return {
      schema: 1,
      cover: front,
      blocks: all,
      notes: cited.map((id) => ({ id, inline: notes[Number(id.slice(1)) - 1]! })),
      links: [],
      ...(annexes && { annexes: annexes.map((title) => ({ title, file: `${title}.pdf`, sha256: "0".repeat(64) })) }),
    };
  });

/**
 * What must be the same after a journey through a file that carries what can be seen: ids by their order, numbers that the file printed
 * left out, language and direction as they come out for each block.
 */
export function comparable({ cover: front, blocks, notes }: StructuredDocument, language: string) {
  const order = [...number(blocks).notes.keys()];
  return {
    cover: front,
    blocks: blocks.map(({ id: _id, alias: _alias, ...one }) => ({
      ...one,
      language: one.language ?? language,
      direction: blockDirection(one, language),
      inline: one.inline.map((part) => (part.type === "note" ? { ...part, note: String(order.indexOf(part.note)) } : part)),
    })),
    notes: order.map((id) => notes.find((note) => note.id === id)?.inline),
  };
}
