import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { join } from "node:path";
import type { Database } from "./database.js";
import { type EmbeddedServer, embeddedUrl, hasEmbedded, startEmbedded } from "./embedded.js";
import { DataFolderInUse, takeLock } from "./lock.js";
import type { DatabaseLog } from "./log.js";
import { hasPGlite, openPGlite } from "./pglite.js";
import { PreparingClient } from "./prepared.js";

export interface DatabaseSettings {
  /** A PostgreSQL server; without it the database lives in `dataFolder`. */
  databaseUrl?: string | undefined;
  dataFolder: string;
  /** Takes PGlite without trying PostgreSQL's programs: for machines where they are known not to run. */
  pgliteOnly?: boolean | undefined;
}

export interface OpenDatabase {
  db: Kysely<Database>;
  pool: pg.Pool;
  kind: "url" | "embedded" | "pglite";
  /** Ends every connection, stops an embedded database and gives its folder back. */
  close(): Promise<void>;
}

/** Whole 64-bit integers as numbers: sequence numbers stay far below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** A Kysely on a pool; a connection that breaks while idle is logged, not thrown. Of a pool that is being closed that is no news. */
export function kyselyOn(pool: pg.Pool, log: DatabaseLog): Kysely<Database> {
  pool.on("error", (error) => {
    if (!pool.ending) log.warn({ code: (error as NodeJS.ErrnoException).code }, "A database connection was lost");
  });
  // one that breaks while it is in use fails its question; the pool hears of it only while it is idle, and unheard it would end the process
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Milliseconds until a database that does not answer counts as failed: for a connection, and for a question of a page's. */
const PATIENCE = { connectionTimeoutMillis: 15_000, query_timeout: 120_000, keepAlive: true };

export const poolOf = (connectionString: string, max = 20) =>
  new pg.Pool({ connectionString, max, types, Client: PreparingClient, ...PATIENCE });

/**
 * Opens the database of an installation: DATABASE_URL, else PostgreSQL from npm in the data folder, else PGlite with a warning.
 * Throws `DataFolderInUse` when another Caucus runs on the folder, unless `share` is set: then that one's database is joined.
 */
export async function openDatabase(settings: DatabaseSettings, log: DatabaseLog, { share = false } = {}): Promise<OpenDatabase> {
  if (settings.databaseUrl) return opened("url", poolOf(settings.databaseUrl), log);
  const folder = settings.dataFolder;
  let release: () => void;
  try {
    release = takeLock(join(folder, "caucus.pid"));
  } catch (error) {
    const running = share && error instanceof DataFolderInUse ? embeddedUrl(folder) : null;
    if (!running) throw error;
    return opened("embedded", poolOf(`${running}/caucus`), log);
  }
  try {
    return await openInFolder(settings, folder, log, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function openInFolder(settings: DatabaseSettings, folder: string, log: DatabaseLog, release: () => void): Promise<OpenDatabase> {
  const server = await embeddedOrNull(settings, folder, log);
  if (server) {
    await createDatabase(server.url, "caucus");
    return opened("embedded", poolOf(`${server.url}/caucus`), log, async () => {
      await server.stop();
      release();
    });
  }
  const { pool, stop } = await openPGlite(folder, log);
  pool.options.types = types;
  return opened("pglite", pool, log, async () => {
    await stop();
    release();
  });
}

/** An installation stays with the kind of database that holds its data: falling back would show it empty. */
async function embeddedOrNull(settings: DatabaseSettings, folder: string, log: DatabaseLog): Promise<EmbeddedServer | null> {
  if (!hasEmbedded(folder) && (settings.pgliteOnly === true || hasPGlite(folder))) return null;
  try {
    return await startEmbedded(folder, log);
  } catch (error) {
    if (hasEmbedded(folder)) throw error;
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, "PostgreSQL from npm does not run here");
    return null;
  }
}

/** Makes a database on a server unless it is there. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client(`${serverUrl}/postgres`);
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    const from = template ? ` template ${pg.escapeIdentifier(template)}` : "";
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}${from}`);
  } finally {
    await client.end();
  }
}

async function opened(kind: OpenDatabase["kind"], pool: pg.Pool, log: DatabaseLog, after?: () => Promise<void>): Promise<OpenDatabase> {
  const db = kyselyOn(pool, log);
  const close = async () => {
    await db.destroy();
    await after?.();
  };
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await close();
    throw new Error("The database does not answer.", { cause: error });
  }
  return { db, pool, kind, close };
}
