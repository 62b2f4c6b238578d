import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition, fileName } from "./file-name.js";

describe("a file's name", () => {
  it.each([
    [["Belgium", "UPR52", "Libraries: for all?"], "Belgium_UPR52_Libraries-for-all.docx"],
    [["Reading, learning; and، finding"], "Reading-learning-and-finding.docx"],
    [["Côte d’Ivoire", "UPR47"], "Côte-d’Ivoire_UPR47.docx"],
    [["المغرب", "تقرير"], "المغرب_تقرير.docx"],
    [["../../etc/passwd"], "etc-passwd.docx"],
    [["con"], "file-con.docx"],
    [["", " ", "..."], "file.docx"],
    [["a\u202egnp.exe"], "a-gnp.exe.docx"],
  ])("%j is %s", (parts, name) => {
    expect(fileName(parts, "docx")).toBe(name);
  });

  it("is one that every system accepts, whatever the title", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { maxLength: 4 }), (parts) => {
        const name = fileName(parts, "pdf");
        expect(name).toMatch(/^[^<>:"/\\|?*\p{C}.-][^<>:"/\\|?*\p{C}]*\.pdf$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(140);
      }),
    );
  });
});

describe("Content-Disposition", () => {
  it("bears the name in UTF-8 and in ASCII", () => {
    expect(contentDisposition("Côte-d’Ivoire (1).docx")).toBe(
      `attachment; filename="Cote-d_Ivoire (1).docx"; filename*=UTF-8''C%C3%B4te-d%E2%80%99Ivoire%20%281%29.docx`,
    );
  });
  it("stays one header with two quoted or encoded names, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        const name = fileName([title], "json");
        const header = contentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.~%!-]+$/);
        expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(name);
      }),
    );
  });
});
