import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export class DataFolderInUse extends Error {
  override readonly name = "DataFolderInUse";
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(`${folder} is in use by another Caucus (process ${String(pid)}). Stop that one, or set CAUCUS_DATA to another folder.`);
  }
}

/**
 * Whether a process runs. A zombie does not: it is dead and only waits to be collected, which nobody does in a container
 * without an init process, and its id would block every later start.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return statOf(pid)?.state !== "Z";
}

/** State and start time of a process as Linux tells them; null elsewhere. */
export function statOf(pid: number): { state: string; started: string } | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    // the second field, the program's name, is in brackets and may hold blanks
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", started: fields[19] ?? "" };
  } catch {
    return null;
  }
}

/**
 * Takes a lock file for this process and returns the function that gives it back. A lock whose process has died, or whose
 * process id now belongs to another program, is taken over. Throws `DataFolderInUse`.
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${String(process.pid)} ${statOf(process.pid)?.started ?? ""}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return () => {
        rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const [pid, started] = readLock(file);
    if (pid > 0 && isRunning(pid) && (!started || statOf(pid)?.started === started)) throw new DataFolderInUse(dirname(file), pid);
    rmSync(file, { force: true });
  }
  throw new Error(`The lock ${file} could not be taken.`);
}

function readLock(file: string): [pid: number, started: string] {
  try {
    const [pid = "", started = ""] = readFileSync(file, "utf8").trim().split(" ");
    return [Number(pid) || 0, started];
  } catch {
    return [0, ""];
  }
}
