import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { plainText } from "~/app/domain/document/document.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { participantIn } from "./access.js";
import { appendUpdates, compactDocument, loadDocument, readDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const enter = async (userId: string) => {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId });
  open.push(client);
  await until(() => client.provider.synced);
  return client;
};
const stored = async () => (await readDocument(db, built.documentId)).blocks.map((block) => plainText(block.inline)).join("\n");

/** Keeps the document's row for itself, so that nothing can be stored in it, until the returned function is called. */
async function block(): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun: () => void = () => undefined;
  const began = new Promise<void>((resolve) => (begun = resolve));
  const over = db.transaction().execute(async (trx) => {
    await sql`select id from document where id = ${built.documentId} for update`.execute(trx);
    begun();
    await held;
  });
  await began;
  return () => {
    release();
    return over;
  };
}

beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());
beforeEach(async () => {
  built = await buildSubmission(db);
});
afterEach(() => {
  for (const client of open.splice(0)) client.destroy();
});

describe("while edits are being stored", () => {
  it("who comes back, and who comes new, see no older state afterwards, and nothing twice", async () => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    const unblock = await block();
    lea.type(" slow");
    lea.provider.disconnect();
    lea.type(" offline");
    lea.provider.connect();
    await until(() => lea.provider.synced);
    const third = await enter(built.signatories[0]!.actor.userId);
    expect([arno.text(), third.text()].join()).not.toContain("slow");
    expect(await stored()).not.toContain("slow");
    await unblock();
    await until(() => [lea, arno, third].every((client) => client.text().includes("slow offline")));
    expect((await stored()).split("slow offline")).toHaveLength(2);
    const before = lea.saved();
    lea.type(" on");
    await until(() => lea.saved() > before);
    expect(await stored()).toBe(lea.text());
  });

  it("another document's writers do not wait for the one that is held", async () => {
    const lea = await enter(built.lead.userId);
    // what her connection began with is stored: the answer to it is not taken for one to what follows
    await until(() => lea.saved() === 1);
    const unblock = await block();
    const before = lea.saved();
    lea.type(" held");
    const held = built;
    built = await buildSubmission(db);
    const other = await enter(built.lead.userId);
    for (let i = 0; i < 3; i++) {
      other.type(` ${String(i)}`);
      await until(() => other.saved() === i + 2);
    }
    expect(JSON.stringify(await server.rooms.read(built.documentId))).toContain("0 1 2");
    expect(lea.saved()).toBe(before);
    built = held;
    await unblock();
    await until(() => lea.saved() === before + 1);
  });

  it("the room stays, also when everybody leaves: what was sent is stored", async () => {
    const lea = await enter(built.lead.userId);
    const unblock = await block();
    lea.type(" last words");
    await until(() => lea.provider.ws?.bufferedAmount === 0);
    lea.provider.disconnect();
    await until(() => server.rooms.count().connections === 0);
    const asked = server.rooms.read(built.documentId);
    await unblock();
    expect(JSON.stringify(await asked)).toContain("last words");
  });
});

it("who loses the right while typing is closed, and nothing that came after is stored", async () => {
  const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
  let typed = 0;
  const typing = setInterval(() => arno.type(`<${String(typed++)}>`), 1);
  try {
    await until(() => typed > 20);
    await db.deleteFrom("coalition_person").where("user_id", "=", built.author.userId).execute();
    await server.rooms.changed(built.documentId);
    await until(() => arno.closed !== null);
    expect(arno.closed?.code).toBe(CLOSE.forbidden);
    const text = await stored();
    const further = typed + 20;
    await until(() => typed > further);
    expect(await stored()).toBe(text);
    expect(lea.text()).toBe(text);
  } finally {
    clearInterval(typing);
  }
});

it("who lost the right between the door and the room is closed at once", async () => {
  const sessionId = await signIn(db, built.author.userId);
  const admitted = (await participantIn(db, built.author.userId, built.documentId))!;
  await db.deleteFrom("coalition_person").where("user_id", "=", built.author.userId).execute();
  await server.rooms.changed(built.documentId);
  const codes: number[] = [];
  const connection = {
    holder: { userId: built.author.userId, sessionId },
    ...admitted,
    send: () => undefined,
    close: (code: number) => void codes.push(code),
  };
  await server.rooms.join(built.documentId, connection);
  await until(() => codes.length > 0);
  expect(codes).toEqual([CLOSE.forbidden]);
  server.rooms.leave(built.documentId, connection);
});

describe("a compaction", () => {
  /** A document with a history, and its text after each update. */
  async function written(): Promise<Y.Doc> {
    const { doc } = (await loadDocument(db, built.documentId)).content;
    const writer = new Y.Doc();
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc));
    const updates: Uint8Array[] = [];
    writer.on("update", (bytes: Uint8Array) => updates.push(bytes));
    const run = (writer.getXmlElement("root-v2").get(1) as Y.XmlElement).get(0) as Y.XmlText;
    for (let i = 0; i < 30; i++) {
      if (i % 4 === 3) run.delete(0, 2);
      else run.insert(i % run.length, `w${String(i)} `);
    }
    for (const bytes of updates) await appendUpdates(db, [{ documentId: built.documentId, bytes, userId: null }]);
    return writer;
  }
  const load = async () => {
    const { content, seq } = await loadDocument(db, built.documentId);
    return { seq, vector: Y.encodeStateVector(content.doc), text: await stored() };
  };

  it("leaves the same text whenever it happens, is cut off, or comes late", async () => {
    await written();
    const whole = await load();
    for (const seq of [5, 12, 3, 30, 29]) {
      const { content } = await loadDocument(db, built.documentId);
      // cut off before its commit
      const cut = db.transaction().execute(async (trx) => {
        await compactDocument(trx, built.documentId, seq, content.state());
        throw new Error("killed");
      });
      await expect(cut).rejects.toThrow("killed");
      expect(await load()).toEqual(whole);
      await compactDocument(db, built.documentId, seq, content.state());
      expect(await load()).toEqual(whole);
    }
    expect((await loadDocument(db, built.documentId)).behind).toBe(0);
  });

  it("beside people who write takes nothing away", async () => {
    const lea = await enter(built.lead.userId);
    for (let round = 0; round < 8; round++) {
      for (let i = 0; i < 5; i++) lea.type(`${String(round)}.${String(i)} `);
      const { content, seq } = await loadDocument(db, built.documentId);
      await compactDocument(db, built.documentId, seq, content.state());
    }
    await until(() => lea.saved() === 41);
    expect(await stored()).toBe(lea.text());
  });
});

it("a server that ends takes nobody in any more, and stores what it was sent", async () => {
  const ending = await startCollab(db);
  const lea = openClient(ending, { cookie: await signIn(db, built.lead.userId), documentId: built.documentId });
  open.push(lea);
  await until(() => lea.provider.synced);
  for (let i = 0; i < 40; i++) lea.type(`${String(i)} `);
  await until(() => lea.saved() > 1);
  const text = lea.text();
  const closed = ending.close();
  const codes: number[] = [];
  const admitted = (await participantIn(db, built.lead.userId, built.documentId))!;
  await ending.rooms.join(built.documentId, {
    holder: { userId: built.lead.userId, sessionId: "none" },
    ...admitted,
    send: () => expect.unreachable(),
    close: (code) => codes.push(code),
  });
  await closed;
  expect(codes).toEqual([1012]);
  expect(await stored()).toBe(text);
});
