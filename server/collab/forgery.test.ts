import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { loadDocument, readDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const enter = async (userId: string) => {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId });
  client.provider.awareness.setLocalState({ focusing: true });
  open.push(client);
  await until(() => client.provider.synced);
  return client;
};
const stored = async () => JSON.stringify((await readDocument(db, built.documentId)).blocks);
const endings = (client: TestClient) => {
  const codes: number[] = [];
  client.provider.on("connection-close", (event) => codes.push(event?.code ?? 0));
  return codes;
};

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

describe("a co-author who writes under another's client id", () => {
  it.each([
    ["while that one is there", false],
    ["while that one is offline", true],
  ])("%s is turned away, and what the other was told is saved is saved", async (_when, offline) => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    lea.type(" Lea's");
    await until(() => arno.text().includes("Lea's"));
    if (offline) {
      lea.provider.disconnect();
      await until(() => !arno.provider.awareness.getStates().has(lea.doc.clientID));
    }
    const codes = endings(arno);
    arno.doc.clientID = lea.doc.clientID;
    arno.type(" forged");
    await until(() => codes.length > 0);
    expect(codes[0]).toBe(1013);
    arno.destroy();
    lea.type(" own words");
    if (offline) lea.provider.connect();
    const log = async () => Y.encodeStateVector((await loadDocument(db, built.documentId)).content.doc);
    await until(async () => Buffer.compare(await log(), Y.encodeStateVector(lea.doc)) === 0);
    expect(await stored()).toContain("Lea's own words");
    expect(await stored()).not.toContain("forged");
  });

  it("is not kept from writing as who they are, also after coming back under the same id", async () => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    lea.type(" one");
    await until(() => arno.text().includes("one"));
    arno.provider.disconnect();
    arno.type(" two");
    lea.type(" three");
    arno.provider.connect();
    await until(() => lea.text().includes("two") && arno.text().includes("three"));
    await until(() => lea.text() === arno.text());
    expect([lea.closed, arno.closed]).toEqual([null, null]);
  });
});
