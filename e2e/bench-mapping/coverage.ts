import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, kyselyOn, poolOf } from "~/db/client.js";
import { startEmbedded } from "~/db/embedded.js";
import { migrateToLatest } from "~/db/migrate.js";
import { addReviewList, upsertRecommendations } from "~/db/recommendations.js";
import { openSession } from "~/db/seed/fixture.js";
import { buildSubmission } from "~/server/commands/testing-submission.js";
import { createAuth } from "~/server/http/auth.js";
import { startServer } from "../server.js";
import { madeList, madeText } from "./made.js";
import { percentiles, report } from "./timing.js";

const ROUNDS = 40;
const SECRET = "a secret of the bench, of no worth at all";
const quiet = { info: () => undefined, warn: () => undefined };
const PAGES = ["recommendations", "paragraphs", "picture", "picture&by=state", "points"];

/** The coverage page of 60 paragraphs and 350 recommendations as a browser asks the built server for it: database, derivation, page and all. */
export async function coveragePage(): Promise<boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), "caucus-bench-"));
  // the database runs as another user when this runs as root
  chmodSync(folder, 0o755);
  const database = await startEmbedded(folder, quiet);
  await createDatabase(database.url, "bench");
  const url = `${database.url}/bench`;
  const pool = poolOf(url);
  const db = kyselyOn(pool, quiet);
  await migrateToLatest(db);
  const list = madeList(350);
  const built = await buildSubmission(db, { document: madeText(60, list) });
  await db.transaction().execute(async (trx) => {
    await addReviewList(trx, built.reviewId, "A/HRC/32/8");
    await upsertRecommendations(trx, list, "bench");
  });
  const server = await startServer({ variables: { DATABASE_URL: url, AUTH_SECRET: SECRET } });
  const cookie = await openSession(createAuth(pool, { baseUrl: server.address, secret: SECRET }), built.author.userId);
  const kept: boolean[] = [];
  for (const view of PAGES) {
    const times: number[] = [];
    let size = 0;
    for (let i = 0; i < ROUNDS + 5; i++) {
      const start = performance.now();
      const answer = await fetch(`${server.address}/submissions/${built.submissionId}/coverage?view=${view}`, { headers: { cookie } });
      const html = await answer.text();
      if (!answer.ok || !html.includes("coverage__views")) throw new Error(`The page was not there: ${String(answer.status)}`);
      size = html.length;
      if (i >= 5) times.push(performance.now() - start);
    }
    const { p50, p95 } = percentiles(times);
    process.stdout.write(`      coverage page, ${view}: median ${p50.toFixed(1)} ms, ${(size / 1024).toFixed(0)} kB\n`);
    kept.push(report(`coverage page of 60 paragraphs x 350 recommendations, ${view}, p95`, p95, 100));
  }
  await server.close();
  await db.destroy();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
  return kept;
}
