import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { BLOCK_KINDS, type Block, type Inline, MARKS, plainText } from "~/app/domain/document/document.js";
import type { SubmissionFile } from "../submission-file.js";
import { arabicFile, sampleDocument, sampleFile } from "../testing-file.js";
import { directionPieces } from "./write-inline.js";
import { writeSubmissionDocx } from "./write-submission.js";
import { child, childrenNamed, descendants, elements, parseXml, type XmlElement } from "./xml.js";

async function open(input: SubmissionFile) {
  const files = unzipSync(await writeSubmissionDocx(input));
  const part = (path: string) => parseXml(strFromU8(files[path]!));
  return { files, part, body: childrenNamed(child(part("word/document.xml"), "body")!, "p") };
}
const styleOf = (p: XmlElement) => child(p, "pPr", "pStyle")?.attributes.val;
const characters = (element: XmlElement) => element.children.filter((one) => typeof one === "string").join("");
const textOf = (element: XmlElement): string =>
  elements(element)
    .map((one) => (one.name === "t" ? characters(one) : one.name === "br" ? "\n" : textOf(one)))
    .join("");
const val = (element: XmlElement | undefined) => element?.attributes.val;

describe("a submission as Word", () => {
  it("consists of sound parts, each named in the content types", async () => {
    const { files, part } = await open(sampleFile());
    const types = part("[Content_Types].xml");
    const named = new Set(childrenNamed(types, "Override").map((one) => one.attributes.PartName));
    const defaults = new Set(childrenNamed(types, "Default").map((one) => one.attributes.Extension));
    for (const path of Object.keys(files)) {
      expect(() => part(path)).not.toThrow();
      expect(named.has(`/${path}`) || defaults.has(path.split(".").at(-1)), path).toBe(true);
    }
  });

  it("points every relationship at a part that is there, and uses only ids that it declares", async () => {
    const { files, part } = await open(sampleFile());
    const declared = new Map(
      childrenNamed(part("word/_rels/document.xml.rels"), "Relationship").map((one) => [one.attributes.Id, one.attributes]),
    );
    for (const { Target, TargetMode } of declared.values())
      if (TargetMode !== "External") expect(Object.keys(files)).toContain(`word/${Target!}`);
    const used = [...strFromU8(files["word/document.xml"]!).matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id);
    expect(used.length).toBeGreaterThan(4);
    for (const id of used) expect(declared.has(id)).toBe(true);
  });

  it("is the same file twice", async () => {
    expect(Buffer.compare(await writeSubmissionDocx(sampleFile()), await writeSubmissionDocx(sampleFile()))).toBe(0);
  });

  it("is A4 in Times New Roman 12, with page and pages at the foot and the title at the head", async () => {
    const { files, part } = await open(sampleFile());
    const defaults = child(part("word/styles.xml"), "docDefaults", "rPrDefault", "rPr")!;
    expect(child(defaults, "rFonts")?.attributes).toMatchObject({
      ascii: "Times New Roman",
      hAnsi: "Times New Roman",
      cs: "Times New Roman",
    });
    expect(val(child(defaults, "sz"))).toBe("24");
    expect(val(child(defaults, "lang"))).toBe("en");
    const sizes = [...strFromU8(files["word/styles.xml"]!).matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => size);
    expect(new Set(sizes)).toEqual(new Set(["24"]));
    const page = descendants(part("word/document.xml"), "pgSz")[0]!;
    expect(Number(page.attributes.w)).toBeCloseTo(11906, -1);
    expect(Number(page.attributes.h)).toBeCloseTo(16838, -1);
    const instructions = Object.keys(files)
      .filter((path) => /footer\d+\.xml$/.test(path))
      .map((path) => descendants(part(path), "instrText").map(characters).join(" "));
    expect(instructions).toHaveLength(2);
    for (const instruction of instructions) expect(instruction).toMatch(/PAGE.*NUMPAGES/);
    expect(Object.keys(files).some((path) => /header\d+\.xml$/.test(path) && textOf(part(path)) === "Libraries for everybody")).toBe(true);
  });

  it("numbers paragraphs and headings by Word, bullets in two levels", async () => {
    const { body, part } = await open(sampleFile());
    const numbering = part("word/numbering.xml");
    const abstractOf = (id: string) =>
      val(
        child(
          childrenNamed(numbering, "num").find((num) => num.attributes.numId === id),
          "abstractNumId",
        ),
      );
    const levelText = (p: XmlElement) => {
      const numPr = child(p, "pPr", "numPr");
      if (!numPr) return null;
      const abstract = childrenNamed(numbering, "abstractNum").find(
        (one) => one.attributes.abstractNumId === abstractOf(val(child(numPr, "numId"))!),
      )!;
      return val(
        child(
          childrenNamed(abstract, "lvl").find((lvl) => lvl.attributes.ilvl === val(child(numPr, "ilvl"))),
          "lvlText",
        ),
      );
    };
    const rows = body.map((p) => [styleOf(p), levelText(p), textOf(p)]);
    expect(rows.slice(rows.findIndex(([, , text]) => text === "Overview"))).toEqual([
      ["Heading1", null, "Overview"],
      ["NumberedParagraph", "%1.", "Most towns have a public library. They are free of charge."],
      ["Heading1", "%1.", "Right to education"],
      ["Heading2", "%1.%2", "Schools"],
      ["ReferenceBox", null, "Recommendations of the second cycle:\n138.117 Promote access to education (Portugal)"],
      ["NumberedParagraph", "%1.", "Schools in rural areas lack libraries; H2O costs more.1"],
      ["ContinuationParagraph", null, "A survey says more: the results."],
      ["ListBullet", "•", "one school in three;"],
      ["ListBullet2", "–", "in the south, one in two."],
      ["Quote", null, "Everyone has the right to education."],
      ["Recommendation", null, "RECOMMENDATION: Fund a library in every school by 2030."],
      // printed by numbering alone: no word of the text
      ["EndnotesTitle", "Endnotes", ""],
    ]);
    expect(new Set(body.filter((p) => styleOf(p) === "NumberedParagraph").map((p) => val(child(p, "pPr", "numPr", "numId")))).size).toBe(1);
  });

  it("has the notes that the text cites as endnotes in Arabic figures, a note cited again as a field with the same number", async () => {
    const { part } = await open(sampleFile());
    const document = part("word/document.xml");
    const endnotes = childrenNamed(part("word/endnotes.xml"), "endnote").filter((one) => one.attributes.type === undefined);
    expect(endnotes.map((one) => [one.attributes.id, textOf(one).trim()])).toEqual([
      ["1", "Library atlas 2024, p. 12."],
      ["2", "Statistics office, https://example.org/schools"],
    ]);
    expect(descendants(document, "endnoteReference").map((one) => one.attributes.id)).toEqual(["1", "2"]);
    const again = descendants(document, "fldSimple");
    expect(again.map((one) => one.attributes.instr)).toEqual([" NOTEREF _RefNote1 \\f \\h "]);
    expect(val(child(again[0], "r", "rPr", "rStyle"))).toBe("EndnoteReference");
    expect(descendants(document, "bookmarkStart").map((one) => one.attributes.name)).toContain("_RefNote1");
    expect(val(child(descendants(document, "sectPr")[0], "endnotePr", "numFmt"))).toBe("decimal");
    const settings = child(part("word/settings.xml"), "endnotePr")!;
    expect(val(child(settings, "numFmt"))).toBe("decimal");
    const separator = childrenNamed(part("word/endnotes.xml"), "endnote").find((one) => one.attributes.type === "separator")!;
    expect(childrenNamed(settings, "endnote").map((one) => one.attributes.id)).toContain(separator.attributes.id);
    expect(textOf(separator)).toBe("");
  });

  it("names all contributing organisations on the cover, before the text", async () => {
    const { body } = await open(sampleFile());
    const cover = body
      .slice(
        0,
        body.findIndex((p) => textOf(p) === "Overview"),
      )
      .map(textOf);
    for (const line of [
      "Libraries for everybody",
      "Joint submission",
      "State under review: Belgium",
      "Session: 52",
      "Cycle: 4",
      "Date: 8 October 2025",
      "Readers & Co (RC)",
      "Rue 1, 1000 Brussels, Belgium",
      "www.example.org",
      "Founded in 1990.",
      "School Libraries Now",
      "Jo Example\njo@example.org",
      "libraries, education",
      "Draft. This is not the text that was filed.",
    ])
      expect(cover).toContain(line);
  });

  it("leaves out of the cover what is not known", async () => {
    const { body } = await open(sampleFile({ title: " ", review: { stateName: "", session: 0, cycle: 0 } }));
    const cover = body.map(textOf);
    expect(cover.filter((line) => /^(State|Session|Cycle)/.test(line))).toEqual([]);
    expect(textOf(body.find((p) => styleOf(p) === "Title")!)).toBe("Joint submission");
  });

  it("says in its properties how many words it has, and the hash only when it is frozen", async () => {
    const hash = "ab".repeat(32);
    const draft = await open(sampleFile({ hash }));
    const frozen = await open(sampleFile({ hash, frozen: true }));
    expect(child(draft.part("docProps/app.xml"), "Words")!.children).toEqual([String(sampleFile().words)]);
    expect(strFromU8(draft.files["docProps/custom.xml"]!)).not.toContain(hash);
    expect(strFromU8(frozen.files["docProps/custom.xml"]!)).toContain(hash);
    expect(frozen.body.map(textOf)).toContain(`SHA-256 of the text: ${hash}`);
    expect(strFromU8(frozen.files["docProps/core.xml"]!).match(/2025-10-08T21:30:00Z/g)).toHaveLength(2);
  });

  it("opens only web and mail addresses", async () => {
    const document = sampleDocument();
    document.blocks = [{ id: "p", kind: "paragraph", inline: [{ type: "text", text: "here", link: "javascript:alert(1)" }] }];
    const { files } = await open(sampleFile({ document }));
    expect(
      Object.values(files)
        .map((bytes) => strFromU8(bytes))
        .join(""),
    ).not.toContain("javascript:");
  });

  it("leaves out characters that Word cannot open", async () => {
    const document = sampleDocument();
    document.blocks = [{ id: "p", kind: "paragraph", inline: [{ type: "text", text: 'a\u0000b\u000bc\ud800d\uffffe < & " >' }] }];
    const { body } = await open(sampleFile({ document, title: "T\u0001" }));
    expect(textOf(body.at(-1)!)).toBe('abcde < & " >');
  });

  it("is written from right to left in Arabic, what is in Latin letters in the text and on the cover from left to right", async () => {
    const { body, part, files } = await open(arabicFile());
    const bidi = (p: XmlElement) => val(child(p, "pPr", "bidi")) ?? (child(p, "pPr", "bidi") ? "1" : "none");
    for (const p of body) expect(bidi(p), textOf(p)).toBe(/^[^\p{L}]*\p{Script=Latin}/u.test(textOf(p)) ? "false" : "1");
    expect(body.filter((p) => textOf(p) === "In English.")).toHaveLength(1);
    const address = body.find((p) => textOf(p) === "Rue 1, 1000 Brussels, Belgium")!;
    expect([bidi(address), val(child(address, "pPr", "jc"))]).toEqual(["false", "right"]);
    expect(child(descendants(part("word/document.xml"), "sectPr")[0], "bidi")).toBeDefined();
    const runs = descendants(
      body.find((p) => styleOf(p) === "NumberedParagraph")!,
      "r",
    ).map((run) => [textOf(run), child(run, "rPr", "rtl") !== undefined]);
    expect(runs.slice(0, 3)).toEqual([
      ["تكفل المكتبات (", true],
      ["IFLA", false],
      [") الوصول إلى المعلومات وفقا للمادة 19.", true],
    ]);
    expect(val(child(part("word/styles.xml"), "docDefaults", "rPrDefault", "rPr", "lang"))).toBe("ar");
    expect(strFromU8(files["word/document.xml"]!)).toContain("توصية:");
  });
});

describe("pieces of one direction", () => {
  it("keeps what stands between two letters of the other direction with them", () => {
    expect(directionPieces("قال John Smith (GB) هنا", true)).toEqual([
      { text: "قال ", rightToLeft: true },
      { text: "John Smith (GB", rightToLeft: false },
      { text: ") هنا", rightToLeft: true },
    ]);
  });
  it("loses nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "ب", " ", "1", "(", ".", "😀") }), fc.boolean(), (text, rightToLeft) => {
        expect(
          directionPieces(text, rightToLeft)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("any document", () => {
  const words = fc
    .array(fc.constantFrom("library", "droit", "книга", "权利", "مكتبة", "a&b", "<tag>", "“quoted”", "2,815", "–"), {
      minLength: 1,
      maxLength: 8,
    })
    .map((all) => all.join(" "));
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant("text" as const),
        text: words,
        marks: fc.uniqueArray(fc.constantFrom(...MARKS), { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: "break" as const }) },
    { weight: 2, arbitrary: fc.constantFrom("a", "b", "c", "gone").map((id) => ({ type: "note" as const, note: id })) },
  );
  const blocks = fc.array(
    fc.record({
      kind: fc.constantFrom(...BLOCK_KINDS),
      level: fc.integer({ min: 1, max: 3 }),
      numbered: fc.boolean(),
      inline: fc.array(inline, { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  const isSeparator = (run: XmlElement) => val(child(run, "rPr", "vertAlign")) === "superscript" && /^[,\u2009]$/u.test(textOf(run));

  it("has all its words in the file, in order, and one endnote for each note that it cites", async () => {
    await fc.assert(
      fc.asyncProperty(blocks, fc.constantFrom("en", "ar", "fr"), async (drawn, language) => {
        const document = sampleDocument();
        document.blocks = drawn.map((block, i): Block => ({ id: `b${String(i)}`, ...block }));
        document.notes = ["a", "b", "c"].map((id) => ({ id, inline: [{ type: "text", text: `note ${id}` }] }));
        const { body, part } = await open(sampleFile({ document, language }));
        const shown = body.filter((p) => styleOf(p) !== "EndnotesTitle").slice(-drawn.length);
        // A repeated note's number is text of the field; it is taken out before the words are compared.
        const visible = shown.map((p) =>
          elements(p)
            .filter((one) => one.name !== "fldSimple" && !isSeparator(one))
            .map((one) => textOf({ ...p, children: [one] }))
            .join(""),
        );
        document.blocks.forEach((block, i) => {
          expect(visible[i]!.endsWith(plainText(block.inline))).toBe(true);
        });
        const cited = new Set(document.blocks.flatMap((block) => block.inline.flatMap((one) => (one.type === "note" ? [one.note] : []))));
        expect(childrenNamed(part("word/endnotes.xml"), "endnote").filter((one) => one.attributes.type === undefined)).toHaveLength(
          cited.size,
        );
      }),
      { numRuns: 40 },
    );
  });
});
