import type { Worker } from "node:worker_threads";
import type { SubmissionFile } from "../submission-file.js";
import type { SummaryFile } from "../summary-file.js";
import { type Answer, settled, startThread } from "../thread.js";

/** Setting 200 pages takes two seconds. */
const LIMIT_MS = 60_000;

export type PrintJob = { what: "submission"; input: SubmissionFile } | { what: "summary"; input: SummaryFile };
interface Printed {
  bytes: Uint8Array;
  /** What the file could not print, in a sentence each. */
  warnings: string[];
}

let thread: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/** A submission or a summary as PDF, set in a thread of its own, one after the other: people who write meanwhile do not wait for it. */
export function print(job: PrintJob): Promise<Printed> {
  const printed = last.then(() => ask(job));
  last = printed.catch(() => undefined);
  return printed;
}

function typesetter(): Worker {
  const worker = startThread("typesetter");
  worker.on("exit", () => {
    if (thread === worker) thread = undefined;
  });
  // it ends, which is what whoever waits for it is told
  worker.on("error", () => undefined);
  return worker;
}

async function ask(job: PrintJob): Promise<Printed> {
  const worker = (thread ??= typesetter());
  worker.ref();
  const said = await new Promise<Answer<Printed>>((resolve) => {
    const end = (value: Answer<Printed>) => {
      clearTimeout(timer);
      worker.off("message", end).off("exit", gone);
      resolve(value);
    };
    const gone = () => end({ failed: "The typesetter ended without an answer." });
    const timer = setTimeout(() => {
      end({ refused: { code: "unavailable", params: { what: "setting the PDF takes too long" } } });
      void worker.terminate();
    }, LIMIT_MS);
    worker.on("message", end).on("exit", gone);
    worker.postMessage(job);
  });
  // a program that has nothing else to do may end
  worker.unref();
  return settled(said);
}
