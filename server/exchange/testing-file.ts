import type { Block, Inline, StructuredDocument } from "~/app/domain/document/document.js";
import { emptyCover } from "~/app/domain/document/document.js";
import { countDocument } from "~/app/domain/document/words.js";
import type { SubmissionFile } from "./submission-file.js";

const text = (value: string, more: Partial<Extract<Inline, { type: "text" }>> = {}): Inline => ({ type: "text", text: value, ...more });
const note = (id: string): Inline => ({ type: "note", note: id });

/** A submission for tests: every kind of block, marks, links, and a note that is cited twice. */
export function sampleDocument(): StructuredDocument {
  const block = (id: string, kind: Block["kind"], inline: Inline[], more: Partial<Block> = {}): Block => ({ id, kind, inline, ...more });
  return {
    schema: 1,
    cover: { ...emptyCover(), title: "Libraries for everybody", keywords: "libraries, education", contact: "Jo Example\njo@example.org" },
    blocks: [
      block("h1", "heading", [text("Overview")], { level: 1 }),
      block("p1", "paragraph", [
        text("Most towns have a public library."),
        note("a"),
        text(" They are free of charge.", { marks: ["bold"] }),
      ]),
      block("h2", "heading", [text("Right to education")], { level: 1, numbered: true }),
      block("h3", "heading", [text("Schools")], { level: 2, numbered: true }),
      block("x1", "reference-box", [
        text("Recommendations of the second cycle:", { marks: ["bold"] }),
        { type: "break" },
        text("138.117 Promote access to education (Portugal)"),
      ]),
      block("p2", "paragraph", [
        text("Schools in rural areas lack libraries;"),
        note("b"),
        text(" H"),
        text("2", { marks: ["subscript"] }),
        text("O costs more."),
        note("a"),
      ]),
      block("c1", "continuation", [
        text("A survey says more: "),
        text("the results", { link: "https://example.org/survey?a=1&b=2" }),
        text("."),
      ]),
      block("u1", "bullet", [text("one school in three;")]),
      block("u2", "bullet", [text("in the south, one in two.")], { level: 2 }),
      block("q1", "quotation", [text("Everyone has the right to education.")]),
      block("r1", "recommendation", [text("Fund a library in every school by 2030.")]),
    ],
    notes: [
      { id: "b", inline: [text("Statistics office, "), text("https://example.org/schools", { link: "https://example.org/schools" })] },
      { id: "a", inline: [text("Library atlas 2024, p. 12.")] },
      { id: "unused", inline: [text("Cited nowhere.")] },
    ],
    links: [{ block: "p2", symbol: "A/HRC/32/8", number: "138.117", kind: "evidence", level: "partly" }],
  };
}

export function sampleFile(more: Partial<SubmissionFile> = {}): SubmissionFile {
  const document = more.document ?? sampleDocument();
  return {
    document,
    title: "Libraries for everybody",
    kind: "joint",
    language: "en",
    review: { stateName: "Belgium", session: 52, cycle: 4 },
    organisations: [
      {
        name: "Readers & Co",
        acronym: "RC",
        address: "Rue 1, 1000 Brussels, Belgium",
        website: "www.example.org",
        description: "Founded in 1990.",
      },
      { name: "School Libraries Now", acronym: "", address: "", website: "", description: "" },
    ],
    words: countDocument(document).body,
    date: new Date("2025-10-08T21:30:00Z"),
    frozen: false,
    ...more,
  };
}

/** The sample's form in Arabic, with Latin names and figures inside. */
export function arabicFile(): SubmissionFile {
  const sentence = "تكفل المكتبات (IFLA) الوصول إلى المعلومات وفقا للمادة 19.";
  const document: StructuredDocument = {
    ...sampleDocument(),
    blocks: [
      { id: "h", kind: "heading", numbered: true, inline: [text("الحق في التعليم")] },
      { id: "p", kind: "paragraph", inline: [text(sentence), note("a")] },
      { id: "e", kind: "paragraph", language: "en", inline: [text("In English.")] },
      { id: "r", kind: "recommendation", inline: [text(sentence)] },
    ],
    notes: [{ id: "a", inline: [text("التقرير الوطني، الفقرة 12.")] }],
    links: [],
  };
  return sampleFile({ document, language: "ar", title: "الحق في المعلومات" });
}
