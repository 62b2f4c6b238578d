import { readFileSync } from "node:fs";
import { withDOM } from "@lexical/headless/dom";
import { expect, test } from "vitest";
import { writtenBlocks } from "~/app/domain/document/testing-written.js";
import { inWords } from "./in-words.js";
import type { Pasted } from "./pasted.js";
import { readClipboard } from "./read-clipboard.js";

const shown = ({ blocks, notes, lost }: Pasted) => ({ ...writtenBlocks({ blocks, notes }), lost });

function clipboard(data: Record<string, string>, files = 0) {
  return withDOM(() =>
    readClipboard(
      { getData: (type) => data[type] ?? "", files: { length: files } },
      {
        documentId: "here",
        language: "en",
        has: (id) => id === "known",
        parse: (html) => new DOMParser().parseFromString(html, "text/html").body,
      },
    ),
  );
}
function pasted(data: Record<string, string>) {
  const reply = clipboard(data);
  if (reply.type !== "pasted") throw new Error(`not pasted: ${reply.type}`);
  return shown(reply.pasted);
}
const sample = (name: string) => pasted({ "text/html": readFileSync(new URL(`samples/${name}.html`, import.meta.url), "utf8") });

test("from Word: automatic numbers, bullets, foot- and endnotes, tracked changes; what is lost is told", () => {
  expect(sample("word")).toEqual({
    blocks: [
      "heading numbered: Overview",
      "paragraph: Reading rooms **closed** in 2025.[1]",
      "paragraph: More will close.[2]",
      "continuation: It goes on without a number.",
      "bullet: A point.",
      "bullet 2: A point below it.",
      "continuation: Some new words and [a link](https://example.org/a) and one inside.",
    ],
    notes: ["Survey of *reading rooms*.", "Plan of May 2025."],
    lost: { deleted: 1, link: 1, comment: 1, picture: 1 },
  });
});

test("from Google Docs: what is bold there is bold here, and a note that the clipboard left out is told", () => {
  expect(sample("google-docs")).toEqual({
    blocks: [
      "heading: Access to learning",
      "continuation: **Run-in.** Two of three prisons have no shelf* of books*^1^.",
      "paragraph: The first numbered paragraph.",
      "bullet: A point.",
      "bullet 2: A point below it, with [a link](https://example.org/p).",
      "continuation rtl: نص عربي",
    ],
    notes: [],
    lost: { "note-text": 1 },
  });
});

test("a raised number is told as a note's mark, but not that of a measure", () => {
  expect(pasted({ "text/html": "<p>30 km<sup>2</sup>, of old<sup>2</sup></p>" }).lost).toEqual({ "note-text": 1 });
});

test("from the web: a source cited twice is one note; nothing that runs gets in", () => {
  expect(sample("web")).toEqual({
    blocks: [
      "heading: Libraries",
      "paragraph: A library lends books.[1] It is open to all.[1]",
      "quotation: Books are for use.",
      "bullet: One",
      "bullet: Two",
      "bullet 2: Two and a half",
      "bullet 2: Too deep",
      "paragraph: Plain text.",
    ],
    notes: ["A source, 1931."],
    lost: { level: 1, link: 1 },
  });
});

test("from LibreOffice: headings and two levels of bullets", () => {
  expect(sample("headings-and-lists")).toEqual({
    blocks: [
      "heading: Access to reading rooms",
      "paragraph: The sample library counts its **visitors** and its *readers*.",
      "heading 2: In the north",
      "bullet: Three rooms are open.",
      "bullet 2: One of them on Sundays.",
      "bullet: Two are closed.",
      "heading 2: In the south",
      "paragraph: H^e^ line, with [a link](https://example.org/rooms).",
    ],
    notes: [],
    lost: {},
  });
});

test("from LibreOffice: automatic numbers are ours, and what has none goes on without", () => {
  expect(sample("automatic-numbers").blocks).toEqual([
    "heading: Overview",
    "paragraph: The first numbered paragraph.",
    "paragraph: The second one.",
    "continuation: It goes on without a number.",
    "heading: Learning",
    "paragraph: The third one counts on.",
    "bullet 2: With a point below it.",
  ]);
});

test("from LibreOffice: footnotes, and endnotes with typed paragraph numbers", () => {
  expect(sample("footnotes")).toEqual({
    blocks: ["paragraph: Reading rooms closed in 2025.[1] More will close.[2]", "paragraph: The last sentence.[3]"],
    notes: ["Survey of reading rooms, *second edition*.", "See https://example.org/closures.", "Third note."],
    lost: {},
  });
  expect(sample("endnotes")).toEqual({
    blocks: [
      "paragraph: Prisons have no shelf of books.[1]",
      "paragraph: Schools have few.[2]",
      "continuation: This paragraph has no number.",
      "recommendation: Give every prison a library by 2028.",
    ],
    notes: ["Visit of May 2025.", "Count of June 2025."],
    lost: {},
  });
});

test("from LibreOffice: tables as lines, lettered lists as bullets, another language, a box of quoted recommendations", () => {
  expect(sample("table-and-letters")).toEqual({
    blocks: [
      "paragraph: Figures of the sample:",
      "continuation: Year | Rooms",
      "continuation: 2025 | 12",
      "bullet: a lettered point",
      "bullet: another",
      "paragraph fr-FR: Un paragraphe en français.",
      "reference-box: Quoted for the sample: / 138.117 Keep libraries open / 139.11 See to decent cells",
    ],
    notes: [],
    lost: { table: 1, lettering: 2 },
  });
  expect(sample("tracked-changes").blocks).toEqual(["paragraph: Libraries old words and archives stay open."]);
});

test("plain text: typed numbers, bullets and the word Recommendation mean what they say; a year is no number", () => {
  expect(pasted({ "text/plain": "7. Seven.\n\n8. Eight.\nGoes on.\n- A point\nRecommendation: Act.\n2025. A year." }).blocks).toEqual([
    "paragraph: Seven.",
    "paragraph: Eight.",
    "continuation: Goes on.",
    "bullet: A point",
    "recommendation: Act.",
    "continuation: 2025. A year.",
  ]);
});

test("no word of a table is lost or doubled: captions, lists and breaks in cells, tables in tables", () => {
  const html = (inner: string) => pasted({ "text/html": `<table>${inner}</table>` });
  expect(
    html("<caption>Rooms</caption><tr><td><ul><li>a<ul><li>b</li></ul></li></ul></td><td></td><td>x<br>y<div>z</div></td></tr>"),
  ).toEqual({
    blocks: ["paragraph: Rooms", "continuation: a b |  | x y z"],
    notes: [],
    lost: { table: 1 },
  });
  expect(html("<tr><td>Dear all,<table><tr><td>c</td><td>d</td></tr></table>goodbye</td></tr>").blocks).toEqual([
    "paragraph: Dear all,",
    "continuation: c | d",
    "paragraph: goodbye",
  ]);
});

test("from Outlook: the list's numbers; from Word: numbers below numbers are told", () => {
  const item = "style='mso-list:l0 level1 lfo1'";
  expect(pasted({ "text/html": `<ol start=4><li ${item}>Four</li><li ${item}>Five</li></ol>` }).blocks).toEqual([
    "paragraph: Four",
    "paragraph: Five",
  ]);
  const below = "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.1.</span>Below</p>";
  expect(pasted({ "text/html": below })).toEqual({ blocks: ["bullet 2: Below"], notes: [], lost: { lettering: 1 } });
});

test("the lines of a text that is set as it was typed stay lines", () => {
  expect(pasted({ "text/html": "<pre>One line\nand <b>another\nthird</b></pre>" }).blocks).toEqual([
    "paragraph: One line",
    "paragraph: and **another**",
    "paragraph: **third**",
  ]);
});

test("LibreOffice's automatic heading numbers, and recommendations in the language that they are written in", () => {
  expect(pasted({ "text/html": "<h1>I.Logement</h1><h2>A.Droit</h2><h2>U.S. aid</h2><p>Recommandation : agir.</p>" }).blocks).toEqual([
    "heading numbered: Logement",
    "heading 2 numbered: Droit",
    "heading 2: U.S. aid",
    "recommendation: agir.",
  ]);
});

test("words for the middle of a sentence keep the blanks at their ends", () => {
  const words = { "text/html": "<span> brown </span>", "text/plain": " brown " };
  expect(pasted(words).blocks).toEqual(["paragraph:  brown "]);
  expect(pasted({ "text/plain": "brown " }).blocks).toEqual(["paragraph: brown "]);
});

test("signs that no text can hold are left out; what divides lines elsewhere divides them here", () => {
  expect(pasted({ "text/plain": "a\u0000b\u0007c\vd\fe\u2028f" }).blocks).toEqual(
    ["abc", "d", "e", "f"].map((line) => `paragraph: ${line}`),
  );
  expect(pasted({ "text/html": "<p>a\u0007b\vc</p>" }).blocks).toEqual(["paragraph: ab c"]);
});

test("typed numbers of Arabic and with dashes; a Portuguese article is no bullet", () => {
  const plain = (text: string) => pasted({ "text/plain": text }).blocks;
  expect(plain("١. أول\n٢. ثان")).toEqual(["paragraph: أول", "paragraph: ثان"]);
  // the day of a date is a word of the text
  expect(plain("25. Juni 2024 in Gent.\n26. června 2024")).toEqual(["paragraph: 25. Juni 2024 in Gent.", "paragraph: 26. června 2024"]);
  expect(plain("12 - Twelve\n13 – Thirteen")).toEqual(["paragraph: Twelve", "paragraph: Thirteen"]);
  expect(plain("1. One\n34 – 40 % of it")).toEqual(["paragraph: One", "continuation: 34 – 40 % of it"]);
  expect(plain("o direito à água;\no\tround")).toEqual(["paragraph: o direito à água;", "bullet: round"]);
});

test("blocks of another document bring the texts of their notes; a note of this text is cited again", () => {
  const nodes = (note: string) =>
    JSON.stringify({
      namespace: "caucus",
      nodes: [
        {
          type: "block",
          kind: "bullet",
          level: 2,
          writing: "rtl",
          id: "x",
          children: [
            { type: "text", text: "Word", format: 3 },
            { type: "endnote", note },
          ],
        },
      ],
    });
  const notes = (document: string) => JSON.stringify({ document, notes: [{ id: "n1", inline: [{ type: "text", text: "Its text" }] }] });
  const lexical = "application/x-lexical-editor";
  const ours = "application/x-caucus-notes";
  expect(pasted({ [lexical]: nodes("n1"), [ours]: notes("there") })).toEqual({
    blocks: ["bullet 2 rtl: ***Word***[1]"],
    notes: ["Its text"],
    lost: {},
  });
  expect(pasted({ [lexical]: nodes("known"), [ours]: notes("here") })).toEqual({
    blocks: ["bullet 2 rtl: ***Word***[0]"],
    notes: [],
    lost: {},
  });
  expect(pasted({ [lexical]: nodes("known"), [ours]: notes("there") })).toEqual({
    blocks: ["bullet 2 rtl: ***Word***"],
    notes: [],
    lost: { "note-text": 1 },
  });
  expect(clipboard({ [lexical]: "{", [ours]: "[" })).toEqual({ type: "none" });
});

test("in a place for words alone a note's text stands in brackets, and nothing is left out", () => {
  const html =
    "<h1>Rooms</h1><p>Two <b>closed</b><a href='#n'>1</a>.</p><p>Recommandation : Open<br>them.</p><p id=n>1 Plan of <i>May</i>.</p>";
  const reply = clipboard({ "text/html": html });
  const words = (plain: boolean) => (reply.type === "pasted" ? shown(inWords(reply.pasted, plain)) : null);
  expect(words(false)).toEqual({
    blocks: ["paragraph: Rooms", "paragraph: Two **closed** (Plan of *May*.).", "paragraph: Recommandation : Open", "paragraph: them."],
    notes: [],
    lost: { "note-mark": 1 },
  });
  expect(words(true)?.blocks[1]).toBe("paragraph: Two closed (Plan of May.).");
});

test("two hundred pages and a picture are answered, not taken", () => {
  expect(clipboard({ "text/html": `<p>${"word ".repeat(100_000)}</p>` })).toEqual({ type: "refused", why: "too-long", words: 100_000 });
  expect(clipboard({ "text/plain": "x".repeat(20_000_001) })).toMatchObject({ type: "refused", why: "too-large" });
  expect(clipboard({}, 1)).toMatchObject({ type: "refused", why: "only-picture" });
  expect(clipboard({ "text/html": '<img src="a.png">' })).toMatchObject({ type: "refused", why: "only-picture" });
});
