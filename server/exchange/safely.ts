import type { ImportedDocument } from "./imported.js";
import type { TrackedChanges } from "~/app/domain/document/tracked-changes.js";
import { type Answer, settled, startThread } from "./thread.js";

/** What reading one file may take: a submission takes a tenth of a second and a few megabytes; a PDF of 600 pages some seconds. */
export const READING_LIMITS = { milliseconds: 30_000, megabytes: 512 } as const;
const AT_ONCE = 2;

export interface ReadingJob {
  bytes: Uint8Array;
  file: string;
  changes: TrackedChanges;
}

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Reads a file as `importFile` does, in a thread of its own with limits of time and memory: a file that was made to exhaust its reader is
 * refused as file-unreadable, and nobody else notices. Two files at a time; others wait.
 */
export async function readSafely(
  bytes: Uint8Array,
  file: string,
  changes: TrackedChanges = "accept",
  limits: { milliseconds: number; megabytes: number } = READING_LIMITS,
): Promise<ImportedDocument> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return settled(await ask({ bytes, file, changes }, limits));
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function ask(job: ReadingJob, { milliseconds, megabytes }: { milliseconds: number; megabytes: number }): Promise<Answer<ImportedDocument>> {
  const exhausted: Answer<ImportedDocument> = {
    refused: {
      code: "file-unreadable",
      params: { file: job.file, what: "reading it takes more time or memory than a submission can need." },
    },
  };
  return new Promise((answer) => {
    const worker = startThread("reader", { workerData: job, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    const timer = setTimeout(() => end(exhausted), milliseconds);
    const end = (value: Answer<ImportedDocument>) => {
      clearTimeout(timer);
      void worker.terminate();
      answer(value);
    };
    worker.once("message", end);
    worker.once("error", (error: Error & { code?: string }) => {
      end(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? exhausted : { failed: error.message });
    });
    worker.once("exit", () => end({ failed: "The reader ended without an answer." }));
  });
}
