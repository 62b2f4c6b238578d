import { execFileSync } from "node:child_process";
import { type Browser, chromium } from "@playwright/test";
import { startServer } from "../server.js";
import { openPage, percentile, type Place, typeKeys } from "./measure.js";
import { connect, type Other, textsOf, typeOn } from "./others.js";
import { startBaseline } from "./relay.js";

/** Writes in the same text with this editor and with Lexical's own, and prints both with the goals. Needs a build (`npm run build`). */
const WORDS = 5630;
const OTHERS = 10;
const COMMENTS = 40;
const KEYS = 330;
/** By turns, so that a slow minute of the machine meets both. */
const ROUNDS = 3;
const OPENINGS = 15;

interface Row {
  what: string;
  ours: number;
  baseline: number;
  goal: string;
}

interface Bench {
  place: Place;
  root: string;
  ours: boolean;
  join(i: number): Promise<Other>;
}

async function typing(browser: Browser, bench: Bench, slower: number): Promise<number> {
  const { page } = await openPage(browser, bench.place, slower);
  await typeKeys(page, 44);
  const keys = await typeKeys(page, KEYS);
  await page.context().close();
  return percentile(keys, 0.95);
}

async function amongOthers(browser: Browser, bench: Bench): Promise<number> {
  const others = await Promise.all(Array.from({ length: OTHERS }, (_, i) => bench.join(i + 1)));
  const stop = typeOn(others, bench.root, bench.ours);
  const p95 = await typing(browser, bench, 1);
  stop();
  for (const other of others) other.stop();
  return p95;
}

async function opening(browser: Browser, { place }: Bench): Promise<{ readable: number; editable: number }> {
  const { page } = await openPage(browser, place);
  const times = await page.evaluate(() => {
    const { readable, editable } = globalThis.bench;
    // what is in the document waits for its styles before anybody can read it
    return { readable: Math.max(readable, performance.getEntriesByName("first-contentful-paint")[0]!.startTime), editable };
  });
  await page.context().close();
  return times;
}

async function prepareOurs(address: string, environment: Record<string, string>): Promise<Bench & { paragraphs: string[] }> {
  const fixture = JSON.parse(
    execFileSync(
      process.execPath,
      [
        "server/cli/caucus.mjs",
        "load-fixture",
        "--documents",
        "1",
        "--users",
        String(OTHERS + 1),
        "--words",
        String(WORDS),
        "--notes-every",
        "1",
      ],
      { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "inherit"] },
    ).toString(),
  ) as { documents: string[]; submissions: string[]; users: { cookie: string }[] };
  const [documentId] = fixture.documents as [string];
  const cookie = fixture.users[0]!.cookie;
  const [name, value] = cookie.split(/=(.*)/su) as [string, string];
  const join = (i: number) => connect(`${address.replace(/^http/u, "ws")}/collab`, documentId, { schema: "1" }, fixture.users[i]!.cookie);
  const first = await join(0);
  const texts = textsOf(first.doc, "root-v2", true);
  // a comment's mark is a property of the text that it is about
  first.doc.transact(() => {
    for (let i = 0; i < COMMENTS; i++) texts[i % texts.length]!.format(10 + i, 30, { [`s_c:bench${i}`]: 1 });
  });
  const paragraphs = texts.map((text) => (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join(""));
  await new Promise((resolve) => setTimeout(resolve, 500));
  first.stop();
  return {
    place: { name: "ours", url: `${address}/submissions/${fixture.submissions[0]!}/write`, cookie: { name, value, url: address } },
    root: "root-v2",
    ours: true,
    join,
    paragraphs,
  };
}

const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const { paragraphs, ...ours } = await prepareOurs(server.address, server.environment);
const relay = await startBaseline(paragraphs);
const baseline: Bench = {
  place: { name: "baseline", url: `${relay.address}/` },
  root: "root",
  ours: false,
  join: () => connect(relay.address.replace(/^http/u, "ws"), "text", {}),
};
// the first one fills the baseline's document
const seeding = await openPage(browser, { ...baseline.place, url: `${baseline.place.url}#first` });
await seeding.page.context().close();

const rows: Row[] = [];
const median = (values: readonly number[]) => percentile(values, 0.5);
async function byTurns<T>(rounds: number, measure: (bench: Bench) => Promise<T>): Promise<{ plain: T[]; own: T[] }> {
  const found: { plain: T[]; own: T[] } = { plain: [], own: [] };
  for (let round = 0; round < rounds; round++) {
    found.plain.push(await measure(baseline));
    found.own.push(await measure(ours));
  }
  return found;
}
async function compare(what: string, goal: string, measure: (bench: Bench) => Promise<number>) {
  const { plain, own } = await byTurns(ROUNDS, measure);
  rows.push({ what, goal, baseline: median(plain), ours: median(own) });
}
await compare("key to DOM, p95", "16 ms, 1.25 x", (bench) => typing(browser, bench, 1));
await compare(`the same with ${OTHERS} others typing`, "16 ms", (bench) => amongOthers(browser, bench));
await compare("the same at a processor 4 x slower", "50 ms", (bench) => typing(browser, bench, 4));
const openings = await byTurns(OPENINGS, (bench) => opening(browser, bench));
for (const [name, goal] of [
  ["readable", "300 ms"],
  ["editable", "1.2 x"],
] as const) {
  const of = (times: typeof openings.own) => median(times.map((time) => time[name]));
  rows.push({ what: `opening to ${name}, median`, goal, baseline: of(openings.plain), ours: of(openings.own) });
}

console.log(`${WORDS} words, ${paragraphs.length} paragraphs with a note each, ${COMMENTS} comments\n`);
console.log("| | ours | Lexical's own | ratio | goal |\n| --- | --- | --- | --- | --- |");
for (const row of rows)
  console.log(
    `| ${row.what} | ${row.ours.toFixed(1)} ms | ${row.baseline.toFixed(1)} ms | ${(row.ours / row.baseline).toFixed(2)} x | ${row.goal} |`,
  );
await browser.close();
await relay.close();
await server.close();
// writers that were let go may still have a timer
process.exit();
