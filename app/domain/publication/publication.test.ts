import { describe, expect, it } from "vitest";
import type { Block } from "../document/document.js";
import { readParagraphs, readReviewSlug, redact, reviewSlug, slugOf } from "./publication.js";

const block = (id: string, kind: Block["kind"], note?: string): Block => ({
  id,
  kind,
  inline: [{ type: "text", text: `text of ${id}` }, ...(note ? [{ type: "note" as const, note }] : [])],
});
const blocks = [
  block("h1", "heading"),
  block("p1", "paragraph", "n1"),
  block("p2", "paragraph", "n2"),
  block("b", "bullet"),
  block("r", "recommendation"),
  block("p3", "paragraph", "n1"),
  block("h2", "heading"),
  block("c", "continuation"),
];
const notes = ["n1", "n2"].map((id) => ({ id, inline: [] }));

describe("a public address", () => {
  it.each([
    ["JS1", [], "JS1"],
    ["Broken Chalk", [], "Broken-Chalk"],
    ["PTPR/JS3", [], "PTPR-JS3"],
    ["C.I.L", [], "C.I.L"],
    ["Élève", [], "Eleve"],
    ["AI", ["AI", "AI-2"], "AI-3"],
    ["الرابطة", [], "submission"],
    ["summary", [], "summary-2"],
    ['=cmd()"', [], "cmd"],
  ])("of %s", (name, inUse, slug) => {
    expect(slugOf(name, new Set(inUse))).toBe(slug);
  });

  it("names State and session", () => {
    expect(readReviewSlug(reviewSlug({ stateCode: "BEL", session: 52 }))).toEqual({ stateCode: "BEL", session: 52 });
    expect(readReviewSlug("BEL")).toBeNull();
  });
});

describe("what is redacted", () => {
  it("is chosen by paragraph numbers; those that there are not are named", () => {
    expect(readParagraphs("1-2 , 3", blocks)).toEqual({ numbers: new Set(["1", "2", "3"]), unknown: [] });
    expect(readParagraphs("2; 4, 3-1, x", blocks).unknown).toEqual(["4", "3-1", "x"]);
  });

  it("goes with what belongs to it and with the notes that only it cites, and keeps the numbers of the others", () => {
    const { document, redacted } = redact({ blocks, notes }, new Set(["2"]), "[gone]");
    expect(redacted).toEqual(["p2", "b", "r"]);
    expect(document.blocks.map(({ kind }) => kind)).toEqual(blocks.map(({ kind }) => kind));
    expect(document.blocks.find(({ id }) => id === "r")!.inline).toEqual([{ type: "text", text: "[gone]" }]);
    expect(document.notes.map(({ id }) => id)).toEqual(["n1"]);
    expect(JSON.stringify(document)).not.toContain("text of p2");
  });
});
