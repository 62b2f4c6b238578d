import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isFresh } from "./freshness.mjs";

// Runs the command line: built when the build is newer than the sources, else the sources themselves.
const root = fileURLToPath(new URL("../..", import.meta.url));
const here = process.cwd();
process.chdir(root);
const entry = isFresh("build/node/cli.js") ? ["--enable-source-maps", "build/node/cli.js"] : ["--import", "tsx", "server/cli/main.ts"];

// npm runs scripts in the project's folder; files are named from where the person is
const cwd = process.env.INIT_CWD ?? here;
const child = spawn(process.execPath, [...entry, ...process.argv.slice(2)], { stdio: "inherit", env: { ...process.env, CAUCUS_CWD: cwd } });
child.on("exit", (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
