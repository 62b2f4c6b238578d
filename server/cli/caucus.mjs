import module from "node:module";
import { fileURLToPath } from "node:url";
import { isFresh } from "./freshness.mjs";

// Runs the command line in this process: built when the build is newer than the sources, else the sources themselves.
// npm runs scripts in the project's folder; files are named from where the person is
process.env.CAUCUS_CWD = process.env.INIT_CWD ?? process.cwd();
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
if (isFresh("build/node/cli.js")) {
  // stacks are shown only then; reading the maps takes as long as a command
  if (process.env.LOG_LEVEL === "debug") process.setSourceMapsEnabled(true);
  // where Node has it (22.1), what was compiled is kept for the next time
  module.enableCompileCache?.("build/cache");
  await import("../../build/node/cli.js");
} else {
  await import("tsx");
  await import("./main.ts");
}
