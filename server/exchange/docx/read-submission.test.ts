import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { emptyCover, plainText, type StructuredDocument } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { withChanges } from "~/app/domain/threads/changes.js";
import { readOdt } from "../odt/read-odt.js";
import { writeOdt } from "../odt/write-odt.js";
import type { SubmissionFile } from "../submission-file.js";
import { readSubmissionDocx } from "./read-submission.js";
import { p, r, table, wordFile } from "./testing.js";
import { writeSubmissionDocx } from "./write-submission.js";

const read = (body: string, parts: Record<string, string> = {}, links: Record<string, string> = {}) =>
  readSubmissionDocx(wordFile(body, parts, links));
const shape = ({ document }: ReturnType<typeof read>) =>
  document.blocks.map((block) => [block.kind, ...(block.level ? [block.level] : []), plainText(block.inline)]);
const heading = (level: number) => `<w:outlineLvl w:val="${level}"/>`;
const numbered = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const lvl = (i: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering =
  `<w:abstractNum w:abstractNumId="0">${lvl(0, "decimal", "%1.")}${lvl(1, "lowerLetter", "(%2)")}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${lvl(0, "bullet", "•")}${lvl(1, "bullet", "–")}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2">${lvl(0, "decimal", "%1.")}${lvl(1, "decimal", "%1.%2")}</w:abstractNum>` +
  [0, 1, 2].map((i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`).join("");

describe("a Word file", () => {
  it("has headings by outline level, Word's numbers as aliases, items and bullets in two levels", () => {
    const found = read(
      [
        p("Overview", heading(0) + numbered(3)),
        p("First paragraph of the text.", numbered(1)),
        p("an item;", numbered(1, 1)),
        p("Bullet", numbered(2)),
        p("Lower", numbered(2, 1)),
        p("Groups", heading(1) + numbered(3, 1)),
        p("Second paragraph of the text.", numbered(1)),
        p("Without a number."),
      ].join(""),
      { numbering },
    );
    expect(shape(found)).toEqual([
      ["heading", 1, "Overview"],
      ["paragraph", "First paragraph of the text."],
      ["bullet", 1, "(a) an item;"],
      ["bullet", 1, "Bullet"],
      ["bullet", 2, "Lower"],
      ["heading", 2, "Groups"],
      ["paragraph", "Second paragraph of the text."],
      ["continuation", "Without a number."],
    ]);
    expect(found.document.blocks.flatMap((block) => block.alias ?? [])).toEqual(["1", "1", "1.1", "2"]);
    expect(found.warnings.map((one) => one.code)).toContain("unnumbered-text");
  });

  it("takes typed numbers and bullets off", () => {
    const found = read(
      [
        p("1. Overview of the matter", heading(0)),
        p("1. The first paragraph says something."),
        p("2. The second says more."),
        p("- a point"),
        p("3. The third ends it."),
      ].join(""),
    );
    expect(shape(found)).toEqual([
      ["heading", 1, "Overview of the matter"],
      ["paragraph", "The first paragraph says something."],
      ["paragraph", "The second says more."],
      ["bullet", 1, "a point"],
      ["paragraph", "The third ends it."],
    ]);
  });

  it("takes a short line above a numbered paragraph as a heading where nothing else says so", () => {
    const found = read(
      [
        p("1. The first paragraph says something."),
        p("1 Access to information"),
        p("2. The second says more."),
        p("Social cohesion"),
        p("3. The third ends it."),
      ].join(""),
    );
    expect(shape(found).filter(([kind]) => kind === "heading")).toEqual([
      ["heading", 1, "Access to information"],
      ["heading", 1, "Social cohesion"],
    ]);
  });

  it("makes one box of quoted recommendations, in a table cell or not, and knows its own recommendations", () => {
    const found = read(
      [
        p("Access", heading(0)),
        p("UPR of Belgium 2nd cycle recommendations:"),
        p("138.117 Continue to promote access"),
        p("138.109 Encourage participation"),
        p("1. Text of the paragraph follows."),
        `<w:p>${r("RECOMMENDATION: ", "<w:b/>")}${r("Belgium should act.")}</w:p>`,
        table([[["139.11 Ensure humane conditions"]]]),
        p("2. Another paragraph follows here."),
      ].join(""),
    );
    expect(shape(found)).toEqual([
      ["heading", 1, "Access"],
      ["reference-box", "UPR of Belgium 2nd cycle recommendations:\n138.117 Continue to promote access\n138.109 Encourage participation"],
      ["paragraph", "Text of the paragraph follows."],
      ["recommendation", "Belgium should act."],
      ["reference-box", "139.11 Ensure humane conditions"],
      ["paragraph", "Another paragraph follows here."],
    ]);
  });

  it("keeps bold, italic, raised text and links, joined; accepts tracked changes and says so", () => {
    const found = read(
      p("Start", heading(0)) +
        `<w:p>${r("One ")}${r("bo", "<w:b/>")}${r("ld", "<w:b/>")}${r(" two", '<w:b w:val="0"/><w:i/>')}${r("2", '<w:vertAlign w:val="superscript"/>')}` +
        `<w:ins w:id="1">${r(" added")}</w:ins><w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>` +
        `<w:hyperlink r:id="x">${r(" site")}</w:hyperlink><w:hyperlink r:id="y">${r(" bad")}</w:hyperlink></w:p>`,
      {},
      { x: "https://example.org/a?b&c", y: "javascript:alert(1)" },
    );
    expect(found.document.blocks[1]?.inline).toEqual([
      { type: "text", text: "One " },
      { type: "text", text: "bold", marks: ["bold"] },
      { type: "text", text: " two", marks: ["italic"] },
      { type: "text", text: "2", marks: ["superscript"] },
      { type: "text", text: " added" },
      { type: "text", text: " site", link: "https://example.org/a?b&c" },
      { type: "text", text: " bad" },
    ]);
    expect(found.warnings).toContainEqual({ code: "tracked-changes-accepted", params: { count: 2 } });
  });

  it("joins footnotes and endnotes in the order of their marks", () => {
    const mark = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const note = (kind: string, id: number, text: string) =>
      `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${r(` ${text}`)}</w:p></w:${kind}>`;
    const found = read(`${p("Start", heading(0))}<w:p>${r("A")}${mark("endnote", 5)}${r(" b")}${mark("footnote", 2)}${r(".")}</w:p>`, {
      footnotes: note("footnote", 2, "Foot."),
      endnotes: note("endnote", 5, "End.") + note("endnote", 6, "Never cited."),
    });
    expect(found.document.notes.map((one) => plainText(one.inline))).toEqual(["End.", "Foot."]);
    expect([...number(found.document.blocks).notes.keys()]).toEqual(found.document.notes.map((one) => one.id));
    expect(found.warnings).toContainEqual({ code: "footnotes-became-endnotes", params: { count: 1 } });
  });

  it("puts a title page on the cover and flattens tables", () => {
    const found = read(
      [
        p("Joint submission to the Universal Periodic Review of Belgium"),
        p("Submitted by: Flemish Library Association (VVBAD, Antwerp, www.vvbad.be)"),
        p("Key words: libraries, access"),
        p("Introduction", heading(0)),
        p("A sentence."),
        table([
          [["a"], ["b"]],
          [["c"], ["d"]],
        ]),
      ].join(""),
    );
    expect(found.document.cover).toMatchObject({
      title: "Joint submission to the Universal Periodic Review of Belgium",
      keywords: "libraries, access",
      organisations: [{ acronym: "VVBAD", website: "www.vvbad.be" }],
    });
    expect(shape(found)).toEqual([
      ["heading", 1, "Introduction"],
      ["paragraph", "A sentence."],
      ["continuation", "a | b"],
      ["continuation", "c | d"],
    ]);
    expect(found.warnings.map((one) => one.code)).toContain("table-flattened");
  });
});

const own: StructuredDocument = {
  schema: 1,
  cover: {
    title: "Libraries in Belgium",
    keywords: "libraries, access",
    contact: "info@example.org",
    letter: "Dear Sir or Madam,\n\nwe send this.",
    organisations: [
      { name: "International Federation", acronym: "IFLA", address: "The Hague", website: "www.ifla.org", description: "Founded in 1927." },
      { name: "Flemish Association", acronym: "VVBAD", address: "", website: "https://www.vvbad.be", description: "" },
    ],
  },
  blocks: [
    { id: "h1", kind: "heading", level: 1, numbered: true, inline: [{ type: "text", text: "Access" }] },
    {
      id: "b1",
      kind: "reference-box",
      inline: [
        { type: "text", text: "2nd cycle recommendations:" },
        { type: "break" },
        { type: "text", text: "138.117 Continue to promote" },
      ],
    },
    {
      id: "p1",
      kind: "paragraph",
      inline: [
        { type: "text", text: "Libraries " },
        { type: "text", text: "matter", marks: ["bold", "italic"] },
        { type: "note", note: "n1" },
        { type: "text", text: " & " },
        { type: "text", text: "here", link: "https://example.org/" },
        { type: "note", note: "n2" },
        { type: "text", text: "." },
      ],
    },
    {
      id: "c1",
      kind: "continuation",
      inline: [
        { type: "text", text: "More of it", marks: ["underline"] },
        { type: "note", note: "n1" },
      ],
    },
    { id: "l1", kind: "bullet", level: 1, inline: [{ type: "text", text: "one" }] },
    {
      id: "l2",
      kind: "bullet",
      level: 2,
      inline: [
        { type: "text", text: "two H" },
        { type: "text", text: "2", marks: ["subscript"] },
        { type: "text", text: "O" },
      ],
    },
    { id: "q1", kind: "quotation", language: "fr", inline: [{ type: "text", text: "Toute personne a droit." }] },
    { id: "h2", kind: "heading", level: 2, inline: [{ type: "text", text: "Prisons" }] },
    {
      id: "p2",
      kind: "paragraph",
      inline: [{ type: "text", text: "A second paragraph" }, { type: "break" }, { type: "text", text: "on two lines." }],
    },
    { id: "r1", kind: "recommendation", inline: [{ type: "text", text: "Belgium should act." }] },
  ],
  notes: [
    {
      id: "n1",
      inline: [
        { type: "text", text: "First note, " },
        { type: "text", text: "2019", marks: ["italic"] },
      ],
    },
    { id: "n2", inline: [{ type: "text", text: "https://example.org/a", link: "https://example.org/a" }] },
  ],
  links: [],
};
const fileOf = (document: StructuredDocument): SubmissionFile => ({
  document,
  title: document.cover.title,
  kind: "joint",
  language: "en",
  review: { stateName: "Belgium", session: 52, cycle: 4 },
  organisations: document.cover.organisations,
  words: 30,
  date: new Date("2025-10-01T10:00:00Z"),
  frozen: false,
});
const write = (document: StructuredDocument) => writeSubmissionDocx(fileOf(document));

/** Ids by their order, numbers that the file printed left out: what must be the same after a journey through a file. */
function comparable({ cover, blocks, notes }: StructuredDocument) {
  const order = [...number(blocks).notes.keys()];
  return {
    cover,
    blocks: blocks.map(({ id: _id, alias: _alias, ...block }) => ({
      ...block,
      inline: block.inline.map((part) => (part.type === "note" ? { ...part, note: String(order.indexOf(part.note)) } : part)),
    })),
    notes: order.map((id) => notes.find((note) => note.id === id)?.inline),
  };
}

describe("Caucus' own Word file", () => {
  it("comes back as the same document", async () => {
    const { document, warnings } = readSubmissionDocx(await write(own));
    expect(comparable(document)).toEqual(comparable(own));
    expect(warnings).toEqual([]);
  });
  it.each([
    ["nothing", []],
    ["a blank", [{ type: "text" as const, text: " " }]],
  ])("comes back with marks that have %s between them, and only the comma that keeps them apart is gone", async (_, between) => {
    const note = (id: string) => ({ type: "note" as const, note: id });
    const inline = [{ type: "text" as const, text: "libraries." }, note("n1"), ...between, note("n2"), ...between, note("n1")];
    const cited = { ...own, blocks: [{ id: "p", kind: "paragraph" as const, inline }] };
    const bytes = await write(cited);
    expect(comparable(readSubmissionDocx(bytes).document)).toEqual(comparable(cited));
    const printed = strFromU8(unzipSync(bytes)["word/document.xml"]!);
    expect(printed.match(/<w:vertAlign w:val="superscript"\/>(?:(?!<\/w:r>).)*<w:t[^>]*>[,\u2009]<\/w:t>/g)).toHaveLength(2);
  });
  it("does not print whom a recommendation addresses: what is signed and counted is what is filed", async () => {
    const [, , , ...rest] = own.blocks;
    const addressed = { ...own, blocks: [...rest, { ...own.blocks.at(-1)!, addressee: "The Ministry of Nowhere" }] };
    expect(strFromU8(unzipSync(await write(addressed))["word/document.xml"]!)).not.toContain("Nowhere");
  });
  it("prints what an organisation says of itself once: not in the list where the letter says it", async () => {
    const description = "Founded in 1990, it reads to everybody.";
    const organisations = [{ name: "Readers", acronym: "R", address: "Rue 1", website: "www.example.org", description }];
    const cover = { ...own.cover, organisations, letter: `Dear secretariat,\n\nWe are Readers. ${description.replace(" it ", "\nit ")}` };
    const printed = async (letter: string) =>
      strFromU8(unzipSync(await write({ ...own, cover: { ...cover, letter } }))["word/document.xml"]!).split("reads to everybody").length -
      1;
    expect([await printed(cover.letter), await printed("Dear secretariat,")]).toEqual([1, 1]);
    expect(readSubmissionDocx(await write({ ...own, cover })).document.cover.letter).toBe(cover.letter);
  });
  it("comes back from a document without a cover", async () => {
    const bare = { ...own, cover: { ...emptyCover(), title: "T" } };
    expect(comparable(readSubmissionDocx(await write(bare)).document)).toEqual(comparable(bare));
  });
  it("comes back right to left", async () => {
    const arabic: StructuredDocument = {
      ...own,
      cover: { ...emptyCover(), title: "عنوان" },
      notes: [],
      blocks: [
        { id: "a", kind: "paragraph", inline: [{ type: "text", text: "حق التعليم (UPR 2025) للجميع" }] },
        { id: "b", kind: "recommendation", inline: [{ type: "text", text: "ينبغي العمل." }] },
      ],
    };
    const bytes = await writeSubmissionDocx({
      document: arabic,
      title: "عنوان",
      kind: "individual",
      language: "ar",
      review: { stateName: "مصر", session: 48, cycle: 4 },
      organisations: [],
      words: 6,
      date: new Date(0),
      frozen: true,
      hash: "ab",
    });
    expect(comparable(readSubmissionDocx(bytes).document).blocks.map((block) => [block.kind, plainText(block.inline)])).toEqual([
      ["paragraph", "حق التعليم (UPR 2025) للجميع"],
      ["recommendation", "ينبغي العمل."],
    ]);
  });
});

describe("a damaged file", () => {
  it("gives a document or a refusal, whatever bytes are wrong", async () => {
    const sound = await write(own);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const damaged = sound.slice();
        for (const [at, value] of changes) damaged[at] = value;
        try {
          expect(readSubmissionDocx(damaged).document.schema).toBe(1);
        } catch (error) {
          expect(isRefusal(error)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));

describe.skipIf(!office)("a file that LibreOffice wrote (skipped where it is not installed)", () => {
  it("keeps its text, headings, bullets, notes and links", async () => {
    const dir = mkdtempSync(join(tmpdir(), "caucus-docx-"));
    writeFileSync(join(dir, "own.docx"), await write(own));
    const convert = (to: string, file: string) =>
      promisify(execFile)(
        office!,
        [`-env:UserInstallation=file://${dir}/profile`, "--headless", "--convert-to", to, "--outdir", dir, join(dir, file)],
        { timeout: 90_000 },
      );
    await convert("odt", "own.docx");
    await convert("docx:MS Word 2007 XML", "own.odt");
    // and what Caucus wrote as OpenDocument, as LibreOffice writes that in Word
    writeFileSync(join(dir, "ours.odt"), await writeOdt(fileOf(own)));
    await convert("docx:MS Word 2007 XML", "ours.odt");
    const bytes = (file: string) => readFileSync(join(dir, file));
    const expected = comparable(own);
    for (const { document } of [
      readSubmissionDocx(bytes("own.docx")),
      readOdt(bytes("own.odt"), "own.odt"),
      readSubmissionDocx(bytes("ours.docx")),
    ]) {
      const found = comparable(document);
      expect(found.blocks.map((block) => [block.kind, plainText(block.inline)])).toEqual(
        expected.blocks.map((block) => [block.kind, plainText(block.inline)]),
      );
      expect(found.blocks.filter((block) => block.kind === "heading").map((block) => block.level)).toEqual([1, 2]);
      expect(found.notes.map((note) => plainText(note ?? []))).toEqual(expected.notes.map((note) => plainText(note ?? [])));
    }
  }, 120_000);
});

describe("tracked changes and comments", () => {
  const ins = (text: string, by = "Ana") => `<w:ins w:id="1" w:author="${by}" w:date="2025-01-02T03:04:05Z">${r(text)}</w:ins>`;
  const del = (text: string, by = "Ana") =>
    `<w:del w:id="2" w:author="${by}"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
  const mark = (name: string) => `<w:pPr><w:rPr><w:${name} w:id="3" w:author="Ben"/></w:rPr></w:pPr>`;
  const start = p("Start", heading(0));
  const body =
    `${start}<w:p>${r("Belgium closed ")}${del("34")}${ins("35")}${r(" libraries.")}</w:p>` +
    `<w:p>${mark("ins")}${ins("A new paragraph.", "Ben")}</w:p>` +
    `<w:p>${mark("del")}${del("An old one.", "Ben")}</w:p>` +
    p("The last one stays.");
  const texts = ({ document }: ReturnType<typeof read>) => document.blocks.map((block) => plainText(block.inline));

  it("are accepted where nothing else is asked", () => {
    const found = read(body);
    expect(texts(found)).toEqual(["Start", "Belgium closed 35 libraries.", "A new paragraph.", "The last one stays."]);
    expect(found.warnings).toContainEqual({ code: "tracked-changes-accepted", params: { count: 6 } });
    expect(found.suggestions).toBeUndefined();
  });

  it("stand beside the text as it was, as suggestions of those who made them", () => {
    const found = readSubmissionDocx(wordFile(body), "draft.docx", "keep");
    expect(texts(found)).toEqual(["Start", "Belgium closed 34 libraries.", "An old one.", "The last one stays."]);
    expect(found.suggestions?.map(({ author, change: { kind, range, proposed } }) => [author, kind, range.quote, proposed])).toEqual([
      ["Ana", "replace", "34", "35"],
      ["Ben", "insert", "Belgium closed 34 libraries.", "A new paragraph."],
      ["Ben", "remove", "An old one.", ""],
    ]);
    expect(
      withChanges(
        found.document.blocks,
        found.suggestions!.map(({ change }) => change),
      ).map(({ inline }) => plainText(inline)),
    ).toEqual(texts(read(body)));
  });

  it("comments are at their words, answers below them, in the names that the file gives", () => {
    const range = (id: number, inside: string) => `<w:commentRangeStart w:id="${id}"/>${inside}<w:commentRangeEnd w:id="${id}"/>`;
    const sign = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    const comment = (id: number, author: string, text: string) =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2025-01-02T03:04:05Z">${p(text)}</w:comment>`;
    const found = read(`${start}<w:p>${r("1. All ")}${range(0, r("34 libraries", "<w:b/>"))}${sign(0)}${r(" closed.")}${sign(1)}</w:p>`, {
      comments: comment(0, "Ana Example", "Is this so?") + comment(1, "Ben", "All of it?") + comment(2, "Cy", "Nowhere."),
    });
    expect(texts(found)).toEqual(["Start", "All 34 libraries closed."]);
    const block = found.document.blocks[1]!.id;
    expect(found.comments).toEqual([
      {
        messages: [{ author: "Ana Example", body: "Is this so?", at: "2025-01-02T03:04:05.000Z" }],
        ranges: [{ block, start: 4, end: 16, quote: "34 libraries" }],
        scope: "range",
        resolved: false,
      },
      {
        messages: [{ author: "Ben", body: "All of it?", at: "2025-01-02T03:04:05.000Z" }],
        ranges: [{ block, start: 0, end: 24, quote: "All 34 libraries closed." }],
        scope: "block",
        resolved: false,
      },
    ]);
    expect(found.warnings).toContainEqual({ code: "comment-left-out", params: { author: "Cy", text: "Nowhere." } });
  });
});
