import * as encoding from "lib0/encoding";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { newId, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { problemsOf } from "~/app/domain/document/schema.js";
import { blockOf, body, edit, randomOf, type Random } from "~/app/domain/document/testing.js";
import { CLOSE, MESSAGE } from "~/app/domain/document/wire.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { participantIn } from "./access.js";
import { loadDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const MESSAGES = 600;

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
const stored = async () => (await loadDocument(db, built.documentId)).content.doc;

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

/** An honest edit of what is stored, as one update. */
function honest(doc: Y.Doc, random: Random): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  copy.transact(() => edit(copy, random, "typed"));
  return Y.encodeStateAsUpdate(copy, before);
}

/** Some bytes are others, are gone, or have come: what a broken client, or one that means harm, makes of it. */
function spoiled(bytes: Uint8Array, random: Random): Uint8Array {
  const made = [...bytes];
  for (let i = 0; i <= random.below(4); i++) {
    const at = random.below(made.length);
    const kind = random.below(5);
    if (kind === 0) made.length = at;
    else if (kind === 1) made.splice(at, random.below(4));
    else if (kind === 2) made.splice(at, 0, ...Array.from({ length: 1 + random.below(9) }, () => 255));
    else made[at] = random.below(256);
  }
  return Uint8Array.from(made);
}

function message(update: Uint8Array, random: Random): Uint8Array {
  const encoder = encoding.createEncoder();
  const type = random.oneOf([MESSAGE.sync, MESSAGE.sync, MESSAGE.sync, MESSAGE.awareness, MESSAGE.control, 77])!;
  encoding.writeVarUint(encoder, type);
  if (type === MESSAGE.sync) encoding.writeVarUint(encoder, random.below(4));
  encoding.writeVarUint8Array(encoder, spoiled(update, random));
  const whole = encoding.toUint8Array(encoder);
  return random.below(3) === 0 ? spoiled(whole, random) : whole;
}

it("messages that are spoiled, hundreds of them, break neither the server nor the text, and nobody else notices", async () => {
  const random = randomOf(7);
  const lea = await enter(built.lead.userId);
  const userId = built.author.userId;
  const sessionId = await signIn(db, userId);
  const admitted = (await participantIn(db, userId, built.documentId))!;
  let refusals = 0;
  for (let sent = 0; sent < MESSAGES;) {
    const log = await stored();
    const connection = {
      holder: { userId, sessionId },
      ...admitted,
      send: () => undefined,
      closed: false,
      close() {
        this.closed = true;
      },
    };
    const receive = await server.rooms.join(built.documentId, connection);
    for (let i = 0; i < 40 && !connection.closed; i++, sent++) receive(message(honest(log, random), random));
    if (connection.closed) refusals += 1;
    server.rooms.leave(built.documentId, connection);
  }
  expect(refusals).toBeGreaterThan(20);
  lea.doc.transact(() => body(lea.doc).insert(0, [blockOf(newId(), "still here")]));
  await until(async () => JSON.stringify(readYDoc(await stored())) === JSON.stringify(readYDoc(lea.doc)));
  const log = await stored();
  expect(problemsOf(log)).toEqual([]);
  expect([log.store.pendingStructs, log.store.pendingDs]).toEqual([null, null]);
  expect(lea.text()).toContain("still here");
  expect(lea.closed).toBeNull();
}, 120_000);

it("a cursor where nothing can be is not passed on: the others' editors would stumble over it", async () => {
  const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
  const at = (item: object, tname: string | null = null) => ({ type: null, tname, item, assoc: 0 });
  const client = lea.doc.clientID;
  for (const [anchorPos, passes] of [
    [at({ client, clock: -1 }), false],
    [at({ client: -1, clock: 0 }), false],
    [at({ client, clock: 1e300 }), false],
    [at({ client, clock: 0 }, "a root that nobody knows"), false],
    [at({ client, clock: 0 }, "root-v2"), true],
  ] as const) {
    arno.provider.awareness.setLocalState({ anchorPos, focusPos: anchorPos, focusing: true });
    await until(() => lea.provider.awareness.getStates().get(arno.doc.clientID)?.focusing === true);
    expect(lea.provider.awareness.getStates().get(arno.doc.clientID)?.anchorPos).toEqual(passes ? anchorPos : null);
    arno.provider.awareness.setLocalState({ focusing: false });
    await until(() => lea.provider.awareness.getStates().get(arno.doc.clientID)?.focusing === false);
  }
});

it("lines that come and go by the hundred leave nothing behind", async () => {
  const lea = await enter(built.lead.userId);
  const cookie = await signIn(db, built.author.userId);
  const origin = `http://127.0.0.1:${String(server.port)}`;
  const storm = Array.from({ length: 300 }, (_, i) => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}/collab/${built.documentId}?schema=${String(SCHEMA_VERSION)}`, {
      headers: { cookie, origin },
    });
    return new Promise<void>((resolve) => {
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
      // some before they are let in, some in the middle, some when they have the first message
      if (i % 3 === 0) socket.on("open", () => socket.terminate());
      else if (i % 3 === 1) socket.on("message", () => socket.close());
      else setTimeout(() => socket.terminate(), i % 50);
    });
  });
  lea.type(" calm");
  await Promise.all(storm);
  await until(() => server.rooms.count().connections === 1);
  await until(() => lea.saved() === 2);
  expect(lea.closed).toBeNull();
});

it("who signs out while typing is closed at once, and what had been called saved is there", async () => {
  const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
  let typed = 0;
  const typing = setInterval(() => arno.type(`<${String(typed++)}>`), 1);
  try {
    await until(() => arno.saved() > 20);
    await db.deleteFrom("session").where("userId", "=", built.author.userId).execute();
    await server.rooms.personChanged(built.author.userId);
    await until(() => arno.closed !== null);
    expect(arno.closed?.code).toBe(CLOSE.signIn);
    const text = JSON.stringify(readYDoc(await stored()));
    // the first was the answer to the server's question
    for (let i = 0; i < arno.saved() - 1; i++) expect(text).toContain(`<${String(i)}>`);
    const further = typed + 20;
    await until(() => typed > further);
    expect(JSON.stringify(readYDoc(await stored()))).toBe(text);
    await until(() => JSON.stringify(readYDoc(lea.doc)) === text);
  } finally {
    clearInterval(typing);
  }
});
