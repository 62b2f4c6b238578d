import { describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { testDatabase } from "~/db/testing.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { readSubmissionDocx } from "../exchange/docx/read-submission.js";
import { writeSubmissionDocx } from "../exchange/docx/write-submission.js";
import { sampleDocument, sampleFile } from "../exchange/testing-file.js";
import { threadsOfSubmission } from "../queries/threads.js";
import { createSubmission } from "./create-submission.js";
import { decideSuggestions } from "./decide-suggestions.js";
import { exportSubmission } from "./export-submission.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { signVersion } from "./sign-version.js";
import { buildActor, buildSubmission, decisionOf } from "./testing-submission.js";

const db = await testDatabase();
const documents = documentsAtRest(db);
const NOW = new Date("2026-06-01T10:00:00Z");
const AT = "2026-03-04T05:06:07.000Z";

/** A Word file as it comes from somebody who worked on it in Word. */
async function wordFile() {
  const document = sampleDocument();
  const text = plainText(document.blocks.find(({ id }) => id === "p1")!.inline);
  return writeSubmissionDocx(
    sampleFile({
      document,
      beside: {
        comments: [
          {
            messages: [
              { author: "Ana", body: "All of them?", at: AT },
              { author: "Ben", body: "Most.", at: AT },
            ],
            scope: "range",
            ranges: [{ block: "p1", start: 0, end: 10, quote: "Most towns" }],
            resolved: true,
          },
          {
            messages: [{ author: "Ana", body: "Too long.", at: AT }],
            scope: "block",
            ranges: [{ block: "q1", start: 0, end: 36, quote: "" }],
            resolved: false,
          },
        ],
        suggestions: [
          {
            author: "Ben",
            at: AT,
            change: { kind: "replace", range: { block: "p1", start: 18, end: 24, quote: "public" }, proposed: "free" },
          },
          {
            author: "Cy",
            at: AT,
            change: { kind: "insert", range: { block: "p1", start: 0, end: text.length, quote: text }, proposed: "One more." },
          },
          {
            author: "Cy",
            at: AT,
            change: { kind: "remove", range: { block: "u2", start: 0, end: 24, quote: "in the south, one in two." }, proposed: "" },
          },
        ],
      },
    }),
  );
}

async function setUp() {
  const built = await buildSubmission(db);
  const read = readSubmissionDocx(await wordFile(), "draft.docx", "keep");
  const { coalitionId, lead } = built;
  const { submissionId, documentId } = await createSubmission(db, lead, {
    coalitionId,
    kind: "joint",
    title: "From Word",
    language: "en",
    ...read,
  });
  const threads = async () => (await threadsOfSubmission(db, built.author, submissionId)).threads;
  const texts = async () => (await documents.read(documentId)).blocks.map(({ inline }) => plainText(inline));
  const withBeside = async (actor = built.author) => {
    const { bytes, fileName } = await exportSubmission(db, actor, { submissionId, format: "docx", now: NOW, beside: true });
    return { fileName, ...readSubmissionDocx(bytes, fileName, "keep") };
  };
  return { built: { ...built, submissionId, documentId }, threads, texts, withBeside };
}

describe("what a Word file holds beside its text", () => {
  it("becomes threads of whoever imported it, with the names that the file gives, and suggestions that can be accepted", async () => {
    const { built, threads, texts } = await setUp();
    const all = await threads();
    expect(
      all.map(({ author, messages, resolved, suggestion }) => [
        author.name,
        messages.map(({ body }) => body),
        resolved !== null,
        suggestion?.kind ?? null,
        suggestion?.proposed ?? null,
      ]),
    ).toEqual([
      ["Lea Lead", ["Ana, in the imported file: All of them?", "Ben, in the imported file: Most."], true, null, null],
      ["Lea Lead", ["Ana, in the imported file: Too long."], false, null, null],
      ["Lea Lead", [expect.stringMatching(/^Ben\b.*in the imported file$/)], false, "replace", "free"],
      ["Lea Lead", [expect.stringMatching(/^Cy\b.*in the imported file$/)], false, "insert", "One more."],
      ["Lea Lead", [expect.stringMatching(/^Cy\b.*in the imported file$/)], false, "remove", ""],
    ]);
    const before = await texts();
    expect(before.join(" ")).toContain("Most towns have a public library.");
    const open = all.filter(({ suggestion }) => suggestion).map(({ id }) => id);
    await decideSuggestions(db, documents, built.author, { submissionId: built.submissionId, threads: open, decision: "accepted" });
    const after = await texts();
    expect(after.join(" ")).toContain("Most towns have a free library.");
    expect(after).toContain("One more.");
    expect(after).not.toContain("in the south, one in two.");
  });

  it("leaves again on request, at the places where the words stand by now; what was decided does not", async () => {
    const { built, threads, withBeside } = await setUp();
    const [removal] = (await threads()).filter(({ suggestion }) => suggestion?.kind === "remove");
    await decideSuggestions(db, documents, built.author, { submissionId: built.submissionId, threads: [removal!.id], decision: "refused" });
    const back = await withBeside();
    expect(back.fileName).toMatch(/_draft_comments\.docx$/);
    expect(back.suggestions?.map(({ author, change: { kind, proposed } }) => [author, kind, proposed])).toEqual([
      ["Lea Lead (O1)", "replace", "free"],
      ["Lea Lead (O1)", "insert", "One more."],
    ]);
    const said = back.comments!.map(({ messages, ranges, resolved }) => [
      ranges[0]?.quote,
      messages.map(({ body }) => body).join(" / "),
      resolved,
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        ["Most towns", "Ana, in the imported file: All of them? / Ben, in the imported file: Most.", true],
        ["Everyone has the right to education.", "Ana, in the imported file: Too long.", false],
      ]),
    );
  });

  it("is for the coalition only, also where the text was filed, and never in the file that was", async () => {
    const { built, threads, withBeside } = await setUp();
    const round = { submissionId: built.submissionId };
    const open = (await threads()).filter(({ suggestion }) => suggestion).map(({ id }) => id);
    await decideSuggestions(db, documents, built.author, { ...round, threads: open, decision: "refused" });
    await openSignOff(db, built.lead, round);
    for (const one of built.signatories) await signVersion(db, one.actor, await decisionOf(db, round, one));
    await fileSubmission(db, built.lead, { ...round, now: NOW, sign: (hash) => ({ algorithm: "Ed25519", publicKey: "", value: hash }) });
    const reviewer = await buildActor(db, "Rita", ["reviewer"]);
    await expect(withBeside(reviewer)).rejects.toMatchObject({ code: "forbidden" });
    expect((await withBeside()).comments).toHaveLength(2);
    const { bytes } = await exportSubmission(db, reviewer, { ...round, format: "docx", now: NOW });
    expect(readSubmissionDocx(bytes, "filed.docx", "keep")).not.toHaveProperty("comments");
  });
});
