import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall } from "./apt.mjs";

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

/** Installs Debian's Chromium; then finds it. */
export async function installChromium() {
  return aptInstall("Debian's Chromium for the tests in a browser", ["chromium", "fonts-liberation"]) ? findChromium() : null;
}
