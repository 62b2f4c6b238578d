import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { DatabaseLog } from "./log.js";

/** Pauses between starts that fail, in milliseconds; after the last one for ever. */
const PAUSES = [200, 1000, 3000, 10_000];

export interface KeptRunning {
  /** Ends the program for good and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a program, and again whenever it ends by itself, killed or crashed. Rejects where it does not start the first time. */
export async function keepRunning(start: () => Promise<ChildProcess>, log: DatabaseLog): Promise<KeptRunning> {
  let stopping = false;
  let child = await start();
  let restarting: Promise<void> | null = null;

  async function restart() {
    for (let attempt = 0; !stopping; attempt++) {
      await wait(PAUSES[Math.min(attempt, PAUSES.length - 1)]);
      try {
        child = await start();
        log.warn({}, "PostgreSQL runs again");
        return watch();
      } catch (error) {
        log.warn({ reason: String(error), attempt }, "PostgreSQL does not start again; it is tried on");
      }
    }
  }

  function watch() {
    const ended = (code: number | null, signal: string | null) => {
      if (stopping) return;
      log.warn({ code, signal }, "PostgreSQL ended by itself; it is started again");
      restarting = restart();
    };
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
    else child.once("exit", ended);
  }

  watch();
  process.once("exit", () => child.kill("SIGINT"));
  return {
    async stop() {
      stopping = true;
      await restarting;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGINT");
      await gone;
    },
  };
}
