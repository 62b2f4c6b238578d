import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "~/app/i18n/index.js";
import { reviewSlug } from "~/app/domain/publication/publication.js";
import { addReviewList, upsertRecommendations } from "~/db/recommendations.js";
import { reviewById } from "~/db/reviews.js";
import { SAMPLE_RECOMMENDATIONS, SAMPLE_SYMBOL } from "~/db/seed/recommendations.js";
import { testDatabase } from "~/db/testing.js";
import { startCollab, type TestServer } from "../collab/testing.js";
import { writeFeed } from "../exchange/atom/feed.js";
import { pieceData } from "../exchange/json/published.js";
import { readBack } from "../exchange/pdf/testing.js";
import { deskSubmission } from "../queries/desk.js";
import { publishedFile, publishedPiece, publishedReview } from "../queries/published.js";
import { writtenSummary } from "../queries/summary.js";
import { assignAcronym } from "./assign-acronym.js";
import { compileSummary } from "./compile-summary.js";
import { describeReceived } from "./describe-received.js";
import { exportOriginals } from "./export-originals.js";
import { exportStatements } from "./export-statements.js";
import { exportSummary } from "./export-summary.js";
import { publishSubmissions } from "./publish-submissions.js";
import { publishSummary } from "./publish-summary.js";
import { receiveSubmissions } from "./receive-submissions.js";
import { startSummary } from "./start-summary.js";
import { buildActor, buildSubmission } from "./testing-submission.js";

const db = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const reviewer = await buildActor(db, "Rosa Reviewer", ["reviewer"]);
const NAME = '=cmd() "A, B"; <Ligue> & الرابطة';
const ACRONYM = "=1+1, “Ł”";
const TITLE = '=HYPERLINK("http://example.org") و';
let server: TestServer;
let reviewId: string;
let slug: string;
let [body, paper] = ["", ""];

/** What stands in an XML part, as its reader sees it. */
const plain = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, "")
    .replace(/&(quot|lt|gt|amp|apos);/g, (_, name: string) => ({ quot: '"', lt: "<", gt: ">", amp: "&", apos: "'" })[name]!);
const parts = (zip: Uint8Array) =>
  Object.entries(unzipSync(zip))
    .filter(([name]) => name.endsWith(".xml"))
    .map(([, bytes]) => strFromU8(bytes));

beforeAll(async () => {
  server = await startCollab(db);
  ({ reviewId } = await buildSubmission(db));
  await db.transaction().execute(async (trx) => {
    await upsertRecommendations(trx, SAMPLE_RECOMMENDATIONS, "sample");
    await addReviewList(trx, reviewId, SAMPLE_SYMBOL, true);
  });
  const files = ["Belgium closed 34 libraries, contrary to 138.3.", "Prisoners have no books at all."].map((said, i) => ({
    fileName: `=cmd(${String(i)}).txt`,
    bytes: Buffer.from(`Introduction\n\n1. ${said}\n`),
  }));
  const { arrived } = await receiveSubmissions(db, reviewer, { reviewId, files, now });
  [body, paper] = [arrived[0]!.id, arrived[1]!.id];
  const described = { title: TITLE, kind: "individual" as const, language: "en", organisations: `${NAME} | ${ACRONYM}` };
  await describeReceived(db, reviewer, { id: body, ...described });
  await describeReceived(db, reviewer, { id: paper, ...described, organisations: `${NAME} II | ` });
  await assignAcronym(db, reviewer, { filingId: body, acronym: ACRONYM, jsNumber: null, standing: "regional" });
  await assignAcronym(db, reviewer, { filingId: paper, acronym: "@SUM", jsNumber: null, standing: "regional", attachedTo: body });
  await startSummary(db, reviewer, { reviewId });
  for await (const _ of compileSummary(db, server.rooms, reviewer, { reviewId, now }));
  await publishSubmissions(db, reviewer, { reviewId, filings: [body, paper], redact: "", translationOf: "", now });
  await publishSummary(db, server.rooms, reviewer, { reviewId, now });
  slug = reviewSlug((await reviewById(db, reviewId))!);
});
afterAll(() => server.close());

describe("a name with quotes, commas, Arabic, signs of markup and a formula comes out unharmed", () => {
  it("in the summary as text, Word and PDF, with what it sent along under it", async () => {
    const { printed } = await writtenSummary(db, server.rooms, reviewer, reviewId);
    const list = printed.notes.find((note) => note.kind === "stakeholders");
    expect(list?.kind === "stakeholders" && list.groups.flatMap((group) => group.lists.flatMap(({ entries }) => entries))).toEqual([
      { acronym: ACRONYM, text: NAME, attachments: [`(@SUM) ${TITLE}.`] },
    ]);
    const word = parts((await exportSummary(db, server.rooms, reviewer, { reviewId, format: "docx", now })).bytes)
      .map(plain)
      .join("\n");
    for (const said of [NAME, ACRONYM, TITLE, `${NAME} (${ACRONYM}) reported that Belgium closed 34 libraries`])
      expect(word).toContain(said);
    const { text } = await readBack((await exportSummary(db, server.rooms, reviewer, { reviewId, format: "pdf", now })).bytes);
    for (const said of ['=cmd() "A, B"; <Ligue> &', "=1+1, “Ł”", '=HYPERLINK("http://example.org")', "(@SUM)"])
      expect(text).toContain(said);
  });

  it("in the tables of what each says, where no cell is a formula", async () => {
    const csv: string[][] = parse(strFromU8((await exportStatements(db, reviewer, { reviewId, format: "csv" }))!.bytes), { bom: true });
    expect(csv[0]!.slice(5).map((cell) => cell.replace(/^'/, ""))).toEqual(["@SUM", ACRONYM]);
    expect(csv.flat().filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
    const sheets = parts((await exportStatements(db, reviewer, { reviewId, format: "xlsx" }))!.bytes);
    expect(sheets.join("")).not.toMatch(/<f[ >]/);
    expect(sheets.map(plain).join("")).toContain(ACRONYM);
    const json = JSON.parse(strFromU8((await exportStatements(db, reviewer, { reviewId, format: "json" }))!.bytes)) as {
      stakeholders: { name: string; title: string }[];
    };
    expect(json.stakeholders).toMatchObject([
      { name: "@SUM", title: TITLE },
      { name: ACRONYM, title: TITLE },
    ]);
  });

  it("in the public text, its files, its data and the feed, at an address of plain letters", async () => {
    const found = await publishedReview(db, slug);
    expect(found.pieces.map((piece) => piece.slug).sort()).toEqual(["1-1", "SUM", "summary"]);
    const piece = await publishedPiece(db, slug, "1-1");
    expect(piece.piece.facts?.organisations).toMatchObject([{ name: NAME, acronym: ACRONYM }]);
    expect(JSON.parse(JSON.stringify(pieceData("https://caucus.example.org", piece)))).toMatchObject({ name: ACRONYM, title: TITLE });
    expect(
      parts((await publishedFile(db, slug, "1-1", "docx")).bytes)
        .map(plain)
        .join("\n"),
    ).toContain(NAME);
    expect((await readBack((await publishedFile(db, slug, "1-1", "pdf")).bytes)).text).toContain('=cmd() "A, B"; <Ligue> &');
    const t = translator("en");
    const feed = writeFeed("https://caucus.example.org", found.review, found.pieces, {
      title: t("published.review-title", { state: "Belgium", session: 52 }),
      titleOf: ({ facts, slug: own }) => (facts ? `${facts.name}: ${facts.title}` : own),
      summaryOf: () => "",
    });
    expect(feed).toContain("&lt;Ligue&gt; &amp;");
    expect(plain(feed)).toContain(`${ACRONYM}: ${TITLE}`);
    expect(plain(feed)).toContain(NAME);
  });

  it("in the names of the files of the archive, which every system takes", async () => {
    const archive: Uint8Array[] = [];
    for await (const piece of (await exportOriginals(db, reviewer, { reviewId })).pieces) archive.push(piece);
    const names = Object.keys(unzipSync(new Uint8Array(Buffer.concat(archive))));
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).toMatch(/^\d_.+\.txt$/u);
      expect(name).not.toMatch(/[\p{C}<>:"/\\|?*]/u);
      expect(name).toContain("و");
    }
  });
});

it("an attachment belongs to a regional body of the same review that is none itself", async () => {
  const attach = (filingId: string, attachedTo: string) =>
    assignAcronym(db, reviewer, { filingId, acronym: "X", jsNumber: null, attachedTo });
  await expect(attach(body, paper)).rejects.toMatchObject({ code: "not-found" });
  await expect(attach(body, body)).rejects.toMatchObject({ code: "not-found" });
  await expect(attach(paper, "nothing")).rejects.toMatchObject({ code: "not-found" });
  expect((await deskSubmission(db, reviewer, reviewId, paper)).bodies).toEqual([{ filingId: body, name: ACRONYM }]);
  expect((await deskSubmission(db, reviewer, reviewId, body)).bodies).toEqual([]);
  await attach(paper, "");
  expect((await deskSubmission(db, reviewer, reviewId, paper)).entry.attachedTo).toBeNull();
});
