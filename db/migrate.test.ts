import { sql } from "kysely";
import { expect, it } from "vitest";
import { migrateToLatest, migrateToNothing } from "./migrate.js";
import { migrations } from "./migrations/index.js";
import { testDatabase } from "./testing.js";

const db = await testDatabase();
const tables = async () =>
  (
    await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'kysely%' order by 1
    `.execute(db)
  ).rows.map((row) => row.name);

it("goes up, down and up again to the same tables", async () => {
  const before = await tables();
  expect(before).toContain("submission");
  expect(await migrateToNothing(db)).toEqual(Object.keys(migrations).reverse());
  expect(await tables()).toEqual([]);
  expect(await migrateToLatest(db)).toEqual(Object.keys(migrations));
  expect(await tables()).toEqual(before);
  expect(await migrateToLatest(db)).toEqual([]);
});

it("names the migration that fails", async () => {
  await migrateToNothing(db);
  await sql`create table submission (id text)`.execute(db);
  await expect(migrateToLatest(db)).rejects.toThrow("0001-core failed");
  await sql`drop table submission`.execute(db);
});
