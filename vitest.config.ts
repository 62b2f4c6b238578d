import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") }, dedupe: ["yjs", "lexical"] },
  test: {
    environment: "node",
    include: ["{app,server,db}/**/*.test.{ts,tsx}"],
    globalSetup: ["./db/testing-setup.ts"],
    setupFiles: ["./server/testing/seed.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
