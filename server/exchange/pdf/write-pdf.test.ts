import { describe, expect, it } from "vitest";
import { arabicFile, sampleDocument, sampleFile } from "../testing-file.js";
import { fontsFor } from "./fonts.js";
import { readBack } from "./testing.js";
import { makePdf, writePdf } from "./write-pdf.js";

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("a submission as PDF", () => {
  it("has the text, its numbers and its notes on numbered pages", async () => {
    const { texts, text } = await readBack(await writePdf(sampleFile()));
    for (const part of [
      "Libraries for everybody",
      "Readers & Co (RC)",
      "1. Right to education",
      "1.1 Schools",
      "2. Schools in rural areas lack libraries;",
      "138.117 Promote access to education (Portugal)",
      "RECOMMENDATION: Fund a library",
      "Endnotes",
      "Library atlas 2024, p. 12.",
    ])
      expect(text).toContain(part);
    expect(text).not.toContain("Cited nowhere.");
    texts.forEach((page, i) => {
      expect(page.replace(/\s+/g, " ")).toContain(`${String(i + 1)} / ${String(texts.length)}`);
    });
  });

  it("keeps the numbers of marks that follow each other apart", async () => {
    const document = sampleDocument();
    document.blocks = [
      {
        id: "p",
        kind: "paragraph",
        inline: [
          { type: "text", text: "Libraries." },
          { type: "note", note: "a" },
          { type: "note", note: "b" },
        ],
      },
    ];
    expect((await readBack(await writePdf(sampleFile({ document })))).text.replace(/ /g, "")).toContain("Libraries.1,2");
  });

  it("is tagged, in its language, and declares PDF/UA-1", async () => {
    const bytes = await writePdf(sampleFile());
    const { roles: found, marked, info } = await readBack(bytes);
    expect(marked).toMatchObject({ Marked: true });
    expect(found).toEqual(expect.arrayContaining(["Document", "H1", "H2", "P", "L", "LI", "Link"]));
    expect(info).toMatchObject({ Title: "Libraries for everybody", Language: "en" });
    expect(latin(bytes)).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  it("has what PDF/UA asks for and a program can see, in either direction", async () => {
    for (const file of [sampleFile(), sampleFile({ language: "fr" }), arabicFile()]) {
      const bytes = await writePdf(file);
      const { untagged, fonts, viewer, marked, texts } = await readBack(bytes);
      expect(untagged).toBe(0);
      expect(fonts.length).toBeGreaterThan(2);
      for (const font of fonts) expect(font).toMatchObject({ missingFile: false, toUnicode: expect.anything() as unknown });
      expect(viewer).toMatchObject({ DisplayDocTitle: true, Direction: file.language === "ar" ? "R2L" : "L2R" });
      expect(marked).toMatchObject({ Suspects: false });
      const raw = latin(bytes);
      expect(raw).toContain(`/Lang (${file.language})`);
      // with Tab, the links come in the order of the text; each says where it leads and stands in the tree
      expect(raw.match(/\/Tabs \/S\b/g)).toHaveLength(texts.length);
      const links = raw.match(/\/Subtype \/Link\b[\s\S]*?endobj/g) ?? [];
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect(link).toMatch(/(?=[\s\S]*\/StructParent \d)(?=[\s\S]*\/Contents [(<])/);
    }
  });

  it("is the same file twice", async () => {
    expect(Buffer.compare(await writePdf(sampleFile()), await writePdf(sampleFile()))).toBe(0);
  });

  it("prints what looks like an instruction of the typesetter as it stands", async () => {
    const document = sampleDocument();
    const hostile = '#panic("x") $ #read("/etc/passwd") *b* _i_ <label> @ref \\ ]#let a = 1; {json}';
    document.blocks = [{ id: "p", kind: "paragraph", inline: [{ type: "text", text: hostile }] }];
    document.notes = [];
    const { text } = await readBack(await writePdf(sampleFile({ document, title: "#panic() *T*" })));
    expect(text.replace(/[“”]/g, '"')).toContain(hostile);
    expect(text).toContain("#panic() *T*");
  });

  it("comes out of an empty text", async () => {
    const document = { ...sampleDocument(), blocks: [], notes: [] };
    expect((await readBack(await writePdf(sampleFile({ document, organisations: [], title: "" })))).text).toContain("Joint submission");
  });
});

describe("fonts", () => {
  it("are the typesetter's own for Latin script, whatever is installed", () => {
    expect(fontsFor(sampleFile(), () => false)).toEqual({ families: ["Libertinus Serif", "New Computer Modern"], missing: [] });
  });
  it("are looked for in the system for other scripts, and what is missing is named", () => {
    expect(fontsFor(arabicFile(), (family) => family === "Amiri").families).toEqual(["Libertinus Serif", "New Computer Modern", "Amiri"]);
    expect(fontsFor(arabicFile(), () => false).missing).toEqual(["Arabic"]);
  });
  it("that are missing are said in a sentence, in the answer and in the file itself", async () => {
    const document = sampleDocument();
    // A script that this list knows and that test machines hardly have a font for.
    document.blocks = [{ id: "p", kind: "paragraph", inline: [{ type: "text", text: "도서관" }] }];
    const { bytes, warnings } = await makePdf(sampleFile({ document }));
    const { text } = await readBack(bytes);
    for (const warning of warnings) expect(text).toContain(warning.slice(0, 60));
    if (warnings.length > 0) expect(warnings[0]).toContain("Korean");
    else expect(text).toContain("도서관");
  });
  it("for the six languages come with the program: nothing is missing, whatever is installed", async () => {
    const document = sampleDocument();
    document.blocks = [{ id: "p", kind: "paragraph", inline: [{ type: "text", text: "人权图书馆 Библиотека مكتبة", marks: ["bold"] }] }];
    const { bytes, warnings } = await makePdf(sampleFile({ document }));
    expect(warnings).toEqual([]);
    const names = [...latin(bytes).matchAll(/\/FontName ?\/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name);
    expect(names.join(" ")).toMatch(/NotoSansHans|NotoSansSChinese/);
    expect(names.join(" ")).toMatch(/NotoNaskhArabic/);
    expect(latin(bytes)).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });
  it("carry Arabic from right to left, its language set", async () => {
    const { bytes, warnings } = await makePdf(arabicFile());
    const { info, viewer } = await readBack(bytes);
    expect(info.Language).toBe("ar");
    expect(viewer).toMatchObject({ Direction: "R2L" });
    expect(warnings).toEqual([]);
  });
});
