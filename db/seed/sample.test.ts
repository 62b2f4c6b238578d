import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { verifyChain } from "~/db/audit.js";
import { backupLines, restoreLines } from "~/db/backup.js";
import { testDatabaseAndPool } from "~/db/testing.js";
import { ensureGuidelineSets } from "~/server/commands/ensure-guideline-sets.js";
import { createAuth } from "~/server/http/auth.js";
import { readDocument } from "~/server/collab/log.js";
import { signerOf } from "~/server/installation-key.js";
import { loadFixture } from "./fixture.js";
import { SAMPLE_PASSWORD, SAMPLE_PEOPLE } from "./people.js";
import { SAMPLE_RECOMMENDATIONS, SAMPLE_SYMBOL } from "./recommendations.js";
import { fillSample } from "./sample.js";
import { hasSample, isEmptyInstallation } from "./state.js";

const { db, pool } = await testDatabaseAndPool();
const { db: second } = await testDatabaseAndPool();
const auth = createAuth(pool, { baseUrl: "http://localhost", secret: "s".repeat(32) });
const now = new Date();

beforeAll(async () => {
  await ensureGuidelineSets(db);
  expect(await isEmptyInstallation(db)).toBe(true);
  await fillSample(db, auth, signerOf(mkdtempSync(join(tmpdir(), "caucus-key-"))), now);
});

it("lets every sample person sign in", async () => {
  for (const { email, name } of SAMPLE_PEOPLE) {
    const { user } = await auth.api.signInEmail({ body: { email, password: SAMPLE_PASSWORD } });
    expect(user.name).toBe(name);
  }
  expect(await isEmptyInstallation(db)).toBe(false);
  expect(await hasSample(db)).toBe(true);
});

it("has a review whose deadline is ahead, with recommendations marked as samples", async () => {
  const review = await db.selectFrom("review").selectAll().executeTakeFirstOrThrow();
  expect(review).toMatchObject({ state_code: "BEL", session: 52, cycle: 4 });
  const days = (review.deadline.getTime() - now.getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(59);
  expect(days).toBeLessThan(62);
  expect(new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Zurich", timeStyle: "short" }).format(review.deadline)).toBe("23:59");
  expect(await db.selectFrom("review_list").selectAll().execute()).toEqual([
    { review_id: review.id, symbol: SAMPLE_SYMBOL, is_sample: true },
  ]);
  const rows = await db.selectFrom("recommendation").select(["number", "text"]).orderBy("sort").execute();
  expect(rows.map((row) => row.number)).toEqual(SAMPLE_RECOMMENDATIONS.map((recommendation) => recommendation.number));
  expect(rows.every((row) => row.text.startsWith("[Sample]"))).toBe(true);
});

it("has a draft with every kind of block, and a submission that was signed and filed", async () => {
  const submissions = await db.selectFrom("submission").select(["kind", "state", "document_id"]).orderBy("created_at").execute();
  expect(submissions).toMatchObject([
    { kind: "joint", state: "draft" },
    { kind: "individual", state: "filed" },
  ]);
  const draft = await readDocument(db, submissions[0]!.document_id);
  expect(new Set(draft.blocks.map((block) => block.kind))).toEqual(
    new Set(["heading", "paragraph", "bullet", "reference-box", "recommendation"]),
  );
  expect(draft.notes.length).toBeGreaterThan(2);
  const filing = await db.selectFrom("filing").selectAll().executeTakeFirstOrThrow();
  expect(filing.acronym).toBe("WAC");
  expect(Buffer.from(filing.docx).subarray(0, 2).toString()).toBe("PK");
});

it("leaves an audit log that holds", async () => {
  expect(await verifyChain(db)).toMatchObject({ intact: true });
});

it("comes back whole from a backup", async () => {
  const lines = async (from: typeof db) => {
    const all: string[] = [];
    for await (const line of backupLines(from)) all.push(line.trimEnd());
    return all;
  };
  const saved = await lines(db);
  async function* given() {
    yield* await Promise.resolve(saved);
  }
  expect(await restoreLines(second, given())).toBe(saved.length - 1);
  expect((await lines(second)).sort()).toEqual([...saved].sort());
  expect(await verifyChain(second)).toEqual(await verifyChain(db));
  await expect(restoreLines(second, given())).rejects.toThrow("conflict");
});

it("gives benchmarks signed-in authors and texts of the asked length", async () => {
  const { documents, users } = await loadFixture(db, auth, { documents: 2, users: 2, words: 500 });
  expect(documents).toHaveLength(2);
  const session = await auth.api.getSession({ headers: new Headers({ cookie: users[1]!.cookie }) });
  expect(session?.user.email).toBe(users[1]!.email);
  const { blocks } = await readDocument(db, documents[1]!);
  const words = blocks.flatMap((block) => block.inline.flatMap((part) => (part.type === "text" ? part.text.split(" ") : [])));
  expect(words).toHaveLength(500);
});
