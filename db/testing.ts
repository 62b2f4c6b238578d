import type { Kysely } from "kysely";
import type pg from "pg";
import { afterAll, inject } from "vitest";
import { newId } from "~/app/domain/document/document.js";
import { createDatabase, kyselyOn, poolOf } from "./client.js";
import type { Database } from "./database.js";
import { TEMPLATE } from "./testing-setup.js";

const silent = { info: () => undefined, warn: () => undefined };

/** A fresh, migrated database on a real PostgreSQL, with its pool; both are closed after the file's tests. Call it at the top of a test file. */
export async function testDatabaseAndPool(): Promise<{ db: Kysely<Database>; pool: pg.Pool; url: string }> {
  const server = inject("databaseServer");
  const name = `test_${newId()}`;
  await createDatabase(server, name, TEMPLATE);
  const url = `${server}/${name}`;
  const pool = poolOf(url, 8);
  const db = kyselyOn(pool, silent);
  afterAll(async () => {
    await db.destroy();
  });
  return { db, pool, url };
}

/** As `testDatabaseAndPool`, for tests that need no pool. */
export async function testDatabase(): Promise<Kysely<Database>> {
  return (await testDatabaseAndPool()).db;
}
