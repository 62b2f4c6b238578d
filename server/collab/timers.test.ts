import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { LIMITS } from "./limits.js";
import { loadDocument, readDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

// what takes half a minute or a minute otherwise
Object.assign(LIMITS, { idleRoom: 30, judgeAgain: 50, updatesBeforeCompaction: 5 });

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const enter = async () => {
  const client = openClient(server, { cookie: await signIn(db, built.lead.userId), documentId: built.documentId });
  open.push(client);
  await until(() => client.provider.synced);
  return client;
};

beforeEach(async () => {
  built = await buildSubmission(db);
  server = await startCollab(db);
});
afterEach(async () => {
  for (const client of open.splice(0)) client.destroy();
  await server.close();
});

it("lets go of a room without anybody, compacted, and never of one with a write on its way", async () => {
  const lea = await enter();
  lea.type(" kept");
  await until(() => lea.saved() === 2);
  await db.transaction().execute(async (trx) => {
    await sql`select id from document where id = ${built.documentId} for update`.execute(trx);
    lea.type(" on its way");
    await until(() => lea.provider.ws?.bufferedAmount === 0);
    lea.destroy();
    await until(() => server.rooms.count().connections === 0);
    const end = Date.now() + LIMITS.idleRoom * 5;
    await until(() => Date.now() > end);
    expect(server.rooms.count().rooms).toBe(1);
  });
  await until(() => server.rooms.count().rooms === 0);
  await until(async () => (await loadDocument(db, built.documentId)).behind === 0);
  expect(JSON.stringify(await readDocument(db, built.documentId))).toContain("kept on its way");
  const again = await enter();
  expect(again.text()).toContain("kept on its way");
});

it("compacts a document that people go on writing in", async () => {
  const lea = await enter();
  for (let i = 0; i < 8; i++) lea.type(`${String(i)} `);
  await until(() => lea.saved() === 9);
  await until(async () => (await loadDocument(db, built.documentId)).behind === 0);
  lea.type("after");
  await until(() => lea.saved() === 10);
  expect(JSON.stringify(await readDocument(db, built.documentId))).toContain("7 after");
});

it("ends a connection whose session ended, without being told", async () => {
  const lea = await enter();
  await db.deleteFrom("session").where("userId", "=", built.lead.userId).execute();
  await until(() => lea.closed !== null);
});
