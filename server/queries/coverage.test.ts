import { describe, expect, it } from "vitest";
import { type Block, emptyCover, type StructuredDocument } from "~/app/domain/document/document.js";
import { filterFromSearch } from "~/app/domain/recommendations/filter.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { addReviewList, upsertRecommendations } from "~/db/recommendations.js";
import { testDatabase } from "~/db/testing.js";
import { readDocument } from "~/server/collab/log.js";
import { buildActor, buildSubmission } from "~/server/commands/testing-submission.js";
import { type CoverageFilter, type CoverageView, submissionCoverage } from "./coverage.js";

const db = await testDatabase();
const documents = { read: (documentId: string) => readDocument(db, documentId) };

const symbol = "A/HRC/32/8";
const recommendation = (number: string, text: string, position: Recommendation["position"] = "supported"): Recommendation => ({
  symbol,
  number,
  text,
  states: ["Chile"],
  position,
  positionSource: "",
  themes: ["E7 Cultural rights"],
  sdgs: [],
  persons: [],
});
const block = (id: string, kind: Block["kind"], text: string): Block => ({ id, kind, inline: [{ type: "text", text }] });

const text: StructuredDocument = {
  schema: 1,
  cover: emptyCover(),
  blocks: [
    block("intro", "paragraph", "Belgium promised to act on 138,117 and 139.11."),
    block("box", "reference-box", "138.70 Improve access to libraries"),
    block("boxed", "paragraph", "Libraries are open to everybody. ".repeat(10)),
    block("heading", "heading", "What should be done"),
    block("silent", "paragraph", "Nothing is cited here; 138.999 is a slip."),
    block("linked", "recommendation", "Fund the libraries."),
  ],
  notes: [],
  links: [{ block: "linked", symbol, number: "139.2", kind: "goes-further", level: "partly" }],
};

const built = await buildSubmission(db, { document: text });
await db.transaction().execute(async (trx) => {
  await addReviewList(trx, built.reviewId, symbol);
  await upsertRecommendations(
    trx,
    [
      recommendation("138.117", "Guarantee access to culture"),
      recommendation("138.70", "Improve access to libraries"),
      recommendation("139.2", "Combat poverty", "noted"),
      recommendation("139.11", "Combat racism", "noted"),
      recommendation("140.1", "Ratify a treaty"),
    ],
    "test",
  );
});

const read = (search = "", more: Partial<CoverageFilter> | "answered" | "unanswered" = {}, view: CoverageView = "recommendations") =>
  submissionCoverage(
    db,
    documents,
    built.author,
    built.submissionId,
    {
      ...filterFromSearch(new URLSearchParams(search)),
      answered: "",
      section: "",
      organisation: "",
      group: "",
      from: 0,
      ...(typeof more === "string" ? { answered: more } : more),
    },
    view,
  );
const numbers = async (...args: Parameters<typeof read>) =>
  (await read(...args)).recommendations.map((entry) => entry.recommendation.number);

describe("coverage of a submission", () => {
  it("counts what is answered, in all and by position", async () => {
    expect(await read()).toMatchObject({
      total: 5,
      answered: 4,
      byPosition: [
        { position: "supported", total: 3, answered: 2 },
        { position: "noted", total: 2, answered: 2 },
      ],
      severalLists: false,
    });
  });

  it("names the places of each answer as a reader does", async () => {
    const entries = Object.fromEntries((await read()).recommendations.map((entry) => [entry.recommendation.number, entry.answers]));
    expect(entries["138.117"]).toEqual([{ block: "intro", kind: "paragraph", paragraph: "1", forms: ["inline"] }]);
    expect(entries["138.70"]).toContainEqual({ block: "boxed", kind: "paragraph", paragraph: "2", forms: ["box"] });
    expect(entries["139.2"]).toEqual([
      { block: "linked", kind: "recommendation", paragraph: "3", forms: ["link"], link: { kind: "goes-further", level: "partly" } },
    ]);
    expect(entries["140.1"]).toEqual([]);
  });

  it("shows the other way round what each paragraph answers, also where that is nothing", async () => {
    const { paragraphs } = await read("", {}, "paragraphs");
    expect(paragraphs.map((one) => [one.block, one.answers.map((answer) => answer.number)])).toEqual([
      ["intro", ["138.117", "139.11"]],
      ["boxed", ["138.70"]],
      ["silent", []],
      ["linked", ["139.2"]],
    ]);
    expect(paragraphs[1]!.excerpt.length).toBeLessThanOrEqual(142);
    expect(paragraphs[1]!.excerpt).toMatch(/^Libraries are open.* …$/);
  });

  it("names numbers that are in no list", async () => {
    expect((await read()).unknown).toEqual([{ block: "silent", kind: "paragraph", paragraph: "3", number: "138.999" }]);
  });

  it("filters without changing the figures", async () => {
    expect(await numbers("", "unanswered")).toEqual(["140.1"]);
    expect(await numbers("position=noted", "answered")).toEqual(["139.2", "139.11"]);
    expect(await numbers("query=access", "answered")).toEqual(["138.70", "138.117"]);
    expect(await read("query=access", "unanswered")).toMatchObject({ total: 5, answered: 4, recommendations: [] });
  });

  it("finds by section and by the organisation whose view is given", async () => {
    const shown = async (more: Partial<CoverageFilter>) => (await read("", more)).recommendations.map((one) => one.recommendation.number);
    expect(await shown({ section: "heading" })).toEqual(["139.2"]);
    expect(await shown({ section: "start" })).toEqual(["138.70", "138.117", "139.11"]);
    expect(await shown({ organisation: "VVBAD" })).toEqual([]);
  });

  it("draws the picture that is asked for, of what passes the filter", async () => {
    const { picture, statuses } = await read("", {}, { by: "position", against: "sections" });
    expect(statuses).toEqual({ unanswered: 1, once: 4, several: 0, contradictory: 0 });
    expect(picture?.columns.map(({ title }) => title)).toEqual(["", "What should be done"]);
    expect(picture?.rows.map(({ value, cells }) => [value, cells])).toEqual([
      ["supported", [2, 0]],
      ["noted", [1, 1]],
    ]);
    expect((await read("position=noted", {}, { by: "theme", against: "organisations" })).picture?.rows).toMatchObject([
      { value: "E7 Cultural rights", cells: [2], counts: { once: 2 } },
    ]);
  });

  it("is shown to those who may read the submission", async () => {
    const filter = { ...filterFromSearch(new URLSearchParams()), answered: "" as const, section: "", organisation: "", group: "", from: 0 };
    const reviewer = await buildActor(db, "Rita", ["reviewer"]);
    await expect(submissionCoverage(db, documents, reviewer, built.submissionId, filter)).rejects.toMatchObject({ code: "not-found" });
    await expect(submissionCoverage(db, documents, built.author, "nowhere", filter)).rejects.toMatchObject({ code: "not-found" });
  });
});
