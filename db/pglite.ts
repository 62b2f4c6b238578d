import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { existsSync } from "node:fs";
import pg from "pg";
import type { DatabaseLog } from "./log.js";

/** Whether a folder already holds a PGlite database. */
export const hasPGlite = (folder: string) => existsSync(join(folder, "pglite", "PG_VERSION"));

/**
 * The last resort where PostgreSQL's programs cannot run: PostgreSQL compiled to WebAssembly, inside this process, one connection,
 * in `folder`/pglite. The caller holds the folder's lock, which PGlite itself does not have: two processes would lose each other's rows.
 */
export async function openPGlite(folder: string, log: DatabaseLog): Promise<{ pool: pg.Pool; stop: () => Promise<void> }> {
  log.warn({}, "Using PGlite, a database inside this process: it is slower, and a power failure may lose the last changes");
  const [{ PGlite }, { createPgConfig }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("@electric-sql/pglite/node-postgres"),
  ]);
  const path = join(resolve(folder), "pglite");
  mkdirSync(path, { recursive: true });
  const pglite = await PGlite.create(path);
  return {
    pool: new pg.Pool(createPgConfig(pglite)),
    stop: () => pglite.close(),
  };
}
