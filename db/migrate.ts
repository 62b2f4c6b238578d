import { type Kysely, type MigrationResult, Migrator, NO_MIGRATIONS } from "kysely";
import type { Database } from "./database.js";
import { migrations } from "./migrations/index.js";

const migratorOf = (db: Kysely<Database>) => new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });

function names(step: { error?: unknown; results?: MigrationResult[] }): string[] {
  if (step.error) {
    const failed = step.results?.find((result) => result.status === "Error")?.migrationName ?? "a migration";
    throw new Error(`The database could not be changed: ${failed} failed`, { cause: step.error });
  }
  return (step.results ?? []).filter((result) => result.status === "Success").map((result) => result.migrationName);
}

/** Brings the schema up to date under PostgreSQL's own lock. Returns the names of the migrations that ran; throws when one fails. */
export async function migrateToLatest(db: Kysely<Database>): Promise<string[]> {
  return names(await migratorOf(db).migrateToLatest());
}

/** Takes every migration back. Everything that the tables held is gone. */
export async function migrateToNothing(db: Kysely<Database>): Promise<string[]> {
  return names(await migratorOf(db).migrateTo(NO_MIGRATIONS));
}
