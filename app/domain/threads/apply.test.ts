import { expect, it } from "vitest";
import type { Inline } from "../document/document.js";
import { anchor } from "../document/anchors.js";
import { documentFromHeadings } from "../document/template.js";
import { readYDoc, writeYDoc } from "../document/yjs.js";
import { createYDoc } from "../document/ydoc.js";
import { applyProposal } from "./apply.js";

const note: Inline = { type: "note", note: "n" };
const text = (words: string): Inline => ({ type: "text", text: words });

it.each([
  [
    "a sentence after one that an endnote ends",
    [text("One fact."), note, text(" More.")],
    "fact.",
    "fact. Another.",
    "One fact.* Another. More.",
  ],
  ["the same at the end of the paragraph", [text("One fact."), note], "fact.", "fact. Another.", "One fact.* Another."],
  ["words that a sentence goes on with", [text("One fact"), note, text(" and more.")], "fact", "fact or two", "One fact or two* and more."],
  ["other words before the mark", [text("One fact."), note, text(" More.")], "fact.", "finding.", "One finding.* More."],
])("an accepted suggestion leaves endnotes with the words that they are about: %s", (_what, inline, quote, wording, expected) => {
  const doc = createYDoc();
  const document = documentFromHeadings(["One"]);
  document.notes.push({ id: "n", inline: [text("A source.")] });
  const paragraph = document.blocks.find(({ kind }) => kind === "paragraph")!;
  paragraph.inline = inline;
  writeYDoc(doc, document);
  const range = { block: paragraph.id, start: 4, end: 4 + quote.length, quote };
  anchor(doc, "t", [range]);
  expect(applyProposal(doc, { threadId: "t", change: { kind: "replace", range, proposed: wording } }, { seen: quote, wording })).toBe(true);
  const now = readYDoc(doc).blocks.find(({ id }) => id === paragraph.id)!;
  expect(now.inline.map((part) => (part.type === "text" ? part.text : "*")).join("")).toBe(expected);
});
