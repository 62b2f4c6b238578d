import { writeSync } from "node:fs";

// Loaded into every measured server: on SIGUSR2 it says how much memory it has, and how much after a collection of garbage, as a line on its fourth descriptor.
process.on("SIGUSR2", () => {
  const resident = process.memoryUsage.rss();
  globalThis.gc();
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  writeSync(3, JSON.stringify({ resident, collected: rss, live: heapUsed + external }) + "\n");
});
