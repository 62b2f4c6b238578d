import { parentPort } from "node:worker_threads";
import { answer } from "../thread.js";
import type { PrintJob } from "./print.js";
import { makePdf } from "./write-pdf.js";
import { writeSummaryPdf } from "./write-summary-pdf.js";

// The thread that `print` keeps: the fonts are found once, and what it remembers of the last texts makes the next one faster.
parentPort!.on("message", (job: PrintJob) => {
  void answer(() =>
    job.what === "submission" ? makePdf(job.input) : Promise.resolve({ bytes: writeSummaryPdf(job.input), warnings: [] }),
  );
});
