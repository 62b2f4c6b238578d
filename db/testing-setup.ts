import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createDatabase, kyselyOn, poolOf } from "./client.js";
import { startEmbedded } from "./embedded.js";
import { migrateToLatest } from "./migrate.js";

export const TEMPLATE = "caucus_template";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: string;
  }
}

/** One PostgreSQL for a whole run of the tests, with one migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "caucus-test-"));
  // the database runs as another user when the tests run as root
  chmodSync(folder, 0o755);
  const silent = { info: () => undefined, warn: () => undefined };
  const server = await startEmbedded(folder, silent, [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
  ]);
  await createDatabase(server.url, TEMPLATE);
  const db = kyselyOn(poolOf(`${server.url}/${TEMPLATE}`), silent);
  await migrateToLatest(db);
  await db.destroy();
  project.provide("databaseServer", server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
