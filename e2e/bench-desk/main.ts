import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createDatabase, kyselyOn, poolOf } from "~/db/client.js";
import { startEmbedded } from "~/db/embedded.js";
import { migrateToLatest } from "~/db/migrate.js";
import { startCollab } from "~/server/collab/testing.js";
import { compileSummary } from "~/server/commands/compile-summary.js";
import { exportOriginals } from "~/server/commands/export-originals.js";
import { startSummary } from "~/server/commands/start-summary.js";
import { buildActor } from "~/server/commands/testing-submission.js";
import { streamOf } from "~/server/exchange/archive.js";
import { deskView } from "~/server/queries/desk.js";
import { searchDesk } from "~/server/queries/desk-search.js";
import { percentiles, report } from "../bench-mapping/timing.js";
import { addList, fillLibrary, fillReview, ORIGINAL } from "./desk.js";
import { QUERIES } from "./made.js";

// npm run bench:desk
const SIZES = [10, 100, 155, 1000];
/** The largest number of submissions that a review has had; the goals are for it. */
const LARGEST_SEEN = 155;
const ROUNDS = 40;
const ANY = { words: "", section: -1, theme: "", person: "", recommendation: "", filing: "" };
const MB = 2 ** 20;
const quiet = { info: () => undefined, warn: () => undefined };
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = mkdtempSync(join(tmpdir(), "caucus-bench-"));
// the database runs as another user when this runs as root
chmodSync(folder, 0o755);
const server = await startEmbedded(folder, quiet);
await createDatabase(server.url, "bench");
const db = kyselyOn(poolOf(`${server.url}/bench`), quiet);
await migrateToLatest(db);
const reviewer = await buildActor(db, "Rosa", ["reviewer"]);
const collab = await startCollab(db);
await fillLibrary(db, reviewer.userId);
say("      a library of 193 States x 4 cycles stands beside the reviews that are measured");

async function timed(rounds: number, work: (i: number) => Promise<unknown>) {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    // what the server would send, too
    JSON.stringify(await work(i));
    times.push(performance.now() - start);
  }
  return { first: times[0]!, ...percentiles(times.slice(1)) };
}

async function archive(reviewId: string): Promise<{ bytes: number; most: number }> {
  globalThis.gc?.();
  const memory = () => process.memoryUsage.rss();
  const before = memory();
  let [bytes, most] = [0, 0];
  const reader = streamOf((await exportOriginals(db, reviewer, { reviewId })).pieces).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    most = Math.max(most, memory() - before);
  }
  return { bytes, most };
}

const kept: boolean[] = [];
for (const [i, count] of SIZES.entries()) {
  const reviewId = await fillReview(db, reviewer.userId, { state: "XXX", session: 60 + i, count, original: ORIGINAL });
  await addList(db, reviewId, 350);
  const goal = (what: string, ms: number, limit: number) => {
    if (count === LARGEST_SEEN) kept.push(report(`${String(count)} submissions: ${what}`, ms, limit));
    else say(`      ${String(count)} submissions: ${what}: ${ms.toFixed(1)} ms`);
  };
  const inbox = await timed(ROUNDS, () => deskView(db, reviewer, reviewId));
  goal("inbox, p95", inbox.p95, 100);
  const search = await timed(ROUNDS, (n) => searchDesk(db, reviewer, reviewId, { ...ANY, words: QUERIES[n % QUERIES.length]! }));
  goal("search, p95", search.p95, 100);
  const section = await timed(ROUNDS, (n) => searchDesk(db, reviewer, reviewId, { ...ANY, section: n % 30 }));
  goal("section, p95", section.p95, 100);
  say(
    `      ${String(count)} submissions: after a change, the first inbox ${inbox.first.toFixed(0)} ms, the first search ${search.first.toFixed(0)} ms`,
  );

  // another pool knows nothing of what this process has read, as after a restart
  const restarted = kyselyOn(poolOf(`${server.url}/bench`), quiet);
  goal("first inbox after a restart", (await timed(2, () => deskView(restarted, reviewer, reviewId))).first, 1000);
  const firstSearch = await timed(2, () => searchDesk(restarted, reviewer, reviewId, { ...ANY, words: QUERIES[0]! }));
  goal("first search after a restart", firstSearch.first, 1000);
  await restarted.destroy();

  await startSummary(db, reviewer, { reviewId });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  let steps = 0;
  let words = 0;
  for await (const step of compileSummary(db, collab.rooms, reviewer, { reviewId, now: new Date() })) {
    steps += 1;
    if (step.step === "done") words = step.report.added;
  }
  const took = performance.now() - start;
  delay.disable();
  goal("compiling", took, 10_000);
  say(
    `      ${String(count)} submissions: ${String(steps)} steps told, ${String(words)} paragraphs, others waited at most ${(delay.max / 1e6).toFixed(0)} ms`,
  );

  const { bytes, most } = await archive(reviewId);
  say(`      ${String(count)} submissions: archive of ${(bytes / MB).toFixed(0)} MB, memory grew by at most ${(most / MB).toFixed(0)} MB`);
  if (count === SIZES.at(-1)) kept.push(most < bytes / 4);
}

await collab.close();
await db.destroy();
await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exitCode = kept.every(Boolean) ? 0 : 1;
