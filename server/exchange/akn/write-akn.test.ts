import fc from "fast-check";
import { expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import { child, descendants, elements, parseXml, type XmlElement } from "../docx/xml.js";
import { anyDocument } from "../testing-documents.js";
import { sampleFile } from "../testing-file.js";
import { writeAkn } from "./write-akn.js";

const textOf = (element: XmlElement): string => element.children.map((one) => (typeof one === "string" ? one : textOf(one))).join("");
const everything = (element: XmlElement): XmlElement[] => [element, ...elements(element).flatMap(everything)];
const squeezed = (text: string) => text.replace(/\s+/g, "");

it("any document as Akoma Ntoso: all its words in order, its numbers, its notes where their marks point, no id twice", async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, fc.constantFrom("en", "fr", "ar"), async (document, language) => {
      const file = sampleFile({ document, language, title: document.cover.title, organisations: document.cover.organisations });
      const root = parseXml(new TextDecoder().decode(await writeAkn(file)));
      const statement = child(root, "statement")!;
      const body = child(statement, "mainBody")!;
      expect(elements(statement).map(({ name }) => name)).toEqual(["meta", "coverPage", "preface", "mainBody"]);
      expect(child(statement, "meta", "identification", "FRBRExpression", "FRBRlanguage")?.attributes["language"]).toBe(
        { en: "eng", fr: "fra", ar: "ara" }[language],
      );
      const words = squeezed(textOf(body));
      let from = 0;
      for (const { inline } of document.blocks) {
        const at = words.indexOf(squeezed(plainText(inline)), from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at;
      }
      const numbers = [...number(document.blocks).blocks.values()];
      expect(descendants(body, "num").map(textOf)).toHaveLength(numbers.length);
      const notes = descendants(statement, "note");
      expect(notes.map((note) => squeezed(textOf(note)))).toEqual(citedNotes(document).map(({ note }) => squeezed(plainText(note.inline))));
      const ids = everything(statement).flatMap(({ attributes }) => attributes["eId"] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const mark of descendants(body, "noteRef")) expect(ids).toContain(mark.attributes["href"]!.slice(1));
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 25) },
  );
});
