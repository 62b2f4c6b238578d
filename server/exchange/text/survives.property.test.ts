import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyCover, plainText } from "~/app/domain/document/document.js";
import type { ImportedDocument } from "../imported.js";
import { cleanText } from "./lines.js";
import { readText } from "./read-text.js";

const words = (text: string): string[] => cleanText(text).match(/\p{L}{3,}/gu) ?? [];
const amounts = (text: string): string[] => cleanText(text).match(/\p{Nd}+[.,]\p{Nd}+/gu) ?? [];

function bag(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Everything that a reader of the imported document can still read, the furniture that a warning quotes included. */
function readable({ document, warnings }: ImportedDocument): string {
  const { title, keywords, contact, letter, organisations } = document.cover;
  return [
    ...[title, keywords, contact, letter],
    ...organisations.flatMap((organisation) => [
      organisation.name,
      organisation.acronym,
      organisation.address,
      organisation.website,
      organisation.description,
    ]),
    ...document.blocks.map((block) => `${block.alias ?? ""} ${plainText(block.inline)}`),
    ...document.notes.map((note) => plainText(note.inline)),
    ...warnings.filter((warning) => warning.code === "headers-removed").map((warning) => String(warning.params.text)),
  ].join("\n");
}

/** Labels that become a block's kind and headings that become the list of notes; only they may go. */
const STRUCTURE = /^(?:recommendations?|references|endnotes|notes|page)$/iu;

function missing(input: string, imported: ImportedDocument, tokens = words): string[] {
  const out = bag(tokens(readable(imported)));
  return [...bag(tokens(input))].filter(([word, count]) => !STRUCTURE.test(word) && (out.get(word) ?? 0) < count).map(([word]) => word);
}

const SCRIPTS = ["abcdefghijklmnop", "абвгдежзиклмн", "ابتثجحخدذرزس"];
const word = (alphabet: string): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...alphabet), minLength: 3, maxLength: 9 });
const sentence = (alphabet: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: word(alphabet) },
          { weight: 1, arbitrary: fc.constantFrom("1.5", "2018.", "50.000", "12", "138.117", "–", "(2)", "2,500") },
        ),
        { minLength: 3, maxLength: 18 },
      ),
      fc.constantFrom(".", ".", "?", ";", ":", ""),
    )
    .map(([list, stop]) => `${list[0]!.charAt(0).toUpperCase()}${list.join(" ").slice(1)}${stop}`);

interface Part {
  kind: "heading" | "paragraph" | "bullet" | "recommendation" | "box" | "plain" | "page";
  sentences: string[];
  mark: boolean;
}
const part = (alphabet: string): fc.Arbitrary<Part> =>
  fc.record({
    kind: fc.constantFrom<Part["kind"]>(
      "heading",
      "paragraph",
      "paragraph",
      "paragraph",
      "bullet",
      "recommendation",
      "box",
      "plain",
      "page",
    ),
    sentences: fc.array(sentence(alphabet), { minLength: 1, maxLength: 4 }),
    mark: fc.boolean(),
  });

function wrap(text: string, width: number): string {
  return text
    .split(" ")
    .reduce<string[]>(
      (lines, piece) =>
        lines.length > 0 && `${lines.at(-1)!} ${piece}`.length <= width
          ? [...lines.slice(0, -1), `${lines.at(-1)!} ${piece}`]
          : [...lines, piece],
      [],
    )
    .join("\n");
}

/** A submission as an extraction could give it: numbered paragraphs, wrapped or not, with page numbers, marks and notes. */
const submission = fc
  .record({
    alphabet: fc.constantFrom(...SCRIPTS),
    width: fc.constantFrom(40, 72, 95, 100_000),
    gap: fc.constantFrom("\n", "\n\n"),
    end: fc.constantFrom("\n", "\r\n"),
    notes: fc.constantFrom("Endnotes", "References", "NOTES:", ""),
  })
  .chain((shape) => fc.record({ shape: fc.constant(shape), parts: fc.array(part(shape.alphabet), { minLength: 1, maxLength: 14 }) }))
  .map(({ shape, parts }) => {
    let number = 0;
    let page = 0;
    let mark = 0;
    const texts = parts.map(({ kind, sentences, mark: marked }) => {
      const text = sentences.join(" ");
      if (kind === "page") return `\n${++page + 1}\n`;
      if (kind === "heading") return sentences[0]!.replace(/[.?;:]$/u, "");
      const cited = marked && shape.notes && !/\p{Nd}$/u.test(text) ? `${text}${++mark}` : text;
      const prefix =
        kind === "paragraph"
          ? `${++number}. `
          : kind === "bullet"
            ? "- "
            : kind === "recommendation"
              ? "RECOMMENDATION: "
              : kind === "box"
                ? "Recommendations of the last review:\n138.117 "
                : "";
      return wrap(prefix + cited, shape.width);
    });
    const notes = Array.from({ length: mark }, (_, i) => `${i + 1}\nNota${"bcdefghij".charAt(i % 9).repeat(3)} libra.`);
    const first = parts.findIndex(({ kind }) => kind === "paragraph");
    const body = parts
      .flatMap(({ kind, sentences }, i) => (first >= 0 && i >= first && kind !== "heading" && kind !== "page" ? sentences : []))
      .join(" ");
    return { body, text: [...texts, ...(mark > 0 ? [shape.notes, ...notes] : [])].join(shape.gap).replace(/\n/g, shape.end) };
  });

describe("no word of a text is lost", { timeout: 120_000 }, () => {
  it("in submissions of many shapes", () => {
    fc.assert(
      fc.property(submission, ({ text, body }) => {
        const imported = readText(text);
        expect(missing(text, imported)).toEqual([]);
        const counted: ImportedDocument = { document: { ...imported.document, cover: emptyCover(), notes: [] }, warnings: [] };
        expect(missing(body, counted)).toEqual([]);
        expect(missing(body, counted, amounts)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("in any lines of words, numbers and signs", () => {
    const piece = fc.oneof(
      word(SCRIPTS[0]!),
      fc.constantFrom(
        "1.",
        "2.",
        "- ",
        "RECOMMENDATION:",
        "138.117",
        "[1]",
        "¹",
        "Dear",
        "References",
        "Notes:",
        "1",
        "2",
        "http://a.b/c",
        "d_e.pdf",
        "\f",
        "(",
        ")",
        "“",
        "I.",
        "A.",
        "(a)",
        "Page 2 of 3",
        ":",
        ".",
        "key words:",
        "submitted by",
      ),
    );
    const lines = fc.array(
      fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(" ")),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, (list) => {
        const text = list.join("\n");
        expect(missing(text, readText(text)).filter((lost) => !/^(?:submitted|key|words)$/u.test(lost))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it("and no text at all makes the reader fail", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ unit: "grapheme", maxLength: 400 })), (text) => {
        const { document } = readText(text);
        const cited = new Set(document.blocks.flatMap((block) => block.inline.flatMap((run) => (run.type === "note" ? [run.note] : []))));
        expect([...cited].every((id) => document.notes.some((note) => note.id === id))).toBe(true);
        expect(new Set(document.blocks.map((block) => block.id)).size).toBe(document.blocks.length);
      }),
      { numRuns: 400 },
    );
  });
});
