import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Kysely, sql } from "kysely";
import { createDatabase, kyselyOn, poolOf } from "~/db/client.js";
import type { Database } from "~/db/database.js";
import { startEmbedded } from "~/db/embedded.js";
import { migrateToLatest } from "~/db/migrate.js";
import { loadFixture } from "~/db/seed/fixture.js";
import { ensureGuidelineSets } from "~/server/commands/ensure-guideline-sets.js";
import { createAuth } from "~/server/http/auth.js";
import { pin } from "./cores.js";
import { CAUCUS, HOCUSPOCUS, type Target, target } from "./target.js";
import { type Text, writtenText } from "./text.js";
import type { Scene } from "./writing.js";

const SERVERS = 0;
const CLIENTS = 1;
const quiet = { info: () => undefined, warn: () => undefined };
const secret = "a secret of thirty-two characters, for measuring only";

export interface Setting {
  scenes: Scene<Target>[];
  text: Text;
  pinned: boolean;
  /** Gives every document its first text again; `behind` of its edits lie behind Caucus's snapshot. The servers are stopped meanwhile. */
  reset(behind: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * One embedded PostgreSQL with a database for each server, the same documents in both, and 60 people who may write in all of them.
 * Servers and database share the first core, this process has the second.
 */
export async function prepare({ documents, people, profile }: { documents: number; people: number; profile: boolean }): Promise<Setting> {
  const folder = mkdtempSync(join(tmpdir(), "caucus-bench-"));
  // the database runs as another user when this runs as root
  chmodSync(folder, 0o755);
  // what this process starts inherits its core
  const pinned = pin(process.pid, SERVERS);
  const server = await startEmbedded(folder, quiet, ["max_connections=200"]);
  const options = profile ? ["--cpu-prof", `--cpu-prof-dir=${join(process.cwd(), "data", "profiles")}`] : [];
  await createDatabase(server.url, "caucus");
  await createDatabase(server.url, "hocuspocus");
  const pool = poolOf(`${server.url}/caucus`, 4);
  const db = kyselyOn(pool, quiet);
  await migrateToLatest(db);
  await ensureGuidelineSets(db);
  const fixture = await loadFixture(db, createAuth(pool, { baseUrl: "http://127.0.0.1", secret }), { documents, users: people, words: 10 });
  if (pinned) pin(process.pid, CLIENTS);
  const text = writtenText(500);
  const other = kyselyOn(poolOf(`${server.url}/hocuspocus`, 2), quiet);
  await sql`create table hocuspocus (name text primary key, state bytea not null)`.execute(other);

  const core = pinned ? SERVERS : null;
  const scene = { documents: fixture.documents, cookies: fixture.users.map(({ cookie }) => cookie), ends: () => text.ends };
  const caucus = target({
    dialect: CAUCUS,
    program: "build/node/server.js",
    environment: {
      DATABASE_URL: `${server.url}/caucus`,
      CAUCUS_DATA: join(folder, "data"),
      CAUCUS_SAMPLE: "no",
      AUTH_SECRET: secret,
      LOG_LEVEL: "warn",
    },
    core,
    options,
  });
  const hocuspocus = target({
    dialect: HOCUSPOCUS,
    program: fileURLToPath(new URL("hocuspocus.mjs", import.meta.url)),
    environment: { DATABASE_URL: `${server.url}/hocuspocus` },
    core,
    options,
  });
  return {
    scenes: [
      { ...scene, target: hocuspocus },
      { ...scene, target: caucus },
    ],
    text,
    pinned,
    async reset(behind) {
      await resetCaucus(db, fixture.documents, text, behind);
      await sql`insert into hocuspocus select unnest(${fixture.documents}::text[]), ${Buffer.from(text.state)}
        on conflict (name) do update set state = excluded.state`.execute(other);
      for (const database of [db, other]) for (const work of [sql`vacuum analyze`, sql`checkpoint`]) await work.execute(database);
    },
    async close() {
      await Promise.all([db.destroy(), other.destroy()]);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function resetCaucus(db: Kysely<Database>, documents: readonly string[], text: Text, behind: number) {
  const updates = text.tail.map((bytes) => Buffer.from(bytes));
  await sql`delete from document_update`.execute(db);
  await sql`update document set seq = ${updates.length}`.execute(db);
  await sql`insert into document_update (document_id, seq, bytes)
    select id, position, bytes from unnest(${documents}::text[]) as d (id), unnest(${updates}::bytea[]) with ordinality as u (bytes, position)`.execute(
    db,
  );
  await sql`update document_snapshot set seq = ${updates.length - behind}, state = ${Buffer.from(text.stateBehind(behind))}`.execute(db);
}
