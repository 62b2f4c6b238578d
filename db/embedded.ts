import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Binaries, closedFolder, findIdentity, type Identity, reachableBinaries } from "./embedded-binaries.js";
import { clearLeftovers } from "./embedded-leftovers.js";
import { type EmbeddedSettings, prepareSettings, readSettings } from "./embedded-settings.js";
import { keepRunning } from "./keep-running.js";
import type { DatabaseLog } from "./log.js";

export interface EmbeddedServer {
  /** The address of the server, with its password, without a database's name. */
  url: string;
  /** Stops PostgreSQL cleanly and waits until it is gone. */
  stop(): Promise<void>;
}

const urlOf = ({ port, password }: EmbeddedSettings) => `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${String(port)}`;
const clusterIn = (folder: string) => join(resolve(folder), "postgres");
const settingsIn = (folder: string) => join(resolve(folder), "postgres.json");

/** Whether a folder already holds an embedded database. */
export const hasEmbedded = (folder: string) => existsSync(join(clusterIn(folder), "PG_VERSION"));

/** The address of the embedded database that another process runs in this folder, or null. */
export function embeddedUrl(folder: string): string | null {
  const settings = hasEmbedded(folder) ? readSettings(settingsIn(folder)) : null;
  return settings && urlOf(settings);
}

/**
 * Starts PostgreSQL from npm, and again when it dies, on `folder`/postgres, initialising it the first time. The caller holds the folder's lock.
 * Throws with PostgreSQL's own words when it cannot start; `flags` are further `-c` settings.
 */
export async function startEmbedded(folder: string, log: DatabaseLog, flags: readonly string[] = []): Promise<EmbeddedServer> {
  const cluster = clusterIn(folder);
  mkdirSync(resolve(folder), { recursive: true });
  const identity = await findIdentity(() => {
    log.info({}, "PostgreSQL does not run as root: making the system user postgres for it");
  });
  const closed = await closedFolder(resolve(folder), identity);
  if (closed) throw new Error(`the database's user postgres may not enter ${closed}`);
  const binaries = await reachableBinaries(identity, join(resolve(folder), "postgres-programs"));
  await clearLeftovers(cluster, log);
  const settings = await prepareSettings(settingsIn(folder));
  if (!hasEmbedded(folder)) await initialise(binaries, identity, cluster, settings.password, log);
  const start = async () => {
    await clearLeftovers(cluster, log);
    return startServer(binaries, identity, cluster, settings.port, flags);
  };
  const { stop } = await keepRunning(start, log);
  return { url: urlOf(settings), stop };
}

/** Builds the cluster beside its place and moves it there when it is whole, so that a killed initialisation leaves nothing to trust. */
async function initialise(binaries: Binaries, identity: Identity, cluster: string, password: string, log: DatabaseLog): Promise<void> {
  log.info({}, "Making the database (once)");
  const partial = `${cluster}.partial`;
  const passwordFile = `${cluster}.password`;
  for (const leftover of [partial, passwordFile, cluster]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, password + "\n", { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    for (const path of [partial, passwordFile]) chownSync(path, identity.uid, identity.gid);
  }
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const options = [`--pgdata=${partial}`, "--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`, ...locale];
  try {
    const child = launch(binaries.initdb, options, identity, partial);
    const { code, output } = await child.ended;
    if (code !== 0) throw new Error(`initdb failed: ${output.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, cluster);
}

async function startServer(
  binaries: Binaries,
  identity: Identity,
  cluster: string,
  port: number,
  flags: readonly string[],
): Promise<ChildProcess> {
  // no socket files: a stale lock of one in the temporary folder would block a start
  const fixed = [
    "unix_socket_directories=",
    "listen_addresses=127.0.0.1",
    "lc_messages=C",
    "logging_collector=off",
    "log_destination=stderr",
  ];
  const options = ["-D", cluster, "-p", String(port), ...[...fixed, ...flags].flatMap((flag) => ["-c", flag])];
  for (let attempt = 1; ; attempt++) {
    const { child, ended, said } = launch(binaries.postgres, options, identity, cluster);
    const ready = said("database system is ready to accept connections");
    const failed = await Promise.race([ready.then(() => null), ended]);
    if (!failed) return child;
    // the workers of a killed server need a moment to notice that it is gone
    const passing = /shared memory block|lock file .* already exists/.test(failed.output);
    if (!passing || attempt === 20) throw new Error(`PostgreSQL did not start: ${failed.output.trim().slice(-800)}`);
    await wait(250);
  }
}

/** Starts a program in its own process group: the terminal's Ctrl-C must reach Caucus alone, which stops its database last. */
function launch(program: string, options: string[], identity: Identity, cwd: string) {
  const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
  const child = spawn(program, options, { ...identity, cwd, env, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  const waiting: { text: string; done: () => void }[] = [];
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    output = (output + chunk).slice(-8000);
    for (const { text, done } of waiting) if (output.includes(text)) done();
  });
  const ended = new Promise<{ code: number | null; output: string }>((done) => {
    // a program that cannot be started at all reports here; unheard, it would end this process
    child.once("error", (error) => {
      done({ code: -1, output: error.message });
    });
    child.once("close", (code) => {
      done({ code, output });
    });
  });
  const said = (text: string) => new Promise<void>((done) => waiting.push({ text, done }));
  return { child, ended, said };
}
