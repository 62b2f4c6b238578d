import { workerData } from "node:worker_threads";
import { importFile } from "./import.js";
import type { ReadingJob } from "./safely.js";
import { answer } from "./thread.js";

// The thread that `readSafely` starts: reads one file, answers, and ends.
const { bytes, file, changes } = workerData as ReadingJob;
await answer(() => importFile(bytes, file, changes));
