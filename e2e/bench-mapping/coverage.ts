import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filterFromSearch } from "~/app/domain/recommendations/filter.js";
import { createDatabase, kyselyOn, poolOf } from "~/db/client.js";
import { startEmbedded } from "~/db/embedded.js";
import { migrateToLatest } from "~/db/migrate.js";
import { addReviewList, upsertRecommendations } from "~/db/recommendations.js";
import { readDocument } from "~/server/collab/log.js";
import { buildSubmission } from "~/server/commands/testing-submission.js";
import { submissionCoverage } from "~/server/queries/coverage.js";
import { madeList, madeText } from "./made.js";
import { percentiles, report } from "./timing.js";

const ROUNDS = 40;
const quiet = { info: () => undefined, warn: () => undefined };

/** What the coverage page asks the server for, with 60 paragraphs and 350 recommendations, from the database on. */
export async function coveragePage(): Promise<boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), "caucus-bench-"));
  // the database runs as another user when this runs as root
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, quiet);
  await createDatabase(server.url, "bench");
  const db = kyselyOn(poolOf(`${server.url}/bench`), quiet);
  await migrateToLatest(db);
  const list = madeList(350);
  const built = await buildSubmission(db, { document: madeText(60, list) });
  await db.transaction().execute(async (trx) => {
    await addReviewList(trx, built.reviewId, "A/HRC/32/8");
    await upsertRecommendations(trx, list, "bench");
  });
  const filter = { ...filterFromSearch(new URLSearchParams()), answered: "" as const, section: "", organisation: "", group: "" };
  const read = (picture: boolean) =>
    submissionCoverage(
      db,
      { read: (documentId) => readDocument(db, documentId) },
      built.author,
      built.submissionId,
      filter,
      picture ? { by: "theme", against: "sections" } : "recommendations",
    );
  const kept: boolean[] = [];
  for (const picture of [false, true]) {
    for (let i = 0; i < 5; i++) await read(picture);
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const start = performance.now();
      JSON.stringify(await read(picture));
      times.push(performance.now() - start);
    }
    const { p50, p95 } = percentiles(times);
    process.stdout.write(`      coverage, ${picture ? "picture" : "list"}: median ${p50.toFixed(1)} ms\n`);
    kept.push(report(`coverage of 60 paragraphs x 350 recommendations, ${picture ? "picture" : "list"}, p95`, p95, 100));
  }
  await db.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return kept;
}
