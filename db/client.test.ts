import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { type OpenDatabase, openDatabase } from "./client.js";
import { isRunning } from "./lock.js";

const warnings: string[] = [];
const log = { info: () => undefined, warn: (_facts: object, message: string) => warnings.push(message) };
const children: ChildProcess[] = [];
const folders: string[] = [];
const open: OpenDatabase[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "caucus-db-"));
  chmodSync(path, 0o755);
  folders.push(path);
  return path;
}

async function openIn(dataFolder: string, more: { pgliteOnly?: boolean } = {}, options?: { share: boolean }) {
  const database = await openDatabase({ dataFolder, ...more }, log, options);
  open.push(database);
  return database;
}

/** Starts another process on the folder; resolves with what it says first. */
async function another(dataFolder: string, kind = "embedded"): Promise<{ child: ChildProcess; said: string }> {
  const script = fileURLToPath(new URL("testing-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, dataFolder, kind], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const said = await new Promise<string>((resolve) => child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim())));
  return { child, said };
}

const kill = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await gone;
};

const postmaster = (dataFolder: string) => Number(readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
const kept = async ({ db }: OpenDatabase) => (await sql<{ n: number }>`select count(*) as n from kept`.execute(db)).rows[0]?.n;

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const database of open.splice(0)) await database.close();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
  warnings.length = 0;
});

describe("embedded PostgreSQL", () => {
  it("keeps what was stored over a stop, with its password where only the owner reads it", async () => {
    const dataFolder = folder();
    const first = await openIn(dataFolder);
    expect(first.kind).toBe("embedded");
    await sql`create table kept (pid int)`.execute(first.db);
    const server = postmaster(dataFolder);
    await first.close();
    expect(isRunning(server)).toBe(false);
    expect(await kept(await openIn(dataFolder))).toBe(0);
    expect(statSync(join(dataFolder, "postgres.json")).mode & 0o777).toBe(0o600);
    expect((await sql<{ fsync: string }>`show fsync`.execute(open.at(-1)!.db)).rows[0]?.fsync).toBe("on");
  });

  it("starts again after its process was killed and left the database running", async () => {
    const dataFolder = folder();
    const { child, said } = await another(dataFolder);
    expect(said).toBe("stored");
    const orphan = postmaster(dataFolder);
    await kill(child);
    expect(isRunning(orphan)).toBe(true);
    expect(await kept(await openIn(dataFolder))).toBe(1);
    expect(isRunning(orphan)).toBe(false);
    expect(warnings.join()).toContain("left running");
  });

  it("starts again after both were killed", async () => {
    const dataFolder = folder();
    const { child } = await another(dataFolder);
    const server = postmaster(dataFolder);
    await kill(child);
    process.kill(server, "SIGKILL");
    expect(await kept(await openIn(dataFolder))).toBe(1);
  });

  it("starts over a pid file that names another program", async () => {
    const dataFolder = folder();
    await (await openIn(dataFolder)).close();
    writeFileSync(join(dataFolder, "postgres", "postmaster.pid"), `${process.pid}\n${join(dataFolder, "postgres")}\n`);
    expect((await openIn(dataFolder)).kind).toBe("embedded");
  });

  it("makes the database anew where making it was interrupted", async () => {
    const dataFolder = folder();
    mkdirSync(join(dataFolder, "postgres.partial"));
    writeFileSync(join(dataFolder, "postgres.partial", "PG_VERSION"), "18\n");
    mkdirSync(join(dataFolder, "postgres"));
    expect((await openIn(dataFolder)).kind).toBe("embedded");
    expect(existsSync(join(dataFolder, "postgres.partial"))).toBe(false);
  });

  it("refuses a second process, and lets the command line join", async () => {
    const dataFolder = folder();
    const first = await openIn(dataFolder);
    await sql`create table kept (pid int)`.execute(first.db);
    expect((await another(dataFolder)).said).toBe("in use");
    await expect(openDatabase({ dataFolder }, log)).rejects.toThrow("in use by another Caucus");
    const joined = await openIn(dataFolder, {}, { share: true });
    expect(await kept(joined)).toBe(0);
    await joined.close();
    expect(await kept(first)).toBe(0);
  });
});

describe("PGlite", () => {
  it("is taken with a plain warning, and refuses a second process", async () => {
    const dataFolder = folder();
    const first = await openIn(dataFolder, { pgliteOnly: true });
    expect(first.kind).toBe("pglite");
    expect(warnings.join()).toContain("PGlite");
    const { rows } = await sql<{ n: number; at: Date }>`select 5::bigint as n, now() as at`.execute(first.db);
    expect(rows[0]).toEqual({ n: 5, at: expect.any(Date) as Date });
    expect((await another(dataFolder, "pglite")).said).toBe("in use");
    await expect(openDatabase({ dataFolder }, log, { share: true })).rejects.toThrow("in use by another Caucus");
  });

  it("stays the database of a folder that holds one, and takes over the lock of a killed process", async () => {
    const dataFolder = folder();
    const { child, said } = await another(dataFolder, "pglite");
    expect(said).toBe("stored");
    await kill(child);
    const again = await openIn(dataFolder);
    expect(again.kind).toBe("pglite");
    expect(await kept(again)).toBe(1);
  });
});

it("says that a server of DATABASE_URL does not answer", async () => {
  const unreachable = openDatabase({ databaseUrl: "postgres://nobody@127.0.0.1:1/none", dataFolder: folder() }, log);
  await expect(unreachable).rejects.toThrow("The database does not answer.");
});
