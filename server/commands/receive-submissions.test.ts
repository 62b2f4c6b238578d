import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { filedOfReview } from "~/db/filings.js";
import { reviewById } from "~/db/reviews.js";
import { testDatabase } from "~/db/testing.js";
import { versionById } from "~/db/versions.js";
import { writeSubmissionDocx } from "../exchange/docx/write-submission.js";
import { writePdf } from "../exchange/pdf/write-pdf.js";
import type { SubmissionFile } from "../exchange/submission-file.js";
import { deskSubmission, deskView, receivedOriginal } from "../queries/desk.js";
import { summaryRequest } from "../queries/summary.js";
import { assignAcronym } from "./assign-acronym.js";
import { decideOnFiling } from "./decide-on-filing.js";
import { describeReceived } from "./describe-received.js";
import { exportOriginals } from "./export-originals.js";
import { receiveSubmissions } from "./receive-submissions.js";
import { buildActor, buildSubmission, documentOf } from "./testing-submission.js";

const db = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
const reviewer = await buildActor(db, "Rosa Reviewer", ["reviewer"]);
const NAME = 'Ligue "A, B", section =cmd() الرابطة';
const text = (paragraph: string) => Buffer.from(`Introduction\n\n1. ${paragraph}\n\n2. The law on public libraries was changed in 2024.\n`);

const file = (...paragraphs: string[]): SubmissionFile => {
  const document = documentOf(...paragraphs);
  document.cover.title = "Reading for all";
  document.cover.organisations = [{ name: NAME, acronym: "LAB", address: "", website: "", description: "" }];
  return {
    document,
    title: "Reading for all",
    kind: "individual",
    language: "en",
    review: { stateName: "Belgium", session: 52, cycle: 4 },
    organisations: document.cover.organisations,
    words: 10,
    date: NOW,
    frozen: false,
  };
};

describe("submissions that came by mail", () => {
  it("two thirds of a batch arrive, and the rest is listed with reasons", async () => {
    const { reviewId } = await buildSubmission(db);
    const word = await writeSubmissionDocx(file("Belgium closed 34 libraries in one year."));
    const pdf = await writePdf(file("Belgium opened 12 libraries for children in the north."));
    const files = [
      { fileName: "one.docx", bytes: word },
      { fileName: "two.pdf", bytes: pdf },
      { fileName: "broken.docx", bytes: word.subarray(0, word.length / 2) },
      { fileName: "three.txt", bytes: text("Prisoners have no access to books.") },
      { fileName: "four.txt", bytes: text("Librarians were dismissed without a hearing.") },
      { fileName: "empty.pdf", bytes: new Uint8Array() },
      { fileName: "five.txt", bytes: text("Blind readers find no books in Braille.") },
      { fileName: "six.txt", bytes: text("Schools in the south have no library.") },
      { fileName: "cut.pdf", bytes: pdf.subarray(0, 300) },
      { fileName: "again.docx", bytes: word },
    ];
    const { arrived, refused } = await receiveSubmissions(db, reviewer, { reviewId, files, now: NOW });
    expect(arrived.map(({ fileName }) => fileName)).toEqual(["one.docx", "two.pdf", "three.txt", "four.txt", "five.txt", "six.txt"]);
    expect(refused.map(({ fileName, code }) => [fileName, code])).toEqual([
      ["broken.docx", "file-unreadable"],
      ["empty.pdf", "file-empty"],
      ["cut.pdf", "file-unreadable"],
      ["again.docx", "file-received"],
    ]);
    const filed = await filedOfReview(db, reviewId);
    const texts = await Promise.all(
      filed.map(async ({ versionId }) =>
        (await versionById(db, versionId))!.content.blocks.map(({ inline }) => plainText(inline)).join("\n"),
      ),
    );
    for (const sentence of ["closed 34 libraries", "opened 12 libraries for children in the north", "no access to books"])
      expect(texts.filter((one) => one.includes(sentence))).toHaveLength(1);
    const original = await receivedOriginal(db, reviewer, reviewId, arrived[0]!.id);
    expect(Buffer.from(original.bytes).equals(Buffer.from(word))).toBe(true);
    const archive: Uint8Array[] = [];
    for await (const piece of (await exportOriginals(db, reviewer, { reviewId })).pieces) archive.push(piece);
    const entries = unzipSync(new Uint8Array(Buffer.concat(archive)));
    expect(
      Object.keys(entries)
        .map((name) => name.replace(/^.*\./, ""))
        .sort(),
    ).toEqual(["docx", "pdf", "txt", "txt", "txt", "txt"]);
    expect(Object.values(entries).filter((bytes) => Buffer.from(bytes).equals(Buffer.from(word)))).toHaveLength(1);
  });

  it("are cited, described and decided on like filed ones, a strange name unharmed", async () => {
    const { reviewId } = await buildSubmission(db);
    const { arrived } = await receiveSubmissions(db, reviewer, {
      reviewId,
      files: [{ fileName: "letter.txt", bytes: text("Prisoners have no access to books.") }],
      now: NOW,
    });
    const id = arrived[0]!.id;
    await assignAcronym(db, reviewer, { filingId: id, acronym: "", jsNumber: 7 });
    await describeReceived(db, reviewer, {
      id,
      title: "Books behind bars",
      kind: "joint",
      language: "en",
      organisations: `${NAME} | LAB\nSecond`,
    });
    const view = await deskSubmission(db, reviewer, reviewId, id);
    expect(view.entry).toMatchObject({ title: "Books behind bars", jsNumber: 7, kind: "joint", state: "new", received: true });
    expect(view.document.cover.organisations.map(({ name }) => name)).toEqual([NAME, "Second"]);
    const { submissions } = await summaryRequest(db, (await reviewById(db, reviewId))!);
    expect(submissions).toMatchObject([
      { id, jsNumber: 7, title: "Books behind bars", organisations: [{ name: NAME }, { name: "Second" }] },
    ]);

    await decideOnFiling(db, reviewer, { filingId: id, decision: "declined", reason: "Sent twice.", now: NOW });
    expect((await deskView(db, reviewer, reviewId)).filed).toMatchObject([{ state: "declined", reason: "Sent twice." }]);
    expect(await filedOfReview(db, reviewId)).toEqual([]);
    await decideOnFiling(db, reviewer, { filingId: id, decision: "accepted", reason: "", now: NOW });
    expect(await filedOfReview(db, reviewId)).toHaveLength(1);
    const events = await db.selectFrom("audit_event").where("subject_id", "=", id).select("action").orderBy("seq").execute();
    expect(events.map(({ action }) => action)).toEqual([
      "submission.received",
      "filing.acronym-assigned",
      "submission.described",
      "filing.declined",
      "filing.accepted",
    ]);
  });

  it("are for the desk alone", async () => {
    const { reviewId, lead } = await buildSubmission(db);
    const files = [{ fileName: "a.txt", bytes: text("Anything.") }];
    await expect(receiveSubmissions(db, lead, { reviewId, files, now: NOW })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deskView(db, lead, reviewId)).rejects.toMatchObject({ code: "forbidden" });
  });
});
