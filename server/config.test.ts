import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readConfig } from "./config.js";

const folders: string[] = [];
const data = () => folders[folders.push(mkdtempSync(join(tmpdir(), "caucus-config-"))) - 1]!;
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

it("works with nothing set", () => {
  const config = readConfig({ CAUCUS_DATA: data() });
  expect(config).toMatchObject({ databaseUrl: undefined, host: "127.0.0.1", port: 3000, sample: true, production: false, baseUrl: null });
});

it("never fills a database server unless asked", () => {
  const env = { CAUCUS_DATA: data(), DATABASE_URL: "postgres://db.example/caucus" };
  expect(readConfig(env).sample).toBe(false);
  expect(readConfig({ ...env, CAUCUS_SAMPLE: "yes" }).sample).toBe(true);
});

it("makes a secret once, for the owner alone", () => {
  const CAUCUS_DATA = data();
  const first = readConfig({ CAUCUS_DATA }).authSecret;
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(readConfig({ CAUCUS_DATA }).authSecret).toBe(first);
  expect(statSync(join(CAUCUS_DATA, "auth-secret")).mode & 0o777).toBe(0o600);
});

it.each([
  ["DATABASE_URL", "mysql://x"],
  ["REDIS_URL", "localhost:6379"],
  ["REDIS_URL", "redis://[::"],
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["BASE_URL", "caucus.example.org"],
  ["AUTH_SECRET", "short"],
  ["CAUCUS_SAMPLE", "maybe"],
])("names %s when it is %s", (name, value) => {
  expect(() => readConfig({ CAUCUS_DATA: data(), [name]: value })).toThrow(name);
});

it.each(["eighty", "70000", "-1", "80.5"])("says which ports there are when PORT is %s", (PORT) => {
  expect(() => readConfig({ CAUCUS_DATA: data(), PORT })).toThrow("PORT: must be a number from 0 to 65535");
});

it("names the data folder when it is none", () => {
  const file = join(data(), "file");
  writeFileSync(file, "");
  expect(() => readConfig({ CAUCUS_DATA: file })).toThrow(`CAUCUS_DATA: ${file}`);
});
