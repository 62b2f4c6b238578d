import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { testDatabaseAndPool } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { LIMITS } from "./limits.js";
import { freezeDocument, readDocument } from "./log.js";
import { redisBus } from "./redis-bus.js";
import { startBalancer } from "./testing-balancer.js";
import { startRedis, type TestRedis, withoutRedis } from "./testing-redis.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const { db, url } = await testDatabaseAndPool();
const servers: TestServer[] = [];
const clients: TestClient[] = [];
const children: ChildProcess[] = [];
let redis: TestRedis;
let built: BuiltSubmission;
/** What the servers logged. */
let logged: string[] = [];
const log = pino({ level: "warn" }, { write: (line: string) => void logged.push((JSON.parse(line) as { msg: string }).msg) });

async function serve(): Promise<TestServer> {
  const server = await startCollab(db, redisBus(redis.url, log));
  servers.push(server);
  return server;
}
async function enter(server: { port: number }, userId: string): Promise<TestClient> {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId });
  clients.push(client);
  await until(() => client.provider.synced && client.saved() >= 1);
  return client;
}
const stored = async () => (await readDocument(db, built.documentId)).blocks.map((block) => plainText(block.inline)).join("\n");
const sees = (client: TestClient, other: TestClient) => client.provider.awareness.getStates().has(other.doc.clientID);
const move = (client: TestClient) => client.provider.awareness.setLocalState({ focusing: true });
/** Milliseconds until what one writes is read by the other. */
async function passes(from: TestClient, to: TestClient, word: string, patience?: number): Promise<number> {
  const start = performance.now();
  from.type(word);
  await until(() => to.text().includes(word), patience);
  return performance.now() - start;
}
async function freeze() {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable("submission").set({ state: "sign-off" }).where("id", "=", built.submissionId).execute();
    await freezeDocument(trx, built.documentId);
  });
}

describe.skipIf(withoutRedis)(`servers with Redis between them${withoutRedis ? ` (${withoutRedis})` : ""}`, () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    built = await buildSubmission(db);
    logged = [];
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  /** Two servers with a person each, who see each other. */
  async function meet() {
    const [a, b] = [await serve(), await serve()];
    const [lea, arno] = [await enter(a, built.lead.userId), await enter(b, built.author.userId)];
    move(lea);
    move(arno);
    await until(() => sees(lea, arno) && sees(arno, lea));
    return { a, b, lea, arno };
  }

  it("pass on edits, presence and rights, both ways, without a word in the log", async () => {
    const { a, lea, arno } = await meet();
    await passes(lea, arno, " from a", LIMITS.lookAgain / 2);
    await passes(arno, lea, " from b", LIMITS.lookAgain / 2);
    expect(await stored()).toBe(lea.text());
    await freeze();
    await a.rooms.changed(built.documentId);
    await until(() => arno.controls.some((control) => control.type === "rights" && control.frozen), LIMITS.lookAgain / 2);
    lea.destroy();
    await until(() => !sees(arno, lea));
    expect(logged).toEqual([]);
  });

  it("go on without Redis, more slowly, and catch up at once when it is back", async () => {
    const { a, lea, arno } = await meet();
    await redis.stop();
    await until(() => logged.length === 2);
    await passes(lea, arno, " alone", LIMITS.lookAgainWithoutBus * 3);
    await passes(arno, lea, " neither", LIMITS.lookAgainWithoutBus * 3);
    // whom nothing is heard of is not here any more
    await until(() => !sees(lea, arno) && !sees(arno, lea), LIMITS.sayAlive * (LIMITS.timesSilent + 3));
    // said while nobody listens; the clock does not know of it
    await db
      .updateTable("session")
      .set({ expiresAt: new Date(0) })
      .where("userId", "=", built.author.userId)
      .execute();
    await a.rooms.personChanged(built.author.userId);
    expect(logged).toEqual(Array(2).fill("Redis does not answer: what is written on other servers arrives late until it does"));

    await redis.start();
    await until(() => arno.closed !== null);
    const again = await enter(servers[1]!, built.author.userId);
    move(again);
    await until(() => sees(lea, again) && sees(again, lea));
    const waits = [await passes(lea, again, " back", 900), await passes(again, lea, " indeed", 900)];
    expect(Math.max(...waits)).toBeLessThan(LIMITS.lookAgainWithoutBus);
    expect(await stored()).toBe(lea.text());
    expect(logged.length).toBe(2);
  });

  it("start without Redis, and find each other when it comes", async () => {
    await redis.stop();
    const [a, b] = [await serve(), await serve()];
    const [lea, arno] = [await enter(a, built.lead.userId), await enter(b, built.author.userId)];
    move(lea);
    await passes(lea, arno, " early", LIMITS.lookAgainWithoutBus * 3);
    expect(sees(arno, lea)).toBe(false);
    await redis.start();
    await until(() => sees(arno, lea));
    await passes(arno, lea, " later", LIMITS.lookAgain / 2);
  });

  it("notice that Redis hangs without a word", async () => {
    const { lea, arno } = await meet();
    redis.freeze();
    try {
      await passes(lea, arno, " slow", LIMITS.lookAgain * 2);
      await until(() => logged.length === 2, LIMITS.busEcho * (LIMITS.busEchoes + 3));
    } finally {
      redis.thaw();
    }
    await until(() => sees(lea, arno) && sees(arno, lea), 10_000);
    await passes(arno, lea, " quick", LIMITS.lookAgain / 2);
  });

  /** The same in a process of its own. */
  async function spawnServer(): Promise<{ port: number; child: ChildProcess }> {
    const file = fileURLToPath(new URL("testing-process.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", file, url, redis.url], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.on("data", (chunk: Buffer) => {
        const found = /port (\d+)/.exec(chunk.toString());
        if (found) resolve(Number(found[1]));
      });
      child.once("exit", () => reject(new Error("the server ended")));
    });
    return { port, child };
  }

  it("lose nothing when one of two processes is killed while people write; its people go on at the other", async () => {
    const [a, b] = await Promise.all([spawnServer(), spawnServer()]);
    const balancer = await startBalancer(a.port);
    const [lea, arno] = [await enter(balancer, built.lead.userId), await enter(b, built.author.userId)];
    const idle = await enter(balancer, built.signatories[0]!.actor.userId);
    for (const client of [lea, arno, idle]) move(client);
    await until(() => sees(arno, lea) && sees(arno, idle) && sees(lea, arno));

    let count = 0;
    const typing = setInterval(() => {
      lea.type(` l${String(count)}`);
      arno.type(` a${String(count)}`);
      count++;
    }, 5);
    await until(() => count > 40);
    const seen = arno.text();
    balancer.to(b.port);
    idle.provider.shouldConnect = false;
    a.child.kill("SIGKILL");
    await until(() => !lea.provider.wsconnected);
    await until(() => lea.provider.synced && count > 120, 10_000);
    clearInterval(typing);
    await until(() => lea.text() === arno.text() && lea.text().includes(` l${String(count - 1)}`), 10_000);
    await until(async () => (await stored()) === lea.text());
    for (const word of seen.split(" ")) expect(lea.text()).toContain(word);
    for (let i = 0; i < count; i++) for (const who of ["l", "a"]) expect(lea.text()).toMatch(new RegExp(` ${who}${String(i)}\\b`));

    // who went on is seen where they are now; who did not is gone with the process
    move(lea);
    await until(() => sees(arno, lea));
    await until(() => !sees(arno, idle), LIMITS.sayAlive * (LIMITS.timesSilent + 3));
    expect(sees(arno, lea)).toBe(true);
    await balancer.close();
  });

  it("of two processes end as the stored log does when both commit at the same time", async () => {
    const both = await Promise.all([spawnServer(), spawnServer()]);
    const writers: TestClient[] = [];
    for (const server of both) for (let i = 0; i < 3; i++) writers.push(await enter(server, built.author.userId));
    const edits = 100;
    for (let i = 0; i < edits; i++) {
      for (const [w, writer] of writers.entries()) writer.type(` ${String(w)}:${String(i)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => writers.every((writer) => writer.saved() >= edits + 1), 20_000);
    await until(() => writers.every((writer) => writer.text() === writers[0]!.text()), LIMITS.lookAgain);
    const text = await stored();
    expect(writers[0]!.text()).toBe(text);
    for (const w of writers.keys()) for (let i = 0; i < edits; i++) expect(text).toContain(` ${String(w)}:${String(i)}`);
    const seqs = await db.selectFrom("document_update").where("document_id", "=", built.documentId).select("seq").orderBy("seq").execute();
    expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, i) => i + 1));
  });
});
