import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, say } from "./terminal.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium of this machine: CHROMIUM_PATH, one on the PATH, or Playwright's own; null where there is none. */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return existsSync(chosen) ? chosen : null;
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  for (const folder of folders) {
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

/** Installs Debian's Chromium, which needs root or a sudo that does not ask; then finds it. */
export async function installChromium() {
  if (!existsSync("/usr/bin/apt-get")) return null;
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, "apt-get", "-q", ...args];
    return run(program, rest, { DEBIAN_FRONTEND: "noninteractive" });
  };
  say("Installing Debian's Chromium for the tests in a browser");
  if (!apt("update") || !apt("install", "-y", "--no-install-recommends", "chromium", "fonts-liberation")) return null;
  return findChromium();
}
