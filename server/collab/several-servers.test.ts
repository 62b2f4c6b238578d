import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { newId, plainText } from "~/app/domain/document/document.js";
import { problemsOf } from "~/app/domain/document/schema.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { BODY_ROOT, readYDoc } from "~/app/domain/document/yjs.js";
import { testDatabaseAndPool } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { type Hub, inProcessBus } from "./bus.js";
import { LIMITS } from "./limits.js";
import { appendUpdates, freezeDocument, readDocument } from "./log.js";
import { startBalancer } from "./testing-balancer.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const { db } = await testDatabaseAndPool();
const servers: TestServer[] = [];
const clients: TestClient[] = [];
let built: BuiltSubmission;

/** Servers that hear each other, or, without a hub, know nothing of each other but the database. */
async function serve(hub?: Hub): Promise<TestServer> {
  const server = await startCollab(db, inProcessBus(hub));
  servers.push(server);
  return server;
}
async function enter(server: { port: number }, userId: string, clientId?: number): Promise<TestClient> {
  const known = { cookie: await signIn(db, userId), documentId: built.documentId };
  const client = openClient(server, clientId === undefined ? known : { ...known, clientId });
  clients.push(client);
  await until(() => client.provider.synced && client.saved() >= 1);
  return client;
}
const textOf = (document: { blocks: { inline: Parameters<typeof plainText>[0] }[] }) =>
  document.blocks.map((block) => plainText(block.inline)).join("\n");
const stored = async () => textOf(await readDocument(db, built.documentId));
const states = (client: TestClient) => client.provider.awareness.getStates();
const move = (client: TestClient, focusing = true) => client.provider.awareness.setLocalState({ focusing });

beforeEach(async () => {
  built = await buildSubmission(db);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("two servers that hear each other", () => {
  it("serve one text", async () => {
    const hub: Hub = new Map();
    const [a, b] = [await serve(hub), await serve(hub)];
    const [lea, arno] = [await enter(a, built.lead.userId), await enter(b, built.author.userId)];
    lea.type(" from a");
    await until(() => arno.text().includes("from a"), LIMITS.lookAgain / 2);
    arno.type(" from b");
    await until(() => lea.text().includes("from b"), LIMITS.lookAgain / 2);
    expect(await stored()).toBe(lea.text());
    expect(textOf(await a.rooms.read(built.documentId))).toBe(arno.text());
  });

  it("show who is on the other one, under the name that the other one knows", async () => {
    const hub: Hub = new Map();
    const [a, b] = [await serve(hub), await serve(hub)];
    const lea = await enter(a, built.lead.userId);
    move(lea);
    const arno = await enter(b, built.author.userId);
    await until(() => states(arno).has(lea.doc.clientID));
    arno.provider.awareness.setLocalState({ focusing: true, name: "Lea Lead", awarenessData: { userId: built.lead.userId } });
    await until(() => states(lea).has(arno.doc.clientID));
    expect(states(lea).get(arno.doc.clientID)).toMatchObject({ name: "Arno Author · O1", awarenessData: { userId: built.author.userId } });
    const third = await enter(a, built.signatories[0]!.actor.userId);
    await until(() => states(third).has(arno.doc.clientID));
    arno.destroy();
    await until(() => !states(lea).has(arno.doc.clientID) && !states(third).has(arno.doc.clientID));
  });

  it("let nobody appear under the cursor of somebody on the other one", async () => {
    const hub: Hub = new Map();
    const [a, b] = [await serve(hub), await serve(hub)];
    const [lea, third] = [await enter(a, built.lead.userId), await enter(b, built.signatories[0]!.actor.userId)];
    move(lea);
    await until(() => states(third).get(lea.doc.clientID)?.focusing === true);
    const arno = await enter(b, built.author.userId, lea.doc.clientID);
    for (let i = 0; i < 5; i++) move(arno, false);
    const before = arno.saved();
    // an empty update, whose receipt tells that what came before it was heard
    arno.provider.ws?.send(new Uint8Array([0, 2, 2, 0, 0]));
    await until(() => arno.saved() > before);
    const newcomer = await enter(b, built.signatories[1]!.actor.userId);
    await until(() => states(newcomer).has(lea.doc.clientID));
    expect(states(newcomer).get(lea.doc.clientID)).toMatchObject({ name: "Lea Lead · O1", focusing: true });
    expect(states(third).get(lea.doc.clientID)).toMatchObject({ name: "Lea Lead · O1", focusing: true });
  });

  it("keep who moves from one to the other in sight", async () => {
    const hub: Hub = new Map();
    const [a, b] = [await serve(hub), await serve(hub)];
    const balancer = await startBalancer(a.port);
    const [lea, arno] = [await enter(a, built.lead.userId), await enter(balancer, built.author.userId)];
    const third = await enter(b, built.signatories[0]!.actor.userId);
    move(arno);
    await until(() => states(lea).has(arno.doc.clientID) && states(third).has(arno.doc.clientID));
    balancer.to(b.port);
    balancer.cut();
    await until(() => !arno.provider.wsconnected);
    await until(() => arno.provider.synced);
    move(arno, false);
    for (const client of [lea, third]) await until(() => states(client).get(arno.doc.clientID)?.focusing === false);
    await balancer.close();
  });

  it("both refuse edits once one of them froze the text", async () => {
    const hub: Hub = new Map();
    const [a, b] = [await serve(hub), await serve(hub)];
    const arno = await enter(b, built.author.userId);
    const frozen = await db.transaction().execute(async (trx) => {
      await trx.updateTable("submission").set({ state: "sign-off" }).where("id", "=", built.submissionId).execute();
      return freezeDocument(trx, built.documentId);
    });
    await a.rooms.changed(built.documentId);
    await until(() => arno.controls.some((control) => control.type === "rights" && control.frozen && !control.write));
    arno.type(" late");
    await until(() => arno.closed !== null);
    expect(arno.closed?.code).toBe(CLOSE.frozen);
    expect(await readDocument(db, built.documentId)).toEqual(frozen.document);
  });

  it("both close for a person who signed out at one of them", async () => {
    const hub: Hub = new Map();
    const [a, b] = [await serve(hub), await serve(hub)];
    const arno = await enter(b, built.author.userId);
    await db.deleteFrom("session").where("userId", "=", built.author.userId).execute();
    await a.rooms.personChanged(built.author.userId);
    await until(() => arno.closed !== null);
    expect(arno.closed?.code).toBe(CLOSE.signIn);
  });
});

describe("servers that do not hear each other", () => {
  it("read what others wrote between their own updates, at once", async () => {
    const [a, b] = [await serve(), await serve()];
    const [lea, arno] = [await enter(a, built.lead.userId), await enter(b, built.author.userId)];
    for (const word of [" one", " two", " three"]) {
      const before = lea.saved();
      lea.type(word);
      await until(() => lea.saved() > before);
    }
    expect(arno.text()).not.toContain("one");
    arno.type(" four");
    await until(() => /one two three/.test(arno.text()), LIMITS.lookAgain / 2);
    await until(() => lea.text() === arno.text());
    expect(await stored()).toBe(arno.text());
  });

  it("notice by the clock what others wrote, and that they froze the text", async () => {
    const [a, b] = [await serve(), await serve()];
    const [lea, arno] = [await enter(a, built.lead.userId), await enter(b, built.author.userId)];
    lea.type(" late");
    await until(() => arno.text().includes("late"), LIMITS.lookAgain * 2);
    await db.transaction().execute(async (trx) => {
      await trx.updateTable("submission").set({ state: "sign-off" }).where("id", "=", built.submissionId).execute();
      await freezeDocument(trx, built.documentId);
    });
    await until(() => arno.controls.some((control) => control.type === "rights" && control.frozen), LIMITS.lookAgain * 2);
  });

  it("show who comes from another one all that was seen there, and take its copy for no offence", async () => {
    const [a, b] = [await serve(), await serve()];
    const lea = await enter(a, built.lead.userId);
    const balancer = await startBalancer(a.port);
    const reader = await enter(balancer, built.signatories[1]!.actor.userId);
    await enter(b, built.author.userId);
    lea.type(" seen");
    await until(() => reader.text().includes("seen"));
    const before = reader.controls.length;
    balancer.to(b.port);
    balancer.cut();
    await until(() => reader.controls.slice(before).some((control) => control.type === "saved"));
    expect(reader.closed).toBeNull();
    expect(textOf(await b.rooms.read(built.documentId))).toContain("seen");
    await balancer.close();
  });

  it("apply more updates than one look brings", async () => {
    const b = await serve();
    const arno = await enter(b, built.author.userId);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(arno.doc));
    const updates: Uint8Array[] = [];
    doc.on("update", (bytes: Uint8Array) => updates.push(bytes));
    for (let i = 0; i <= LIMITS.updatesPerLook * 2; i++) doc.getMap("cover").set("keywords", `keyword ${String(i)}`);
    await appendUpdates(
      db,
      updates.map((bytes) => ({ documentId: built.documentId, bytes, userId: null })),
    );
    const expected = `keyword ${String(LIMITS.updatesPerLook * 2)}`;
    expect((await b.rooms.read(built.documentId)).cover.keywords).toBe(expected);
    await until(() => readYDoc(arno.doc).cover.keywords === expected);
  });
});

it("what people at two servers made malformed only together is healed, once for both", async () => {
  const [a, b] = [await serve(), await serve()];
  const [lea, arno] = [await enter(a, built.lead.userId), await enter(b, built.author.userId)];
  const id = newId();
  for (const [client, saved] of [
    [lea, lea.saved()],
    [arno, arno.saved()],
  ] as const) {
    const block = new Y.XmlElement("block");
    block.setAttribute("s_id", id);
    client.doc.getXmlElement(BODY_ROOT).insert(1, [block]);
    await until(() => client.saved() > saved);
  }
  await until(
    () => [lea, arno].every(({ doc }) => readYDoc(doc).blocks.length === 4 && problemsOf(doc).length === 0),
    LIMITS.lookAgain * 3,
  );
  await until(async () => JSON.stringify(await readDocument(db, built.documentId)) === JSON.stringify(readYDoc(arno.doc)));
  expect(readYDoc(lea.doc)).toEqual(readYDoc(arno.doc));
  expect([lea.closed, arno.closed]).toEqual([null, null]);
});

describe("under load", () => {
  it.each([
    ["hear each other", true],
    ["do not", false],
  ])("two servers that %s end as the log does, and no snapshot claims more than it holds", async (_how, hear) => {
    const hub: Hub | undefined = hear ? new Map() : undefined;
    const both = [await serve(hub), await serve(hub)];
    const writers: TestClient[] = [];
    for (const server of both) for (let i = 0; i < 3; i++) writers.push(await enter(server, built.author.userId));
    const edits = 60;
    for (let i = 0; i < edits; i++) {
      for (const [w, writer] of writers.entries()) writer.type(` ${String(w)}:${String(i)}`, 1);
      // let messages and commits of the servers interleave
      if (i % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (i % 20 === 19) await until(() => writers.every((writer) => writer.saved() >= i));
    }
    await until(() => writers.every((writer) => writer.saved() >= edits + 1), 20_000);
    await until(() => writers.every((writer) => writer.text() === writers[0]!.text()), LIMITS.lookAgain * 3);
    const text = await stored();
    expect(writers[0]!.text()).toBe(text);
    for (const w of writers.keys()) for (let i = 0; i < edits; i++) expect(text).toContain(` ${String(w)}:${String(i)}`);
    for (const server of both) expect(textOf(await server.rooms.read(built.documentId))).toBe(text);

    const log = await db.selectFrom("document_update").where("document_id", "=", built.documentId).selectAll().orderBy("seq").execute();
    expect(log.map((row) => row.seq)).toEqual(log.map((_, i) => i + 1));
    for (const server of servers.splice(0)) {
      await server.close();
      const snapshot = await db
        .selectFrom("document_snapshot")
        .where("document_id", "=", built.documentId)
        .selectAll()
        .executeTakeFirstOrThrow();
      const doc = new Y.Doc();
      Y.applyUpdate(doc, snapshot.state);
      const held = Y.snapshot(doc);
      for (const { seq, bytes } of log) if (seq <= snapshot.seq) expect(Y.snapshotContainsUpdate(held, bytes)).toBe(true);
      expect(await stored()).toBe(text);
    }
  });
});

it("what could not be said of rights is said when the bus is back", async () => {
  const hub: Hub = new Map();
  let away = true;
  const bus = inProcessBus(hub);
  const back: (() => void)[] = [];
  const a = await startCollab(db, {
    ...bus,
    publish: (channel, message) => (away ? Promise.resolve(false) : bus.publish(channel, message)),
    subscribe(channel, listener) {
      back.push(() => listener.missed(true));
      return bus.subscribe(channel, listener);
    },
  });
  servers.push(a);
  const b = await serve(hub);
  const arno = await enter(b, built.author.userId);
  // what is judged on coming in is judged before this is
  await b.rooms.changed(built.documentId);
  await db.deleteFrom("session").where("userId", "=", built.author.userId).execute();
  await a.rooms.personChanged(built.author.userId);
  arno.type(" still");
  await until(() => arno.saved() === 2);
  away = false;
  for (const missed of back) missed();
  await until(() => arno.closed !== null);
});
