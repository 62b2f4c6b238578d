import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SignedMapping } from "./signed-mapping.js";

const heard = (html: string) => html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");

it("shows who signs each link with its judgement, and what each paragraph is said to be about", () => {
  const text = heard(
    renderToStaticMarkup(
      <SignedMapping
        document={{
          blocks: ["a", "b"].map((id) => ({ id, kind: "paragraph", inline: [{ type: "text", text: id }] })),
          links: [{ block: "b", symbol: "A/HRC/32/8", number: "138.4", kind: "evidence", level: "partly" }],
          tags: [
            { block: "b", kind: "theme", value: "education" },
            { block: "b", kind: "person", value: "children" },
          ],
        }}
      />,
    ),
  );
  expect(text).toContain("Paragraph 2: 138.4 (A/HRC/32/8) · gives evidence for it · partly implemented");
  expect(text).toMatch(/Paragraph 2: [^.]*education and children/);
});

it("says nothing of what there is not", () => {
  expect(renderToStaticMarkup(<SignedMapping document={{ blocks: [], links: [] }} />)).toBe("");
});
