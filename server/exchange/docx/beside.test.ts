import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type Block, plainText, type StructuredDocument } from "~/app/domain/document/document.js";
import { restyled } from "~/app/domain/document/block-style.js";
import { type Change, changesBetween, withChanges } from "~/app/domain/threads/changes.js";
import type { ImportedComment, ImportedDocument } from "../imported.js";
import type { BesideText } from "../submission-file.js";
import { anyDocument, comparable } from "../testing-documents.js";
import { sampleDocument, sampleFile } from "../testing-file.js";
import { readSubmissionDocx } from "./read-submission.js";
import { writeSubmissionDocx } from "./write-submission.js";

const AT = "2026-03-04T05:06:07.000Z";
const DATE = new Date(AT);
const write = (document: StructuredDocument, beside: BesideText) =>
  writeSubmissionDocx(
    sampleFile({ document, title: document.cover.title, organisations: document.cover.organisations, date: DATE, beside }),
  );
const keep = (bytes: Uint8Array) => readSubmissionDocx(bytes, "draft.docx", "keep");

/** Blocks by their place, since a Word file does not keep their ids. */
const placed = ({ document, comments = [], suggestions = [] }: Pick<ImportedDocument, "document" | "comments" | "suggestions">) => {
  const place = <R extends { block: string }>(range: R) => ({ ...range, block: document.blocks.findIndex(({ id }) => id === range.block) });
  return {
    comments: comments.map(({ ranges, ...comment }) => ({ ...comment, ranges: ranges.map(place) })),
    suggestions: suggestions.map(({ author, change: { range, ...change } }) => ({ author, ...change, range: place(range) })),
  };
};

type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** A text as somebody else would have it: words changed, paragraphs gone, new ones, other styles. */
const edit = fc.record({
  at: fc.nat(30),
  how: fc.constantFrom("replace" as const, "replace" as const, "remove" as const, "insert" as const, "style" as const),
  words: fc.constantFrom("", "and others", "<b> & “c”", "حق التعليم"),
  from: fc.nat(40),
  length: fc.nat(12),
  style: fc.constantFrom("paragraph", "heading-2", "bullet-1", "recommendation", "quotation"),
});
function edited(blocks: readonly Block[], edits: readonly Generated<typeof edit>[]): Block[] {
  const draft = [...blocks];
  edits.forEach(({ at, how, words, from, length, style }, i) => {
    const place = at % blocks.length;
    const index = draft.findIndex(({ id }) => id === blocks[place]!.id);
    if (index < 0) return;
    const text = plainText(draft[index]!.inline);
    const start = Math.min(from, text.length);
    const changed = `${text.slice(0, start)}${words}${text.slice(start + length)}`.trim();
    if (how === "replace" && changed !== "") draft[index] = { ...draft[index]!, inline: [{ type: "text", text: changed }] };
    else if (how === "remove" && draft.length > 1) draft.splice(index, 1);
    else if (how === "style") draft[index] = restyled(draft[index]!, style);
    else if (how === "insert")
      draft.splice(index + 1, 0, { id: `new${String(i)}`, kind: "paragraph", inline: [{ type: "text", text: `${words} new`.trim() }] });
  });
  return draft;
}

const remark = fc.record({
  at: fc.nat(30),
  from: fc.nat(40),
  length: fc.nat(30),
  whole: fc.boolean(),
  resolved: fc.boolean(),
  answers: fc.nat(2),
});
function commented(blocks: readonly Block[], { at, from, length, whole, resolved, answers }: Generated<typeof remark>): ImportedComment {
  const block = blocks[at % blocks.length]!;
  const text = plainText(block.inline);
  // no stretch begins or ends with a line break
  const start = whole || !/\S/.test(text.slice(from)) ? 0 : from + text.slice(from).search(/\S/);
  const end = whole ? text.length : start + text.slice(start, start + length + 1).trimEnd().length;
  return {
    messages: ["Is this so?\nReally?", ...["Yes & no.", "نعم"].slice(0, answers)].map((body, i) => ({
      author: `Ana ${String(i)}`,
      body,
      at: AT,
    })),
    scope: whole ? "block" : "range",
    ranges: [{ block: block.id, start, end, quote: text.slice(start, end) }],
    resolved,
  };
}

describe("comments and suggestions in a Word file", () => {
  it("come back as they left, and the text as it stood", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDocument,
        fc.array(edit, { maxLength: 8 }),
        fc.array(remark, { maxLength: 3 }),
        async (document, edits, remarks) => {
          const changes = changesBetween(document.blocks, edited(document.blocks, edits));
          const suggestions = changes.map((change) => ({ author: "Ben", change, at: AT }));
          const comments = remarks.map((one) => commented(document.blocks, one));
          const bytes = await write(document, { comments, suggestions });
          const back = keep(bytes);
          expect(comparable(back.document, "en")).toEqual(comparable(document, "en"));
          expect(placed(back)).toEqual(placed({ document, comments, suggestions }));
          const accepted = readSubmissionDocx(bytes).document.blocks.map(({ inline }) => plainText(inline).trim());
          expect(accepted).toEqual(withChanges(document.blocks, changes).map(({ inline }) => plainText(inline).trim()));
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 20) },
    );
  });

  it("are Word's own: authors and times, answers, what is done; a number of its own for each change", async () => {
    const { files, xml } = await sample();
    expect(xml).toMatch(
      /<w:del w:id="\d+" w:author="Ben \(RC\)" w:date="2026-03-04T05:06:07.000Z"><w:r>.*?<w:delText[^>]*>public<\/w:delText>/,
    );
    expect(xml).toMatch(/<w:ins [^>]*w:author="Ben \(RC\)"[^>]*><w:r>.*?<w:t[^>]*>free<\/w:t>/);
    expect(xml).toMatch(/<w:rPr><w:del [^>]*\/>/);
    expect(xml).toMatch(/<w:pPrChange [^>]*><w:pPr><w:pStyle w:val="ListBullet"\/>/);
    expect(xml).toMatch(/w:fldCharType="begin"\/><\/w:r><w:r><w:delInstrText[^>]*> NOTEREF/);
    const numbers = [...xml.matchAll(/<w:(?:ins|del|pPrChange) w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(numbers).size).toBeGreaterThan(3);
    const extended = strFromU8(files["word/commentsExtended.xml"]!);
    expect(extended).toMatch(/<w15:commentEx w15:paraId="00000001" w15:done="1"\/>/);
    expect(extended).toMatch(/w15:paraIdParent="00000001"/);
    expect(strFromU8(files["[Content_Types].xml"]!)).toContain("/word/commentsExtended.xml");
  });

  it("are never left out: what cannot be tracked is a comment, what lost its place stands at the beginning with its words", async () => {
    const document = sampleDocument();
    const replace = (quote: string, proposed: string): Change => ({
      kind: "replace",
      range: { block: "p1", start: 11, end: 11 + quote.length, quote },
      proposed,
    });
    const back = keep(
      await write(document, {
        comments: [
          {
            messages: [{ author: "Cy", body: "Why?", at: AT }],
            scope: "range",
            ranges: [{ block: "gone", start: 0, end: 4, quote: "What stood here" }],
            resolved: false,
          },
          { messages: [{ author: "Cy", body: "Cut?", at: AT }], scope: "range", ranges: [], resolved: false },
        ],
        suggestions: [
          { author: "Ana", change: replace("have a public", "had one") },
          { author: "Ben", change: replace("have", "own") },
          { author: "Ben", change: replace("not there", "x") },
          { author: "Ben", change: { kind: "remove", range: { block: "gone", start: 0, end: 3, quote: "Old" }, proposed: "" } },
        ],
      }),
    );
    expect(placed(back).suggestions.map(({ author, proposed }) => [author, proposed])).toEqual([["Ana", "had one"]]);
    expect(back.comments?.map(({ messages }) => messages[0]!.body)).toEqual([
      "“What stood here”\nWhy?",
      "Cut?",
      "“have” → “own”",
      "“not there” → “x”",
      "“Old”\n“Old” → “”",
    ]);
  });

  it("are not in a file that nobody asked them for", async () => {
    const files = unzipSync(await writeSubmissionDocx(sampleFile()));
    expect(strFromU8(files["word/document.xml"]!)).not.toMatch(/<w:(?:ins|del|commentReference)\b/);
    expect(Object.keys(files)).not.toContain("word/commentsExtended.xml");
  });
});

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));

describe.skipIf(!office)("LibreOffice (skipped where it is not installed)", () => {
  it("opens such a file and writes the same comments, answers and changes", async () => {
    const dir = mkdtempSync(join(tmpdir(), "caucus-beside-"));
    const { bytes } = await sample();
    writeFileSync(join(dir, "own.docx"), bytes);
    const profile = `-env:UserInstallation=file://${dir}/profile`;
    const to = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", join(dir, "out"), join(dir, "own.docx")];
    await promisify(execFile)(office!, [profile, ...to], { timeout: 90_000 });
    const [own, theirs] = [bytes, readFileSync(join(dir, "out/own.docx"))].map((file) => keep(file));
    // it gives a paragraph the style of the one before it that is taken away, so only the words are held against each other
    const texts = ({ document }: ImportedDocument) => document.blocks.map(({ inline }) => plainText(inline));
    expect(texts(theirs!)).toEqual(texts(own!));
    const suggested = (read: ImportedDocument) => placed(read).suggestions.map(({ kind, proposed, author }) => [kind, proposed, author]);
    expect(suggested(theirs!)).toEqual(suggested(own!));
    // its version 7.4 keeps comments, but not which one answers which
    const said = (read: ImportedDocument) =>
      placed(read)
        .comments.flatMap(({ messages, resolved }) => messages.map(({ author, body }) => `${author}: ${body} ${String(resolved)}`))
        .sort();
    expect(said(theirs!)).toEqual(said(own!));
  }, 120_000);
});

async function sample() {
  const document = sampleDocument();
  const text = (block: string) => plainText(document.blocks.find(({ id }) => id === block)!.inline);
  const whole = (block: string) => ({ block, start: 0, end: text(block).length, quote: text(block) });
  const author = "Ben (RC)";
  const suggestions = [
    { kind: "replace", range: { block: "p1", start: 18, end: 24, quote: "public" }, proposed: "free" },
    { kind: "insert", range: whole("p1"), proposed: "One more paragraph." },
    { kind: "remove", range: whole("p2"), proposed: "" },
    { kind: "style", range: whole("u1"), proposed: "paragraph" },
  ] satisfies Change[];
  const bytes = await write(document, {
    comments: [
      {
        messages: [
          { author: "Ana (SLN)", body: "All of them?", at: AT },
          { author, body: "Most.\nSee the atlas.", at: AT },
        ],
        scope: "range",
        ranges: [{ block: "p1", start: 0, end: 10, quote: text("p1").slice(0, 10) }],
        resolved: true,
      },
    ],
    suggestions: suggestions.map((change) => ({ author, change, at: AT })),
  });
  const files = unzipSync(bytes);
  return { bytes, files, xml: strFromU8(files["word/document.xml"]!) };
}
