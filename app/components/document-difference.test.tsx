import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { difference } from "~/app/domain/document/difference.js";
import { type Block, emptyCover, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { DocumentDifference } from "./document-difference.js";

const paragraph = (id: string, text: string): Block => ({ id, kind: "paragraph", inline: [{ type: "text", text }] });
const documentWith = (...blocks: Block[]): StructuredDocument => ({
  schema: SCHEMA_VERSION,
  cover: emptyCover(),
  blocks,
  notes: [],
  links: [],
});
const shown = (before: StructuredDocument, after: StructuredDocument, layout: "together" | "beside") =>
  renderToStaticMarkup(
    <DocumentDifference difference={difference(before, after)} layout={layout} action={(id) => <b>take back {id}</b>} />,
  );
const heard = (html: string) => html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");

const before = documentWith(
  paragraph("a", "Belgium closed 34 libraries in 2019."),
  paragraph("b", "It goes."),
  paragraph("c", "It stays."),
);
const after = documentWith(
  paragraph("a", "Belgium closed 36 libraries in 2019."),
  paragraph("c", "It stays."),
  paragraph("d", "It comes."),
);

describe("the difference on the page", () => {
  it.each(["together", "beside"] as const)("says in words what was added and removed (%s)", (layout) => {
    const text = heard(shown(before, after, layout));
    expect(text).toContain("[removed: 34]");
    expect(text).toContain("[added: 36]");
    expect(text).toContain("Removed");
    expect(text).toContain("Added");
    expect(text).toContain("What changed: 1 paragraph changed, 1 added and 1 removed.");
    expect(text).toContain("take back a");
    expect(text).not.toContain("take back c");
  });

  it("shows each text's own words in its own column", () => {
    const html = shown(before, after, "beside");
    const [left, right] = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].slice(0, 2).map(([, cell]) => heard(cell!));
    expect(left).toContain("34");
    expect(left).not.toContain("36");
    expect(right).toContain("36");
    expect(right).not.toContain("34");
  });

  it("is written as its own first letter says, whatever the page says of it before", () => {
    const html = shown(documentWith(paragraph("a", "نص.")), documentWith(paragraph("a", "هذا نص.")), "together");
    const [, line] = /<p class="difference__line[^>]*dir="auto"[^>]*>(.*?)<\/p>/su.exec(html)!;
    // `dir="auto"` leaves out what is isolated
    expect(/\p{L}/u.exec(heard(line!.replace(/<bdi.*?<\/bdi>/gsu, "")))![0]).toBe("ه");
    expect(line).toContain("<bdi");
  });

  it("says in words what became of a paragraph and of how its words are set", () => {
    const [a, b] = [paragraph("a", "One."), paragraph("b", "Two.")];
    const heading: Block = { ...a, kind: "heading", level: 2 };
    const bold: Block = { ...b, inline: [{ type: "text", text: "Two.", marks: ["bold"] }] };
    const text = heard(shown(documentWith(a, b), documentWith(heading, bold), "together"));
    expect(text).toContain("Was: Numbered paragraph. Is: Subheading.");
    expect(text).toContain("Bold, italics, a link or the like changed: “Two.”");
  });

  it("can be sent as a page: no form stands within a paragraph, where a browser would close that", () => {
    for (const layout of ["together", "beside"] as const)
      expect(shown(before, after, layout)).not.toMatch(/<p[^>]*>(?:(?!<\/p>).)*<b>take back/s);
  });

  it("says that nothing changed", () => {
    expect(heard(shown(before, before, "together"))).toContain("The two texts are the same.");
  });

  it("puts long unchanged stretches away", () => {
    const long = documentWith(...["a", "b", "c", "d"].map((id) => paragraph(id, `Text ${id}.`)));
    expect(heard(shown(long, documentWith(...long.blocks, paragraph("e", "New.")), "together"))).toContain("4 paragraphs without changes");
  });

  it.each(["together", "beside"] as const)("shows a moved section once, and names it where it stood (%s)", (layout) => {
    const section: Block[] = [{ ...paragraph("h", "Access to learning"), kind: "heading" }, paragraph("a", "One."), paragraph("b", "Two.")];
    const rest = ["v", "w", "x", "y", "z"].map((id) => paragraph(id, `Rest ${id}.`));
    const changed = section.map((block) => (block.id === "b" ? paragraph("b", "Three.") : block));
    const html = shown(documentWith(...section, ...rest), documentWith(...rest, ...changed), layout);
    const text = heard(html);
    expect(text).toContain("Stood here, moved elsewhere: “Access to learning” and 2 paragraphs after it");
    expect(text.match(/Access to learning/g)).toHaveLength(2);
    expect(text.match(/One\./g)).toHaveLength(1);
    expect(text).toContain("[removed: Two] [added: Three]");
    expect(html).toContain('href="#now-h"');
    expect(html).toContain('id="now-h"');
    const alone = heard(shown(documentWith(section[1]!, ...rest), documentWith(...rest, section[1]!), layout));
    expect(alone).toContain("Stood here, is now number 6: “One.”");
  });

  it("says in which paragraph a link or a theme came, went or is judged otherwise", () => {
    const link = { block: "a", symbol: "A/HRC/1/1", number: "138.1", kind: "addresses" as const };
    const other = { ...link, number: "138.2" };
    const text = heard(
      shown(
        { ...before, links: [other, { ...link, level: "partly" }], tags: [{ block: "c", kind: "theme", value: "budget" }] },
        { ...before, links: [{ ...link, level: "not", organisation: "VVBAD" }, other], tags: [{ block: "a", kind: "sdg", value: "4" }] },
        "together",
      ),
    );
    expect(text).toContain("What changed: 3 changes in endnotes, cover page, links, themes and annexes.");
    expect(text).toContain(
      "Paragraph 1: 138.1 (A/HRC/1/1) · [removed: addresses it · partly implemented] [added: addresses it · not implemented · VVBAD]",
    );
    expect(text).not.toContain("138.2");
    expect(text).toMatch(/Paragraph 3: \[removed: budget and resources/);
    expect(text).toMatch(/Paragraph 1: \[added: SDG 4/);
  });
});
