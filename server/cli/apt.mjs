import { existsSync } from "node:fs";
import { run, say } from "./terminal.mjs";

/** Installs packages of Debian, which needs root or a sudo that does not ask; true when they are there afterwards. */
export function aptInstall(what, packages) {
  if (!existsSync("/usr/bin/apt-get")) return false;
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, "apt-get", "-q", ...args];
    return run(program, rest, { DEBIAN_FRONTEND: "noninteractive" });
  };
  say(`Installing ${what}`);
  return apt("update") && apt("install", "-y", "--no-install-recommends", ...packages);
}
