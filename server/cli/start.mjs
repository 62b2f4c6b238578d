import { spawn } from "node:child_process";
import { build, give, install, requireNode } from "./terminal.mjs";

// `npm start`: from a fresh clone to a running Caucus.
const flags = process.argv.slice(2);
const unknown = flags.find((flag) => !["--sample", "--no-sample"].includes(flag));
if (unknown) give(`Unknown option ${unknown}. There are --sample and --no-sample.`);

requireNode();
install();
build();

const sample = flags.includes("--no-sample") ? "no" : flags.includes("--sample") ? "yes" : (process.env.CAUCUS_SAMPLE ?? "auto");
const server = spawn(process.execPath, ["--enable-source-maps", "build/node/server.js"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production", CAUCUS_SAMPLE: sample },
});
// Ctrl-C reaches the server by itself; a signal to this process alone must be handed on
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => server.kill("SIGTERM"));
server.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
