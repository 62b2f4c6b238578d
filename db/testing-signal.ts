import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Sends a signal to the embedded PostgreSQL of a data folder and to each of its processes, which are in groups of their own: SIGKILL is
 * a power cut, SIGSTOP a database that hangs. Linux alone.
 */
export function signalEmbedded(dataFolder: string, signal: NodeJS.Signals): void {
  const postmaster = Number(readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  const children = readFileSync(`/proc/${String(postmaster)}/task/${String(postmaster)}/children`, "utf8")
    .trim()
    .split(" ");
  for (const pid of [postmaster, ...children.filter(Boolean).map(Number)]) {
    try {
      process.kill(pid, signal);
    } catch {
      // it ended by itself since
    }
  }
}
