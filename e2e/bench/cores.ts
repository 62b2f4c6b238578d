import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const usable = spawnSync("taskset", ["-p", String(process.pid)]).status === 0;

/** Keeps a process, with all its threads and those that it starts later, on one core. Without `taskset` nothing is pinned, and false returned. */
export function pin(pid: number, core: number): boolean {
  return usable && spawnSync("taskset", ["-acp", String(core), String(pid)]).status === 0;
}

/** Processor seconds that a process has used so far. Linux alone; elsewhere NaN. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, "utf8")
      .split(") ")[1]!
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
  }
}
