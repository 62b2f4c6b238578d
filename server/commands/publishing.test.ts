import { describe, expect, it } from "vitest";
import { isRefusal } from "~/app/domain/refusal.js";
import { reviewSlug } from "~/app/domain/publication/publication.js";
import { reviewById } from "~/db/reviews.js";
import { testDatabase } from "~/db/testing.js";
import { unzipSync, strFromU8 } from "fflate";
import { pieceData } from "../exchange/json/published.js";
import { publishedFile, publishedPiece, publishedReview, publishedReviews } from "../queries/published.js";
import { publishingView } from "../queries/publishing.js";
import { assignAcronym } from "./assign-acronym.js";
import { describeReceived } from "./describe-received.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { publishSubmissions } from "./publish-submissions.js";
import { receiveSubmissions } from "./receive-submissions.js";
import { signVersion } from "./sign-version.js";
import { buildActor, buildSubmission, decisionOf, documentOf } from "./testing-submission.js";
import { withdrawPublication } from "./withdraw-publication.js";
import { withdrawSubmission } from "./withdraw-submission.js";

const db = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const reviewer = await buildActor(db, "Rosa Reviewer", ["reviewer"]);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );
const text = (paragraph: string) => Buffer.from(`Introduction\n\n1. ${paragraph}\n\n2. The law on public libraries was changed in 2024.\n`);

/** A filed joint submission of two paragraphs, and one that came by mail. */
async function atTheDesk() {
  const built = await buildSubmission(db, {
    document: documentOf("The schools of the south have no library.", "A named prisoner was beaten."),
  });
  await openSignOff(db, built.lead, built);
  for (const signatory of built.signatories) await signVersion(db, signatory.actor, await decisionOf(db, built, signatory));
  const { filingId } = await fileSubmission(db, built.lead, { submissionId: built.submissionId, now });
  const { arrived } = await receiveSubmissions(db, reviewer, {
    reviewId: built.reviewId,
    files: [{ fileName: "letter.txt", bytes: text("Les détenus n’ont pas de livres.") }],
    now,
  });
  const received = arrived[0]!.id;
  await describeReceived(db, reviewer, {
    id: received,
    title: "Lecture",
    kind: "individual",
    language: "fr",
    organisations: "Ligue =cmd() | LL",
  });
  return { ...built, filingId, received, slug: reviewSlug((await reviewById(db, built.reviewId))!) };
}
const publish = (reviewId: string, filings: string[], more: { redact?: string; translationOf?: string } = {}) =>
  publishSubmissions(db, reviewer, { reviewId, filings, redact: "", translationOf: "", now, ...more });

describe("publishing", () => {
  it("makes nothing public by itself, and lets only the reviewers' side do it", async () => {
    const { reviewId, filingId, slug, lead } = await atTheDesk();
    expect(await refused(publishedReview(db, slug))).toBe("not-found");
    expect((await publishedReviews(db)).map((one) => one.slug)).not.toContain(slug);
    expect(await refused(publishSubmissions(db, lead, { reviewId, filings: [filingId], redact: "", translationOf: "", now }))).toBe(
      "forbidden",
    );
    expect(await refused(publishingView(db, lead, reviewId))).toBe("forbidden");
    // a joint submission without a number has no name to be found by
    expect(await refused(publish(reviewId, [filingId]))).toBe("publication-unnamed");
    expect(await refused(publishedReview(db, slug))).toBe("not-found");
  });

  it("gives an address that stays, with the text and without contacts", async () => {
    const { reviewId, submissionId, filingId, received, slug } = await atTheDesk();
    await assignAcronym(db, reviewer, { filingId, acronym: "", jsNumber: 1 });
    expect(await publish(reviewId, [filingId, received])).toEqual({ slugs: ["JS1", "LL"] });
    await assignAcronym(db, reviewer, { filingId, acronym: "", jsNumber: 4 });
    await publish(reviewId, [filingId]);
    const found = await publishedPiece(db, slug, "JS1");
    expect(found.piece).toMatchObject({ edition: 2, facts: { name: "JS4", submitter: "joint" } });
    const data = pieceData("https://caucus.example.org", found);
    expect(data).toMatchObject({
      page: `https://caucus.example.org/public/${slug}/JS1`,
      blocks: [
        { kind: "heading" },
        { number: "1", address: `https://caucus.example.org/public/${slug}/JS1#para-1`, text: "The schools of the south have no library." },
        { number: "2" },
      ],
    });
    expect(JSON.stringify(data)).not.toContain("office@example.org");
    const docx = await publishedFile(db, slug, "JS1", "docx");
    expect(strFromU8(unzipSync(docx.bytes)["word/document.xml"]!)).not.toContain("office@example.org");
    expect(Buffer.from((await publishedFile(db, slug, "LL", "pdf")).bytes.subarray(0, 4)).toString()).toBe("%PDF");
    const events = await db.selectFrom("audit_event").where("subject_id", "=", submissionId).select(["action", "data"]).execute();
    expect(events.filter(({ action }) => action === "submission.published").map(({ data: facts }) => facts)).toMatchObject([
      { slug: "JS1", edition: 1, redacted: 0 },
      { slug: "JS1", edition: 2 },
    ]);
  });

  it("leaves out what a person redacts, in every form, and says so; numbers stay", async () => {
    const { reviewId, filingId, slug } = await atTheDesk();
    await assignAcronym(db, reviewer, { filingId, acronym: "", jsNumber: 1 });
    expect(await refused(publish(reviewId, [filingId], { redact: "2, 7-9" }))).toBe("publication-paragraphs");
    await publish(reviewId, [filingId], { redact: "2" });
    const found = await publishedPiece(db, slug, "JS1");
    const data = pieceData("", found);
    expect(JSON.stringify(data)).not.toContain("beaten");
    expect(data).toMatchObject({
      redactedBlocks: 1,
      blocks: [{}, {}, { number: "2", redacted: true, text: "[Redacted before publication]" }],
    });
    const docx = await publishedFile(db, slug, "JS1", "docx");
    expect(strFromU8(unzipSync(docx.bytes)["word/document.xml"]!)).not.toContain("beaten");
    expect((await publishingView(db, reviewer, reviewId)).submissions[0]!.public).toMatchObject({ redaction: "2", isOutdated: false });
  });

  it("links a translation with what it translates", async () => {
    const { reviewId, filingId, received, slug } = await atTheDesk();
    await assignAcronym(db, reviewer, { filingId, acronym: "", jsNumber: 1 });
    await publish(reviewId, [filingId]);
    const original = (await publishingView(db, reviewer, reviewId)).submissions[0]!.public!;
    expect(await publish(reviewId, [received], { translationOf: original.id })).toEqual({ slugs: ["JS1-fr"] });
    expect((await publishedPiece(db, slug, "JS1")).piece.languages).toEqual([{ slug: "JS1-fr", language: "fr" }]);
    expect((await publishedPiece(db, slug, "JS1-fr")).piece.languages).toEqual([{ slug: "JS1", language: "en" }]);
    expect(await refused(publish(reviewId, [received], { translationOf: "nothing" }))).toBe("not-found");
  });

  it("takes text and files away when it is withdrawn, and the address says why", async () => {
    const { reviewId, filingId, received, slug } = await atTheDesk();
    await assignAcronym(db, reviewer, { filingId, acronym: "", jsNumber: 1 });
    await publish(reviewId, [filingId, received]);
    const { id } = (await publishingView(db, reviewer, reviewId)).submissions[0]!.public!;
    const withdraw = () => withdrawPublication(db, reviewer, { reviewId, publicationId: id, reason: "It named a witness.", now });
    await withdraw();
    expect(await refused(withdraw())).toBe("conflict");
    const found = await publishedPiece(db, slug, "JS1");
    expect(found).toMatchObject({ content: null, piece: { facts: null, withdrawn: { reason: "It named a witness." } } });
    expect(JSON.stringify(pieceData("", found))).not.toContain("schools");
    expect(await refused(publishedFile(db, slug, "JS1", "pdf"))).toBe("publication-withdrawn");
    expect((await publishedReview(db, slug)).pieces.map((piece) => [piece.slug, piece.withdrawn !== null])).toEqual([
      ["JS1", true],
      ["LL", false],
    ]);
    await publish(reviewId, [filingId]);
    expect((await publishedPiece(db, slug, "JS1")).piece).toMatchObject({ edition: 2, withdrawn: null });
  });

  it("is over when its authors take back what they filed", async () => {
    const { reviewId, submissionId, filingId, slug, lead } = await atTheDesk();
    await assignAcronym(db, reviewer, { filingId, acronym: "", jsNumber: 1 });
    await publish(reviewId, [filingId]);
    await withdrawSubmission(db, lead, { submissionId, now });
    expect(await publishedPiece(db, slug, "JS1")).toMatchObject({ content: null, piece: { withdrawn: { reason: "" } } });
  });
});
