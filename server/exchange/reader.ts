import { parentPort, workerData } from "node:worker_threads";
import { isRefusal } from "~/app/domain/refusal.js";
import { importFile } from "./import.js";
import type { ReadingAnswer, ReadingJob } from "./safely.js";

// The thread that `readSafely` starts: reads one file, answers, and ends.
const { bytes, file, changes } = workerData as ReadingJob;
const answer: ReadingAnswer = await importFile(bytes, file, changes).then(
  (read) => ({ read }),
  (error: unknown) =>
    isRefusal(error)
      ? { refused: { code: error.code, params: error.params } }
      : // its message could hold words of the text
        { failed: `The reader failed: ${error instanceof Error ? error.name : "unknown"}` },
);
parentPort!.postMessage(answer);
