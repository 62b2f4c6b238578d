import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RecommendationLink } from "~/app/domain/document/document.js";
import { sourceKey } from "~/app/domain/recommendations/source-key.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { addReviewList, upsertRecommendations } from "~/db/recommendations.js";
import { insertSource } from "~/db/sources.js";
import { testDatabase } from "~/db/testing.js";
import { startCollab, type TestServer } from "../collab/testing.js";
import { writeLinks } from "../exchange/json/links.js";
import { sampleFile } from "../exchange/testing-file.js";
import { citableSources, pointsOfReview } from "../queries/points.js";
import { filterFromSearch } from "~/app/domain/recommendations/filter.js";
import { submissionCoverage } from "../queries/coverage.js";
import { importLinks, previewLinks } from "./import-links.js";
import { openSignOff } from "./open-sign-off.js";
import { buildActor, buildSubmission, type BuiltSubmission, documentOf } from "./testing-submission.js";

const db = await testDatabase();
const symbol = "A/HRC/32/8";
const HASH = "ab".repeat(32);
let server: TestServer;
let built: BuiltSubmission;
let paragraphs: string[];

const recommendation = (number: string): Recommendation => ({
  symbol,
  number,
  text: `Text of ${number}`,
  states: ["Chile"],
  position: "supported",
  positionSource: "",
  themes: [],
  sdgs: [],
  persons: [],
});

beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());
beforeEach(async () => {
  const document = documentOf("Libraries are closed.", "Prisons have none.");
  paragraphs = document.blocks.filter(({ kind }) => kind === "paragraph").map(({ id }) => id);
  built = await buildSubmission(db, { document });
  await db.transaction().execute(async (trx) => {
    await addReviewList(trx, built.reviewId, symbol);
    await upsertRecommendations(trx, ["138.1", "138.2"].map(recommendation), "test");
    await insertSource(
      trx,
      {
        id: built.reviewId,
        reviewId: built.reviewId,
        kind: "letter",
        title: "The letter",
        symbol: "",
        language: "en",
        fileName: "letter.txt",
        hash: HASH,
        importedBy: built.lead.userId,
      },
      [{ number: "1", headings: ["A. Culture"], text: "Opening libraries", place: { unit: "line", at: 3 } }],
    );
  });
});

const link = (number: string, change: Partial<RecommendationLink> = {}): RecommendationLink => ({
  block: paragraphs[0]!,
  symbol,
  number,
  kind: "addresses",
  ...change,
});
const fileOf = (links: RecommendationLink[]) => {
  const file = sampleFile();
  return writeLinks({ ...file, document: { ...file.document, links } });
};
const preview = async (links: RecommendationLink[], actor = built.author) =>
  previewLinks(db, server.rooms, actor, { submissionId: built.submissionId, fileName: "l.json", bytes: await fileOf(links) });
const take = async (links: RecommendationLink[], changed?: "keep" | "take", actor = built.author) =>
  importLinks(db, server.rooms, actor, {
    submissionId: built.submissionId,
    fileName: "l.json",
    links: links.map((one) => ({ ...one, paragraph: "" })),
    changed,
  });
const stored = async () => (await server.rooms.read(built.documentId)).links;

describe("links from a file", () => {
  it("are shown before anything changes, then are part of the text; a second time nothing changes", async () => {
    const point = link("1", { symbol: sourceKey(HASH), kind: "evidence" });
    const links = [link("138.1", { level: "partly", note: "Too few", organisation: "O2" }), point];
    expect((await preview([...links, link("138.9")])).rows.map((row) => row.kind)).toEqual(["new", "new", "unreadable"]);
    expect(await stored()).toEqual([]);
    expect(await take(links)).toEqual({ added: 2, changed: 0 });
    expect(await stored()).toEqual(expect.arrayContaining(links));
    expect(await take(links)).toEqual({ added: 0, changed: 0 });
    const events = await db.selectFrom("audit_event").select("data").where("action", "=", "submission.links-imported").execute();
    expect(events.filter(({ data }) => data.fileName === "l.json").length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toContain("Too few");
  });

  it("that judge otherwise than the text are decided by a person", async () => {
    await take([link("138.1", { level: "partly" })]);
    const other = [link("138.1", { level: "not" }), link("138.2")];
    expect((await preview(other)).rows).toMatchObject([{ kind: "changed", before: { level: "partly" } }, { kind: "new" }]);
    await expect(take(other)).rejects.toMatchObject({ code: "conflicts-undecided" });
    expect(await stored()).toHaveLength(1);
    expect(await take(other, "keep")).toEqual({ added: 1, changed: 0 });
    expect(await take(other, "take")).toEqual({ added: 0, changed: 1 });
    expect((await stored()).find(({ number }) => number === "138.1")?.level).toBe("not");
  });

  it("are refused to who may not write, and in a frozen text", async () => {
    await expect(preview([], await buildActor(db, "Nobody"))).rejects.toMatchObject({ code: "not-found" });
    await openSignOff(db, built.lead, { submissionId: built.submissionId });
    await expect(take([link("138.1")])).rejects.toMatchObject({ code: "document-frozen" });
  });
});

describe("points of other sources", () => {
  it("are offered to who may read the text, and stand in the coverage with the paragraphs that cite them", async () => {
    await expect(citableSources(db, await buildActor(db, "Nobody"), built.submissionId)).rejects.toMatchObject({ code: "not-found" });
    expect(await citableSources(db, built.author, built.submissionId)).toEqual(await pointsOfReview(db, built.reviewId));
    await take([link("1", { symbol: sourceKey(HASH), block: paragraphs[1]!, level: "not" })]);
    const filter = { ...filterFromSearch(new URLSearchParams()), answered: "" as const, section: "", organisation: "", group: "", from: 0 };
    const read = (view: "points" | "paragraphs") => submissionCoverage(db, server.rooms, built.author, built.submissionId, filter, view);
    expect((await read("points")).points).toMatchObject([
      { source: { title: "The letter" }, point: { number: "1" }, answers: [{ paragraph: "2", forms: ["link"], link: { level: "not" } }] },
    ]);
    expect((await read("paragraphs")).paragraphs.map(({ points }) => points)).toEqual([[], [{ source: "The letter", number: "1" }]]);
  });
});
