import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/app/domain/document/document.js";
import type { Decision } from "~/app/domain/recommendations/decide.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { ReadSource, SourceRow } from "~/app/domain/recommendations/source.js";
import { addMissingGuidelineSets } from "~/db/guideline-sets.js";
import { insertPreview } from "~/db/import-previews.js";
import {
  addReviewList,
  listsOfReview,
  recommendationsOfReview,
  recommendationsOfSymbol,
  upsertRecommendations,
} from "~/db/recommendations.js";
import { sourcesOfReview } from "~/db/sources.js";
import { testDatabase } from "~/db/testing.js";
import { sharedFile } from "~/e2e/shared.js";
import { comparedPreview } from "~/server/queries/import-preview.js";
import { discardRecommendations } from "./discard-recommendations.js";
import { recommendationFacts, reviewSources, sourceOfReview } from "~/server/queries/sources.js";
import { openReview, reviewInput } from "./open-review.js";
import { correctColumns, previewInput, previewRecommendations } from "./preview-recommendations.js";
import { renameSource } from "./rename-source.js";
import { takeOverRecommendations } from "./take-over-recommendations.js";
import { ORIGINAL_SETS, reviewForm } from "./testing-review.js";
import { buildActor } from "./testing-submission.js";

const db = await testDatabase();
await addMissingGuidelineSets(db, ORIGINAL_SETS);
const administrator = await buildActor(db, "Ada", ["administrator"]);
const author = await buildActor(db, "Arno");
const { reviewId } = await openReview(db, administrator, reviewInput.parse(reviewForm({ stateCode: "SVN", session: "34" })));

let symbol = "";
let run = 0;
beforeEach(() => {
  run += 1;
  symbol = `A/HRC/99/${String(run)}`;
});

const recommendation = (number: string, change: Partial<Recommendation> = {}): Recommendation => ({
  symbol,
  number,
  text: `Text of ${number}`,
  states: ["Chile", "Iran (Islamic Republic of)"],
  position: "supported",
  positionSource: "",
  themes: ["A12 Acceptance of international norms"],
  sdgs: [],
  persons: [],
  ...change,
});

const content = (rows: readonly SourceRow[]): ReadSource => ({
  kind: "matrix",
  title: "matrix",
  symbol,
  language: "en",
  rows: [...rows],
  points: [],
  warnings: [],
});

async function read(list: readonly (Recommendation | SourceRow)[]): Promise<string> {
  const id = newId();
  const rows = list.map((row, i): SourceRow => ({ place: { unit: "row", at: i + 1 }, ...row }));
  await db
    .transaction()
    .execute((trx) =>
      insertPreview(
        trx,
        { id, reviewId, symbol, fileName: "matrix.docx", content: content(rows), hash: id, createdBy: administrator.userId },
        null,
      ),
    );
  return id;
}
const takeOver = (previewId: string, fingerprint?: string, all?: Decision) =>
  takeOverRecommendations(db, administrator, { reviewId, previewId, fingerprint, decisions: { all, single: {} } });
const stored = async () => (await recommendationsOfReview(db, reviewId)).filter((r) => r.symbol === symbol);
const events = async () =>
  (await db.selectFrom("audit_event").select(["action", "data"]).orderBy("seq").execute()).filter((event) => event.data.symbol === symbol);

describe("taking a matrix over", () => {
  it("stores every row, ordered by the integers of its number", async () => {
    const rows = ["139.11", "139.2", "138.117", "139.110"].map((number) => recommendation(number));
    expect(await takeOver(await read(rows))).toMatchObject({ added: 4, changed: 0, removed: 0, unchanged: 0, unreadable: 0, points: 0 });
    const found = await stored();
    expect(found.map((r) => r.number)).toEqual(["138.117", "139.2", "139.11", "139.110"]);
    expect(found[2]).toEqual(recommendation("139.11"));
    expect(await events()).toMatchObject([{ action: "recommendations.taken-over", data: { added: 4, fileName: "matrix.docx" } }]);
  });

  it("twice changes nothing, doubles nothing and writes no second event", async () => {
    const previewId = await read([recommendation("1.1"), recommendation("1.2")]);
    await takeOver(previewId);
    const before = await db.selectFrom("recommendation").selectAll().where("symbol", "=", symbol).orderBy("number").execute();
    expect(await takeOver(previewId)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await takeOver(await read([recommendation("1.1"), recommendation("1.2")]))).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
    });
    expect(await db.selectFrom("recommendation").selectAll().where("symbol", "=", symbol).orderBy("number").execute()).toEqual(before);
    expect(await events()).toHaveLength(1);
  });

  it("changes what changed and keeps what the file does not have", async () => {
    await takeOver(await read([recommendation("1.1"), recommendation("1.2"), recommendation("1.3")]));
    const previewId = await read([recommendation("1.1"), recommendation("1.2", { position: "noted" }), recommendation("1.4")]);
    await expect(takeOver(previewId)).rejects.toMatchObject({ code: "conflicts-undecided", params: { count: 1 } });
    expect(await takeOver(previewId, undefined, "take")).toMatchObject({ added: 1, changed: 1, unchanged: 1, removed: 0 });
    expect((await stored()).map((r) => [r.number, r.position])).toEqual([
      ["1.1", "supported"],
      ["1.2", "noted"],
      ["1.3", "supported"],
      ["1.4", "supported"],
    ]);
  });

  it("leaves out what cannot be read", async () => {
    const previewId = await read([recommendation("1.1"), recommendation("none"), recommendation("1.2", { text: "" })]);
    expect(await takeOver(previewId)).toMatchObject({ added: 1, unreadable: 2 });
    expect(await stored()).toHaveLength(1);
  });

  it("at the same time from several sides stores each recommendation once", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => recommendation(`7.${String(index + 1)}`));
    const previews = await Promise.all([read(rows), read([...rows].reverse()), read(rows), read([...rows].reverse())]);
    const results = await Promise.all(previews.map((previewId) => takeOver(previewId)));
    expect(results.map((result) => result.added).sort((a, b) => a - b)).toEqual([0, 0, 0, 60]);
    expect(await stored()).toHaveLength(60);
    expect(await events()).toHaveLength(1);
  });

  it("is refused where the list has changed since it was looked at", async () => {
    await takeOver(await read([recommendation("1.1")]));
    const previewId = await read([recommendation("1.1", { text: "Mine" })]);
    const seen = await comparedPreview(db, previewId);
    await takeOver(await read([recommendation("1.1", { text: "Theirs" })]), undefined, "take");
    await expect(takeOver(previewId, seen!.fingerprint)).rejects.toMatchObject({ code: "conflict" });
    expect((await stored())[0]!.text).toBe("Theirs");
    const again = await comparedPreview(db, previewId);
    expect(again!.rows).toMatchObject([{ kind: "changed", differences: [{ field: "text", old: "Theirs", new: "Mine", conflict: true }] }]);
    expect(await takeOver(previewId, again!.fingerprint, "take")).toMatchObject({ changed: 1 });
  });

  it("replaces a sample whole, and ends its mark", async () => {
    await db.transaction().execute(async (trx) => {
      await addReviewList(trx, reviewId, symbol, true);
      await upsertRecommendations(trx, [recommendation("1.1", { text: "Sample" }), recommendation("1.9")], "sample");
    });
    const previewId = await read([recommendation("1.1")]);
    expect(await comparedPreview(db, previewId)).toMatchObject({ replacesSample: true, absent: [{ number: "1.9" }] });
    expect(await takeOver(previewId)).toMatchObject({ changed: 1, removed: 1 });
    expect((await stored()).map((r) => r.text)).toEqual(["Text of 1.1"]);
    expect((await listsOfReview(db, reviewId)).find((list) => list.symbol === symbol)).toEqual({
      symbol,
      isSample: false,
      recommendations: 1,
    });
  });

  it("adds what other sources say, and each fact keeps where it came from", async () => {
    const plain: Partial<Recommendation> = { states: ["Chile"], position: "under consideration", themes: [] };
    const report = await read([recommendation("5.1", plain), recommendation("5.2", plain)]);
    await takeOver(report);
    const place = { unit: "row", at: 1 } as const;
    await takeOver(await read([{ place, number: "5.1", position: "supported", positionSource: "Add.1" }]));
    await takeOver(await read([{ place, number: "", text: "Text of 5.1 (Chile);", themes: ["Education"], states: ["Chile"] }]));
    await takeOver(await read([{ place, number: "5.1", language: "fr", text: "Texte" }]));
    const before = await recommendationsOfSymbol(db, symbol);
    expect(before[0]).toMatchObject({
      position: "supported",
      positionSource: "Add.1",
      themes: ["Education"],
      translations: { fr: "Texte" },
    });
    const sources = new Map((await sourcesOfReview(db, reviewId)).map((source) => [source.id, source.fileName]));
    const fact = (field: string) => before[0]!.facts.filter((one) => one.field === field);
    expect(["text", "position", "themes", "text-fr"].map((field) => fact(field).length)).toEqual([1, 1, 1, 1]);
    expect(new Set(before[0]!.facts.map((one) => one.source)).size).toBe(4);
    expect(before[0]!.facts.every((one) => sources.has(one.source))).toBe(true);
    const shown = await recommendationFacts(db, reviewId, { symbol, number: "5.1" });
    expect(shown.recommendation.facts.every(({ source }) => shown.sources[source]?.title === "matrix")).toBe(true);
    const [addendum] = before[0]!.facts.filter(({ field }) => field === "positionSource");
    expect((await sourceOfReview(db, reviewId, addendum!.source)).recommendations).toMatchObject([
      {
        number: "5.1",
        facts: [
          { field: "position", value: "supported" },
          { value: "Add.1", place: { unit: "row", at: 1 } },
        ],
      },
    ]);
    await expect(recommendationFacts(db, reviewId, { symbol, number: "5.3" })).rejects.toMatchObject({ code: "not-found" });
    expect(await takeOver(report)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await recommendationsOfSymbol(db, symbol)).toEqual(before);
  });

  it("asks once: what was refused is not asked again", async () => {
    await takeOver(await read([recommendation("6.1")]));
    const other = [recommendation("6.1", { position: "noted" })];
    expect(await takeOver(await read(other), undefined, "keep")).toMatchObject({ changed: 1 });
    expect((await stored())[0]!.position).toBe("supported");
    expect(await takeOver(await read(other))).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it("is for administrators; a discarded preview is gone and left nothing behind", async () => {
    const previewId = await read([recommendation("1.1")]);
    await expect(takeOverRecommendations(db, author, { reviewId, previewId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(discardRecommendations(db, author, { previewId })).rejects.toMatchObject({ code: "forbidden" });
    await discardRecommendations(db, administrator, { previewId });
    await expect(takeOver(previewId)).rejects.toMatchObject({ code: "not-found" });
    expect(await stored()).toEqual([]);
  });
});

describe("reading a matrix", () => {
  const file = sharedFile("data/matrices/svn-upr20.docx");
  const preview = (bytes: Uint8Array, fileName = "matrix.docx") =>
    previewRecommendations(db, administrator, { reviewId, symbol, fileName, bytes });

  it.skipIf(!file)("previews and takes over OHCHR's file of Slovenia's second cycle", async () => {
    symbol = "A/HRC/28/15";
    const { previewId } = await preview(await readFile(file!), "svn-upr20.docx");
    expect(await stored()).toEqual([]);
    const compared = await comparedPreview(db, previewId);
    expect(compared!.rows.map((row) => row.kind)).toEqual(Array.from({ length: 163 }, () => "new"));
    expect(await takeOver(previewId, compared!.fingerprint)).toMatchObject({ added: 163, unreadable: 0 });
    const found = await stored();
    expect(found).toHaveLength(163);
    expect(found[0]!.number).toBe("115.1");
    expect(found.filter((r) => r.position === "noted")).toHaveLength(21);

    expect(compared!.otherSymbol).toBeNull();
    const { previewId: wrong } = await previewRecommendations(db, administrator, {
      reviewId,
      symbol: "A/HRC/1/1",
      fileName: "svn-upr20.docx",
      bytes: await readFile(file!),
    });
    expect((await comparedPreview(db, wrong))!.otherSymbol).toBe("A/HRC/28/15");

    const { previewId: second } = await preview(await readFile(file!), "svn-upr20.docx");
    expect(await takeOver(second)).toMatchObject({ added: 0, changed: 0, unchanged: 163 });
    expect(await stored()).toHaveLength(163);
  });

  it.each([
    ["hc-letter-belgium-2022.txt", "letter", 43],
    ["belga-upr52-2026.json", "news", 6],
    ["wilpf-nap-belgium.txt", "plan", 6],
    ["ifla-vvbad-submission-upr38.txt", "text", 38],
  ])("takes the seed %s over as a source with points, once (skipped without the shared folder)", async (name, kind, points) => {
    const seed = sharedFile(`seeds/${name}`);
    if (!seed) return;
    symbol = "";
    const { previewId } = await preview(await readFile(seed), name);
    expect(await comparedPreview(db, previewId)).toMatchObject({ isKnownFile: false, rows: [] });
    const { source, ...counts } = await takeOver(previewId);
    expect(counts).toMatchObject({ added: 0, points });
    expect(await takeOver(previewId)).toMatchObject({ points: 0 });
    const found = await sourceOfReview(db, reviewId, source);
    expect([found.source.kind, found.source.points.length, found.recommendations]).toEqual([kind, points, []]);
    if (kind === "letter")
      expect(found.source.points[2]).toMatchObject({
        number: "3",
        headings: ["A. Cross-cutting issues", "Equality and non-discrimination"],
      });
    await renameSource(db, administrator, { reviewId, sourceId: source, title: `Seed ${name}` });
    expect((await reviewSources(db, reviewId)).find(({ id }) => id === source)).toMatchObject({ title: `Seed ${name}`, points });
    await expect(renameSource(db, author, { reviewId, sourceId: source, title: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("reads a table anew with the columns that a person names", async () => {
    const { previewId } = await preview(Buffer.from("A1,B2,C3\nSupported,Build schools (Peru),7.1\n"), "own.csv");
    expect((await comparedPreview(db, previewId))!.rows).toEqual([]);
    await correctColumns(db, administrator, { previewId, columns: { A1: "position", B2: "text", C3: "number" } });
    expect(await takeOver(previewId)).toMatchObject({ added: 1 });
    expect(await stored()).toMatchObject([{ number: "7.1", states: ["Peru"], position: "supported" }]);
  });

  it("wants to know the report where neither the file nor the person says it", async () => {
    symbol = "";
    await expect(preview(Buffer.from("number,text\n7.1,Build\n"), "own.csv")).rejects.toMatchObject({ code: "symbol-missing" });
  });

  it.each([
    ["text", Buffer.from("not a source at all")],
    ["a broken archive", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(200, 7)])],
  ])("refuses %s and keeps nothing of it", async (_, bytes) => {
    await expect(preview(bytes)).rejects.toMatchObject({ name: "Refusal" });
    expect(await db.selectFrom("import_preview").select("id").where("symbol", "=", symbol).execute()).toEqual([]);
  });

  it("is for administrators", async () => {
    await expect(
      previewRecommendations(db, author, { reviewId, symbol, fileName: "a.docx", bytes: Buffer.from("x") }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each([
    ["a/hrc/32/8", "A/HRC/32/8"],
    [" A/HRC/28/15/Add.1 ", "A/HRC/28/15/Add.1"],
    ["A/HRC/WG.6/38/BEL/2", "A/HRC/WG.6/38/BEL/2"],
  ])("takes the symbol %j", (typed, meant) => {
    expect(previewInput.parse({ symbol: typed }).symbol).toBe(meant);
  });
  it.each(["Belgium", "A/", "A/HRC/<b>/8"])("does not take %j for a symbol", (typed) => {
    expect(previewInput.safeParse({ symbol: typed }).success).toBe(false);
  });
});
