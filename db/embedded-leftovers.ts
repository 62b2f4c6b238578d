import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { DatabaseLog } from "./log.js";
import { isRunning } from "./lock.js";

/**
 * Clears what a killed Caucus left behind in a PostgreSQL data folder: a server that still runs on it is stopped (its data are
 * safe, and its password may be another run's); a `postmaster.pid` of a dead process, a zombie or another program is removed,
 * because PostgreSQL would refuse to start over it. The caller holds the folder's lock.
 */
export async function clearLeftovers(folder: string, log: DatabaseLog): Promise<void> {
  const file = join(folder, "postmaster.pid");
  const pid = Math.abs(Number(firstLine(file)));
  if (!pid) return;
  if (isRunning(pid) && isPostgresOf(pid, folder)) {
    log.warn({ pid }, "A database that a killed Caucus left running is being stopped");
    await stopProcess(pid);
  }
  rmSync(file, { force: true });
}

/** Asks a PostgreSQL server to stop at once and cleanly; insists after ten seconds. */
async function stopProcess(pid: number): Promise<void> {
  for (const [signal, tries] of [
    ["SIGINT", 200],
    ["SIGQUIT", 100],
    ["SIGKILL", 40],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let i = 0; i < tries; i++) {
      if (!isRunning(pid)) return;
      await wait(50);
    }
  }
}

/** Whether a running process is the PostgreSQL server of this folder and not a program that got its number since. */
function isPostgresOf(pid: number, folder: string): boolean {
  try {
    const words = readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").split("\0");
    return Boolean(words[0]?.includes("postgres")) && words.includes(folder);
  } catch {
    // no /proc on this system: the pid file is all there is to go by
    return process.platform !== "linux";
  }
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, "utf8").split("\n")[0] ?? "";
  } catch {
    return "";
  }
}
