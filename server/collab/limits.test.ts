import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { CLOSE, MESSAGE } from "~/app/domain/document/wire.js";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { createGate } from "./gate.js";
import { LIMITS } from "./limits.js";
import { messageRate } from "./rate.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const enter = async (userId: string, cookie?: string) => {
  const client = openClient(server, { cookie: cookie ?? (await signIn(db, userId)), documentId: built.documentId });
  open.push(client);
  await until(() => client.provider.synced || client.closed !== null);
  return client;
};
const run = (doc: Y.Doc) => (doc.getXmlElement(BODY_ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
const MEGABYTE = "0123456789abcdef".repeat(65_536);

beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());
beforeEach(async () => {
  built = await buildSubmission(db);
});
afterEach(() => {
  vi.useRealTimers();
  for (const client of open.splice(0)) client.destroy();
});

describe("the document's size", () => {
  it("stops growing at its limit: the writer is told, nobody else sees it, and deleting is still possible", async () => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    const megabytes = Math.floor(LIMITS.documentBytes / MEGABYTE.length) + 1;
    for (let i = 1; i <= megabytes; i++) {
      lea.type(MEGABYTE);
      await until(() => lea.saved() === i + 1 || lea.closed !== null, 20_000);
    }
    await until(() => run(arno.doc).length > LIMITS.documentBytes, 20_000);
    arno.type("one more");
    await until(() => arno.closed !== null, 20_000);
    expect(arno.closed?.code).toBe(CLOSE.tooLarge);
    expect(lea.closed).toBeNull();
    run(lea.doc).delete(0, 2 * MEGABYTE.length);
    await until(() => lea.saved() === megabytes + 2, 20_000);
    lea.type(" room again");
    await until(() => lea.saved() === megabytes + 3, 20_000);
    expect(lea.closed).toBeNull();
  }, 120_000);

  it("is measured, not only added up: typing and deleting for ever fills nothing", () => {
    const doc = new Y.Doc();
    doc.getXmlElement(BODY_ROOT).insert(0, [new Y.XmlElement("block")]);
    (doc.getXmlElement(BODY_ROOT).get(0) as Y.XmlElement).insert(0, [new Y.XmlText("")]);
    const writer = new Y.Doc();
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc));
    const gate = createGate(doc, { documentBytes: 2000, measureAgain: 0 });
    const refusals = new Set<number | undefined>();
    writer.on("update", (bytes: Uint8Array) => {
      refusals.add(gate.judge(Y.decodeUpdate(bytes), bytes.byteLength).refused?.[0]);
      Y.applyUpdate(doc, bytes);
      gate.applied();
    });
    const text = (writer.getXmlElement(BODY_ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let i = 0; i < 1000; i++) text.insert(text.length, "a");
    expect([...refusals]).toEqual([undefined]);
    text.insert(0, "b".repeat(2000));
    text.insert(0, "c");
    expect([...refusals]).toEqual([undefined, CLOSE.tooLarge]);
  });
});

describe("messages", () => {
  it("that are too large close the connection with a code that is not tried again", async () => {
    const lea = await enter(built.lead.userId);
    lea.type("x".repeat(LIMITS.messageBytes));
    await until(() => lea.closed !== null);
    expect(lea.closed?.code).toBe(CLOSE.tooLarge);
  });

  it("far above it are not even taken in", async () => {
    const lea = await enter(built.lead.userId);
    const codes: number[] = [];
    lea.provider.on("connection-close", (event) => codes.push(event?.code ?? 0));
    lea.provider.shouldConnect = false;
    lea.provider.ws!.send(new Uint8Array(LIMITS.messageBytes * 2));
    await until(() => codes.length > 0);
    expect(codes[0]).toBe(1009);
  });

  it("that come too fast close the connection; a long burst of typing does not", async () => {
    const lea = await enter(built.lead.userId);
    for (let i = 0; i < LIMITS.messageBurst / 2; i++) lea.type("a");
    await until(() => lea.saved() === LIMITS.messageBurst / 2 + 1, 10_000);
    for (let i = 0; i < LIMITS.messageBurst * 2; i++) lea.type("b");
    await until(() => lea.closed !== null, 10_000);
    expect(lea.closed?.code).toBe(CLOSE.tooManyMessages);
  });

  it("that bring too many bytes are too many, however small the document stays", () => {
    const allows = messageRate();
    for (let i = 0; i < LIMITS.bytesBurst / LIMITS.messageBytes; i++) expect(allows(LIMITS.messageBytes)).toBe(true);
    expect(allows(LIMITS.messageBytes)).toBe(false);
  });

  it("are not too many because the clock is set back", () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const allows = messageRate();
    expect(allows(1)).toBe(true);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(allows(1)).toBe(true);
  });

  it("that ask for the text again and again close the connection", async () => {
    const lea = await enter(built.lead.userId);
    const question = Uint8Array.of(MESSAGE.sync, 0, 1, 0);
    for (let i = 0; i < LIMITS.questions; i++) lea.provider.ws!.send(question);
    await until(() => lea.closed !== null);
    expect(lea.closed?.code).toBe(CLOSE.tooManyMessages);
  });
});

describe("connections", () => {
  it("of one person to one document are bounded: the oldest makes room and is told why", async () => {
    const cookie = await signIn(db, built.lead.userId);
    const tabs: TestClient[] = [];
    for (let i = 0; i < LIMITS.connectionsPerPersonAndDocument; i++) tabs.push(await enter(built.lead.userId, cookie));
    expect(tabs.every((tab) => tab.closed === null)).toBe(true);
    const arno = await enter(built.author.userId);
    const last = await enter(built.lead.userId, cookie);
    await until(() => tabs[0]!.closed !== null);
    expect(tabs[0]!.closed?.code).toBe(CLOSE.tooManyMessages);
    expect([...tabs.slice(1), last, arno].map((client) => client.closed)).toEqual(Array(tabs.length + 1).fill(null));
  });

  it("that do not read are cut off, and nobody else waits for them", async () => {
    const slow = new WebSocket(`ws://127.0.0.1:${String(server.port)}/collab/${built.documentId}?schema=${String(SCHEMA_VERSION)}`, {
      headers: { cookie: await signIn(db, built.author.userId), origin: `http://127.0.0.1:${String(server.port)}` },
    });
    slow.on("error", () => undefined);
    await new Promise((resolve) => slow.once("message", resolve));
    slow.pause();
    const [lea, reader] = [await enter(built.lead.userId), await enter(built.signatories[0]!.actor.userId)];
    expect(server.rooms.count().connections).toBe(3);
    // replaced again and again, so that the document stays small while much goes out
    let sent = 0;
    while (server.rooms.count().connections === 3 && sent < 60) {
      lea.doc.transact(() => {
        run(lea.doc).delete(0, run(lea.doc).length);
        run(lea.doc).insert(0, MEGABYTE);
      });
      sent += 1;
      await until(() => lea.saved() === sent + 1, 20_000);
    }
    expect(server.rooms.count().connections).toBe(2);
    // what the kernel holds for the socket comes on top of the limit
    expect(sent).toBeLessThan(40);
    await until(() => reader.text() === lea.text(), 20_000);
    slow.terminate();
  }, 120_000);
});
