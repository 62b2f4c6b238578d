import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { newId } from "~/app/domain/document/document.js";
import { problemsOf } from "~/app/domain/document/schema.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { appendUpdates, loadDocument } from "./log.js";
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
const stored = async () => (await loadDocument(db, built.documentId)).content.doc;
const body = (doc: Y.Doc) => doc.getXmlElement(BODY_ROOT);
const blockOf = (id: string, text: string) => {
  const made = new Y.XmlElement("block");
  made.setAttribute("s_id", id);
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};
/** What reaches a client, one entry a message. */
const watch = (client: TestClient) => {
  const problems: string[] = [];
  client.doc.on("afterTransaction", () => problems.push(...problemsOf(client.doc).map(({ code }) => code)));
  return problems;
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

const BAD: Record<string, (doc: Y.Doc) => void> = {
  "a node that the editor does not know": (doc) => body(doc).insert(0, [new Y.XmlElement("table")]),
  "text where blocks stand": (doc) => body(doc).insert(0, [new Y.XmlText("blank for everybody")]),
  "a property that is unknown": (doc) => (body(doc).get(0) as Y.XmlElement).setAttribute("s_evil", "1"),
  "a script as a link": (doc) => {
    const link = new Y.XmlElement("link");
    link.setAttribute("__url", "javascript:alert(1)");
    (body(doc).get(1) as Y.XmlElement).insert(1, [link]);
  },
  "a root of its own": (doc) => void doc.getMap("evil").set("a", 1),
};

describe("an edit that would leave the document malformed", () => {
  it.each(Object.entries(BAD))("with %s is not stored, seen by nobody, and its writer told", async (_what, act) => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    const seen = watch(lea);
    arno.type(" good");
    await until(() => lea.text().includes("good"));
    arno.doc.transact(() => act(arno.doc));
    arno.type(" after it");
    await until(() => arno.closed !== null);
    expect(arno.closed?.code).toBe(CLOSE.malformedDocument);
    lea.type(" on");
    await until(() => lea.saved() === 2);
    expect(seen).toEqual([]);
    expect(problemsOf(await stored())).toEqual([]);
    expect(lea.text()).not.toContain("after it");
    // afresh, the same person goes on where the others are
    const again = await enter(built.author.userId);
    expect(again.text()).toBe(lea.text());
    again.type(" again");
    await until(() => lea.text().endsWith("good on again"));
  });

  it("is not brought in by being sent in pieces or offline either", async () => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    arno.provider.disconnect();
    arno.type(" offline");
    body(arno.doc).insert(0, [new Y.XmlElement("table")]);
    arno.type(" more", 2);
    arno.provider.connect();
    await until(() => arno.closed !== null);
    expect(arno.closed?.code).toBe(CLOSE.malformedDocument);
    lea.type(" on");
    await until(() => lea.saved() === 2);
    expect(problemsOf(await stored())).toEqual([]);
    expect(lea.text()).not.toContain("offline");
  });

  it("from before, with something missing, makes its writer come again with all of it", async () => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    const updates: Uint8Array[] = [];
    arno.provider.disconnect();
    arno.doc.on("update", (bytes: Uint8Array) => updates.push(bytes));
    arno.type(" one");
    arno.type(" two");
    arno.provider.connect();
    await until(() => lea.text().includes("one two"));
    // a client that lost a message on the way
    const lossy = await enter(built.author.userId);
    lossy.provider.ws!.send = () => undefined;
    lossy.type(" lost");
    delete (lossy.provider.ws as Partial<WebSocket>).send;
    lossy.type(" kept");
    await until(() => lea.text().includes("lost kept"));
    expect(lossy.closed).toBeNull();
  });
});

describe("blocks of one id", () => {
  it("that two people's honest edits made are healed for everybody, and nobody is closed", async () => {
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    const id = newId();
    lea.doc.transact(() => body(lea.doc).insert(1, [blockOf(id, "cut")]));
    await until(() => arno.text().includes("cut"));
    for (const client of [lea, arno]) client.provider.disconnect();
    // both cut the same block and paste it at another place
    for (const [client, place] of [
      [lea, 0],
      [arno, 1],
    ] as const)
      client.doc.transact(() => {
        body(client.doc).delete(1, 1);
        body(client.doc).insert(place, [blockOf(id, "cut")]);
      });
    for (const client of [lea, arno]) client.provider.connect();
    await until(() => [lea, arno].every(({ doc, text }) => text().split("cut").length === 3 && problemsOf(doc).length === 0));
    await until(async () => problemsOf(await stored()).length === 0);
    expect([lea.closed, arno.closed]).toEqual([null, null]);
    expect(lea.text()).toBe(arno.text());
  });

  it("that are stored already are healed when the document is opened", async () => {
    const { doc } = (await loadDocument(db, built.documentId)).content;
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      body(doc).insert(0, [blockOf("twin", "one")]);
      body(doc).insert(0, [blockOf("twin", "two")]);
    });
    await appendUpdates(db, [{ documentId: built.documentId, bytes: Y.encodeStateAsUpdate(doc, before), userId: null }]);
    expect(problemsOf(await stored()).map(({ code }) => code)).toEqual(["same-id"]);
    const lea = await enter(built.lead.userId);
    await until(() => problemsOf(lea.doc).length === 0);
    expect(problemsOf(await stored())).toEqual([]);
  });
});
