import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { createConnection } from "node:net";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { type BatchAnswer, writeBatch } from "~/app/domain/document/batch.js";
import { plainText, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { CLOSE, MESSAGE } from "~/app/domain/document/wire.js";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";
import { eventsOf, type ServerEvent } from "~/app/editor/collaboration/event-stream.js";
import { testDatabase } from "~/db/testing.js";
import { buildActor, buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { LIMITS } from "./limits.js";
import { freezeDocument, readDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
let address: string;
const ends: (() => void)[] = [];

beforeAll(async () => {
  server = await startCollab(db);
  address = `http://127.0.0.1:${String(server.port)}`;
});
afterAll(() => server.close());
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** One client's side of the protocol, request by request, so that a test decides which of them arrive and when. */
async function openLine(
  userId: string,
  { headers = {}, schema = SCHEMA_VERSION, user }: { headers?: Record<string, string>; schema?: number; user?: string } = {},
) {
  const stop = new AbortController();
  ends.push(() => stop.abort());
  const cookie = await signIn(db, userId);
  const path = `${address}/collab/${built.documentId}`;
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  const response = await fetch(`${path}/events?${new URLSearchParams({ schema: String(schema), ...(user && { user }) }).toString()}`, {
    headers: { cookie, origin: address, ...headers },
    signal: stop.signal,
  });
  const events: ServerEvent[] = [];
  const line = {
    cookie,
    doc,
    events,
    response,
    stop: () => stop.abort(),
    name: () => (JSON.parse(events.find(({ name }) => name === "open")?.data ?? "{}") as { connection?: string }).connection ?? "",
    closed: () => (JSON.parse(events.find(({ name }) => name === "close")?.data ?? "null") as { code: number } | null)?.code,
    saved: () =>
      events.reduce((count, event) => {
        const decoder = decoding.createDecoder(event.name === "message" ? Buffer.from(event.data, "base64") : new Uint8Array([0]));
        if (decoding.readVarUint(decoder) !== MESSAGE.control) return count;
        const control = JSON.parse(decoding.readVarString(decoder)) as { type: string; count: number };
        return control.type === "saved" ? control.count : count;
      }, 0),
    /** The messages that carry what is written, one per text. */
    write: (...texts: string[]) =>
      texts.map((text) => {
        updates.length = 0;
        const run = (doc.getXmlElement(BODY_ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
        run.insert(run.length, text);
        const encoder = encoding.createEncoder();
        encoding.writeVarUint(encoder, MESSAGE.sync);
        syncProtocol.writeUpdate(encoder, updates[0]!);
        return encoding.toUint8Array(encoder);
      }),
    post: (body: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
      fetch(`${path}/send?connection=${line.name()}`, { method: "POST", body, headers: { cookie, origin: address, ...more } }),
    async send(first: number, messages: Uint8Array[]) {
      const answered = await line.post(writeBatch({ first, messages }));
      return { status: answered.status, ...((await answered.json()) as BatchAnswer) };
    },
  };
  const hear = async () => {
    for await (const event of eventsOf(response.body!)) {
      events.push(event);
      const decoder = decoding.createDecoder(event.name === "message" ? Buffer.from(event.data, "base64") : new Uint8Array([9]));
      if (decoding.readVarUint(decoder) === MESSAGE.sync) {
        syncProtocol.readSyncMessage(decoder, encoding.createEncoder(), doc, "server");
      }
    }
  };
  hear().catch(() => undefined);
  await until(() => events.length > 0);
  if (line.closed()) return line;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  syncProtocol.writeSyncStep1(encoder, doc);
  expect(await line.send(0, [encoding.toUint8Array(encoder)])).toMatchObject({ status: 200, received: 1 });
  await until(() => doc.getXmlElement(BODY_ROOT).length > 0);
  doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "server" && updates.push(update));
  return line;
}

async function socketOf(userId: string): Promise<TestClient> {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId });
  ends.push(() => client.destroy());
  await until(() => client.provider.synced);
  return client;
}

const stored = async () => (await readDocument(db, built.documentId)).blocks.map((block) => plainText(block.inline)).join("\n");

describe("requests instead of a socket", () => {
  it("carry words both ways between them and a socket, durable before they are seen", async () => {
    built = await buildSubmission(db);
    const arno = await socketOf(built.author.userId);
    const lea = await openLine(built.lead.userId);
    expect(lea.response.headers.get("content-type")).toBe("text/event-stream");
    expect(await lea.send(1, lea.write(" one", " two", " three"))).toMatchObject({ status: 200, received: 4, closed: null });
    await until(() => arno.text().includes("one two three"));
    expect(await stored()).toContain("one two three");
    await until(() => lea.saved() === 3);
    arno.type(" back");
    await until(() => lea.doc.getXmlElement(BODY_ROOT).toJSON().includes("three back"));
  });

  it("are taken in once, however often they come", async () => {
    built = await buildSubmission(db);
    const [arno, lea] = [await socketOf(built.author.userId), await openLine(built.lead.userId)];
    const messages = lea.write(" alpha", " beta");
    // the first answer is lost: the same again, alone and with more behind it, and twice at once
    await lea.send(1, messages);
    expect(await lea.send(1, messages)).toMatchObject({ status: 200, received: 3 });
    const more = [...messages, ...lea.write(" gamma")];
    const answers = await Promise.all([lea.send(1, more), lea.send(1, more)]);
    expect(answers.map(({ status, received }) => [status, received])).toEqual([
      [200, 4],
      [200, 4],
    ]);
    await until(() => arno.text().includes("gamma"));
    expect(arno.text()).toContain("alpha beta gamma");
    expect(arno.text().match(/alpha|beta|gamma/g)).toHaveLength(3);
    await until(() => lea.saved() === 3);
    const rows = await db.selectFrom("document_update").where("document_id", "=", built.documentId).select("seq").execute();
    expect(rows).toHaveLength(3);
  });

  it("that come too early are asked for again in their order", async () => {
    built = await buildSubmission(db);
    const [arno, lea] = [await socketOf(built.author.userId), await openLine(built.lead.userId)];
    const messages = lea.write(" first", " second", " third");
    expect(await lea.send(3, messages.slice(2))).toMatchObject({ status: 409, received: 1, closed: null });
    expect(await lea.send(2, messages.slice(1))).toMatchObject({ status: 409, received: 1 });
    expect(await stored()).not.toMatch(/first|second|third/);
    expect(await lea.send(1, messages.slice(0, 1))).toMatchObject({ status: 200, received: 2 });
    // an overlap: the part that is new is taken
    expect(await lea.send(1, messages)).toMatchObject({ status: 200, received: 4 });
    await until(() => arno.text().includes("first second third"));
  });
});

describe("who may not", () => {
  it("is told why in the codes of the sockets", async () => {
    built = await buildSubmission(db);
    const stranger = await openLine((await buildActor(db, "Stranger")).userId);
    const nobody = await openLine(built.lead.userId, { headers: { cookie: "none" } });
    const oldPage = await openLine(built.lead.userId, { schema: 0 });
    const otherSite = await openLine(built.lead.userId, { headers: { origin: "https://elsewhere.example" } });
    expect([stranger, nobody, oldPage, otherSite].map((line) => line.closed())).toEqual([
      CLOSE.forbidden,
      CLOSE.signIn,
      CLOSE.schema,
      CLOSE.forbidden,
    ]);
  });

  it("is every page but ours, also where a browser leaves Origin out", async () => {
    built = await buildSubmission(db);
    const cookie = await signIn(db, built.lead.userId);
    const first = async (headers: Record<string, string>) => {
      const stop = new AbortController();
      const { body } = await fetch(`${address}/collab/${built.documentId}/events?schema=${String(SCHEMA_VERSION)}`, {
        headers: { cookie, ...headers },
        signal: stop.signal,
      });
      for await (const event of eventsOf(body!)) {
        stop.abort();
        return event.name;
      }
    };
    expect(await first({ "sec-fetch-site": "same-origin" })).toBe("open");
    expect(await first({ referer: `${address}/submissions/1/write` })).toBe("open");
    expect(await first({ "sec-fetch-site": "cross-site" })).toBe("close");
    expect(await first({ referer: "https://elsewhere.example/" })).toBe("close");
    expect(await first({})).toBe("close");
    const lea = await openLine(built.lead.userId);
    const post = (headers: Record<string, string>) => lea.post(writeBatch({ first: 1, messages: [] }), headers);
    expect((await post({ origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post({ cookie: await signIn(db, built.author.userId) })).status).toBe(403);
    expect((await post({})).status).toBe(200);
  });

  it("is whoever signed in where the page was made for somebody else: the words of one are not sent as another's", async () => {
    built = await buildSubmission(db);
    const cookie = await signIn(db, built.author.userId);
    const page = { cookie, documentId: built.documentId, user: built.lead.userId };
    const bySocket = openClient(server, page);
    ends.push(() => bySocket.destroy());
    await until(() => bySocket.closed !== null);
    expect(bySocket.closed?.code).toBe(CLOSE.signIn);
    const byRequests = await openLine(built.author.userId, { user: built.lead.userId });
    expect(byRequests.closed()).toBe(CLOSE.signIn);
    const own = await openLine(built.author.userId, { user: built.author.userId });
    expect(own.name()).not.toBe("");
  });

  it("is closed when the session ends, and its next request is told so", async () => {
    built = await buildSubmission(db);
    const lea = await openLine(built.lead.userId);
    await db.deleteFrom("session").where("userId", "=", built.lead.userId).execute();
    await server.rooms.personChanged(built.lead.userId);
    await until(() => lea.closed() === CLOSE.signIn);
    expect(await lea.send(1, lea.write(" after"))).toMatchObject({ status: 410, closed: { code: CLOSE.signIn } });
    expect(await stored()).not.toContain("after");
  });

  it("is a reader who writes, and everybody once the text is frozen", async () => {
    built = await buildSubmission(db);
    const reader = await openLine(built.signatories[1]!.actor.userId);
    expect(await reader.send(1, reader.write(" forged"))).toMatchObject({ status: 410, closed: { code: CLOSE.forbidden } });
    const lea = await openLine(built.lead.userId);
    await db.transaction().execute((trx) => freezeDocument(trx, built.documentId));
    await lea.send(1, lea.write(" late"));
    await until(() => lea.closed() === CLOSE.frozen);
    expect(await stored()).not.toMatch(/forged|late/);
  });
});

describe("limits", () => {
  it("close what sends too much, too often, or nothing that can be read", async () => {
    built = await buildSubmission(db);
    const lea = await openLine(built.lead.userId);
    const large = await lea.post(new Uint8Array(LIMITS.requestBytes + 1));
    expect([large.status, ((await large.json()) as BatchAnswer).closed?.code]).toEqual([410, CLOSE.tooLarge]);
    const again = await openLine(built.lead.userId);
    const many = Array.from({ length: LIMITS.messageBurst * 2 }, () => new Uint8Array([MESSAGE.queryAwareness]));
    expect(await again.send(1, many)).toMatchObject({ status: 410, closed: { code: CLOSE.tooManyMessages } });
    const third = await openLine(built.lead.userId);
    const garbage = await third.post(new Uint8Array([1, 255, 1]));
    expect([garbage.status, ((await garbage.json()) as BatchAnswer).closed?.code]).toEqual([410, CLOSE.malformed]);
    expect(await third.send(1, [])).toMatchObject({ status: 410 });
    await until(() => [lea, again, third].every((line) => line.closed() !== undefined));
  });

  it("read few requests of a connection at once: what hangs makes room", async () => {
    built = await buildSubmission(db);
    const lea = await openLine(built.lead.userId);
    const cookie = lea.cookie;
    const hanging = Array.from({ length: 12 }, () => {
      const socket = createConnection(server.port, "127.0.0.1");
      ends.push(() => socket.destroy());
      socket.on("error", () => undefined);
      socket.write(
        `POST /collab/${built.documentId}/send?connection=${lea.name()} HTTP/1.1\r\nHost: 127.0.0.1:${String(server.port)}\r\n` +
          `Origin: ${address}\r\nCookie: ${cookie}\r\nContent-Length: 1000000\r\n\r\n${"x".repeat(900_000)}`,
      );
      return socket;
    });
    await until(() => hanging.filter((socket) => socket.destroyed).length >= hanging.length - LIMITS.requestsAtOnce);
    expect(await lea.send(1, lea.write(" and yet"))).toMatchObject({ status: 200, received: 2 });
  });

  it("tell a client whose request came to another process to connect anew", async () => {
    built = await buildSubmission(db);
    const lea = await openLine(built.lead.userId);
    const other = await startCollab(db);
    const elsewhere = await fetch(`http://127.0.0.1:${String(other.port)}/collab/${built.documentId}/send?connection=${lea.name()}`, {
      method: "POST",
      body: writeBatch({ first: 1, messages: [] }),
      headers: { cookie: lea.cookie, origin: `http://127.0.0.1:${String(other.port)}` },
    });
    await other.close();
    expect([elsewhere.status, ((await elsewhere.json()) as BatchAnswer).closed?.code]).toEqual([410, 1012]);
  });

  it("cut off a client that does not read, before it fills memory", async () => {
    built = await buildSubmission(db);
    const lea = await socketOf(built.lead.userId);
    const cookie = await signIn(db, built.author.userId);
    const socket = createConnection(server.port, "127.0.0.1");
    ends.push(() => socket.destroy());
    socket.pause();
    socket.write(
      `GET /collab/${built.documentId}/events?schema=${String(SCHEMA_VERSION)} HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nCookie: ${cookie}\r\n\r\n`,
    );
    await until(() => server.rooms.count().connections === 2);
    const run = (lea.doc.getXmlElement(BODY_ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
    const begin = run.length;
    for (let i = 0; i < 60 && server.rooms.count().connections === 2; i++) {
      const told = lea.saved();
      // the same place again and again: the document stays small, what waits for the reader grows
      lea.doc.transact(() => {
        run.delete(begin, run.length - begin);
        run.insert(begin, "x".repeat(500_000));
      });
      await until(() => lea.saved() > told);
    }
    await until(() => server.rooms.count().connections === 1);
    expect(lea.closed).toBeNull();
  });

  it("a client that went away is gone for the others at once", async () => {
    built = await buildSubmission(db);
    const lea = await openLine(built.lead.userId);
    await until(() => server.rooms.count().connections === 1);
    lea.stop();
    await until(() => server.rooms.count().connections === 0);
    expect(await lea.send(1, [])).toMatchObject({ status: 410, closed: { code: 1006 } });
  });
});
