import { type Kysely, sql } from "kysely";
import type { Database, Row } from "./database.js";

type Db = Kysely<Database>;
export type ReadingKind = Row<"reading">["kind"];

/** What is kept of these versions, with the basis on which it was worked out. */
export async function readingsOf(db: Db, kind: ReadingKind, versionIds: readonly string[]) {
  if (versionIds.length === 0) return [];
  return db
    .selectFrom("reading")
    .where("kind", "=", kind)
    .where("version_id", "in", versionIds)
    .select(["version_id as versionId", "basis", "value"])
    .execute();
}

/** The same without what is kept. */
export async function readingBases(db: Db, kind: ReadingKind, versionIds: readonly string[]): Promise<Map<string, string>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("reading")
    .where("kind", "=", kind)
    .where("version_id", "in", versionIds)
    .select(["version_id", "basis"])
    .execute();
  return new Map(rows.map(({ version_id, basis }) => [version_id, basis]));
}

/** Keeps what was worked out, in place of what was kept before. */
export async function keepReadings(db: Db, kind: ReadingKind, readings: readonly { versionId: string; basis: string; value: unknown }[]) {
  if (readings.length === 0) return;
  await db
    .insertInto("reading")
    .values(readings.map(({ versionId, basis, value }) => ({ version_id: versionId, kind, basis, value: JSON.stringify(value) })))
    .onConflict((conflict) =>
      conflict.columns(["version_id", "kind"]).doUpdateSet({ basis: sql.ref("excluded.basis"), value: sql.ref("excluded.value") }),
    )
    .execute();
}
