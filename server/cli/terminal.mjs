import { spawnSync } from "node:child_process";
import { lstatSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { changedAt, isFresh } from "./freshness.mjs";

/** Everything is done from the project's folder. */
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

export const say = (line) => console.log(line);

/** Ends with one sentence on what is missing. */
export function give(line) {
  console.error(line);
  process.exit(1);
}

/** Runs a program to its end, shown as it runs; true when it ended well. */
export function run(program, args, env = {}) {
  const { status, error } = spawnSync(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) give(`Caucus needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

/** Installs the packages that package-lock.json names, unless they are there. */
export function install() {
  if (changedAt("node_modules/.package-lock.json") >= changedAt("package-lock.json")) return;
  if (lstatSync("node_modules", { throwIfNoEntry: false })?.isSymbolicLink())
    give("The packages are another folder's (node_modules is a link) and older than package-lock.json: run npm ci there.");
  say("Installing packages (about a minute)");
  if (!run("npm", ["ci", "--no-fund", "--no-audit", "--include=dev", "--loglevel=error"]))
    give("The packages could not be installed; what npm says above tells why.");
}

/** Builds the pages and the server, unless the build is newer than the sources. */
export function build() {
  if (isFresh("build/node/server.js") && isFresh("build/server/index.js")) return;
  say("Building (about half a minute)");
  if (!run("npm", ["run", "--silent", "build"], { NODE_ENV: "production" })) give("The build failed; the messages above tell where.");
}
