import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { en } from "./en/index.js";

const sources = ["app", "server"].flatMap((folder) => {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^i18n\/en\//.test(file))
    .map((file) => readFileSync(root + file, "utf8"));
});
const code = sources.join("\n");
/** Keys whose end is computed: `desk.state-${state}`. */
const begun = [...code.matchAll(/`([a-z]+\.[\w-]*)\$\{/g)].map(([, start]) => start!);

describe("the catalogue", () => {
  it("holds no message that nobody can read", () => {
    const keys = Object.entries(en).flatMap(([area, messages]) => Object.keys(messages).map((name) => `${area}.${name}`));
    expect(keys.filter((key) => !code.includes(key) && !begun.some((start) => key.startsWith(start)))).toEqual([]);
  });
});
