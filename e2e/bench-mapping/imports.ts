import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoredRecommendation } from "~/app/domain/recommendations/source.js";
import { createDatabase, kyselyOn, poolOf } from "~/db/client.js";
import { startEmbedded } from "~/db/embedded.js";
import { migrateToLatest } from "~/db/migrate.js";
import { previewRecommendations } from "~/server/commands/preview-recommendations.js";
import { takeOverRecommendations } from "~/server/commands/take-over-recommendations.js";
import { buildActor, buildSubmission } from "~/server/commands/testing-submission.js";
import { fileSource } from "~/server/exchange/byte-source.js";
import { writeMatrixDocx } from "~/server/exchange/matrix/write-docx.js";
import { readSource } from "~/server/exchange/sources/read-source.js";
import { madeList } from "./made.js";
import { writeUhriJson, writeUhriXlsx } from "./made-uhri.js";
import { report } from "./timing.js";

const quiet = { info: () => undefined, warn: () => undefined };
const ROWS = 260_000;
/** What reading may add to the process's memory, in MB, whatever the file's size. */
const MEMORY = 250;

/** A matrix of 1,000 rows, from the bytes of the Word file to the database, as an administrator's import does it. */
export async function matrixImport(): Promise<boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), "caucus-bench-"));
  // the database runs as another user when this runs as root
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, quiet);
  await createDatabase(server.url, "bench");
  const db = kyselyOn(poolOf(`${server.url}/bench`), quiet);
  await migrateToLatest(db);
  const { reviewId } = await buildSubmission(db);
  const administrator = await buildActor(db, "Ada", ["administrator"]);
  const rows = madeList(1000).map((one) => ({
    recommendation: { ...one, language: "en", translations: {}, facts: [] } satisfies StoredRecommendation,
    answers: [],
  }));
  const bytes = await writeMatrixDocx({
    review: { stateName: "Belgium", session: 24, cycle: 2 },
    rows,
    sources: [],
  });
  const start = performance.now();
  const { previewId } = await previewRecommendations(db, administrator, { reviewId, symbol: "A/HRC/32/8", fileName: "matrix.docx", bytes });
  const { added } = await takeOverRecommendations(db, administrator, { reviewId, previewId });
  const time = performance.now() - start;
  await db.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return [report(`importing a matrix of 1,000 rows (${added} added)`, time, 2_000), added === 1000];
}

/** UHRI's full export, 260,000 rows on disk, of which those of one State are taken. */
export async function uhriImport(): Promise<boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), "caucus-bench-"));
  const kept: boolean[] = [];
  for (const [name, write] of [
    ["uhri.xlsx", writeUhriXlsx],
    ["uhri.json", writeUhriJson],
  ] as const) {
    const path = join(folder, name);
    write(path, ROWS);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let most = before;
    let heard = 0;
    const start = performance.now();
    const progress = () => {
      heard += 1;
      if (heard % 20 === 0) most = Math.max(most, process.memoryUsage().rss);
    };
    const { rows } = await readSource(await fileSource(path), { fileName: name, state: "Belgium", symbol: "A/HRC/32/8", progress });
    const added = (most - before) / 2 ** 20;
    const ok = added < MEMORY && rows.length === ROWS / 2 / 200;
    process.stdout.write(
      `${ok ? "ok  " : "MISS"}  ${name}, ${ROWS} rows, ${(statSync(path).size / 2 ** 20).toFixed(0)} MB: ${((performance.now() - start) / 1000).toFixed(1)} s, ${rows.length} rows taken, ${added.toFixed(0)} MB of memory added (goal ${MEMORY}), progress told ${heard} times\n`,
    );
    kept.push(ok);
  }
  rmSync(folder, { recursive: true, force: true });
  return kept;
}
