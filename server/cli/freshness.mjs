import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the build is made of. */
const SOURCES = ["app", "server", "db", "public", "package.json", "tsconfig.json", "vite.config.ts"];
/** What no build depends on: tests, and the scripts that are run as they are. */
const IGNORED = /\.test\.tsx?$|^testing|\.mjs$/;

/** When a file was changed last, in milliseconds; 0 when it is not there. */
export const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether a built file is there and newer than everything that it was built from. */
export function isFresh(built, sources = SOURCES) {
  const since = changedAt(built);
  return since > 0 && sources.every((source) => newestIn(source) <= since);
}

function newestIn(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  let newest = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (IGNORED.test(entry.name)) continue;
    newest = Math.max(newest, newestIn(join(path, entry.name)));
  }
  return newest;
}
