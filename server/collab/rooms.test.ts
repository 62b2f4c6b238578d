import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { plainText } from "~/app/domain/document/document.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { testDatabase } from "~/db/testing.js";
import { buildActor, buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { freezeDocument, loadDocument, readDocument, unfreezeDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const enter = async (userId: string, options: { origin?: string; schema?: number } = {}) => {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId, ...options });
  open.push(client);
  return client;
};
const stored = async () => (await readDocument(db, built.documentId)).blocks.map((block) => plainText(block.inline)).join("\n");

beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());
afterEach(() => {
  for (const client of open.splice(0)) client.destroy();
});

describe("two writers", () => {
  it("see each other's words, which are in the database by then", async () => {
    built = await buildSubmission(db);
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    await until(() => lea.provider.synced && arno.provider.synced);
    const seen: boolean[] = [];
    arno.doc.on("update", () => {
      // whatever arrives from others can be read back from the log at that very moment
      const words = arno.text();
      void stored().then((text) => seen.push(text.includes("first") || !words.includes("first")));
    });
    lea.type(" first");
    await until(() => arno.text().includes("first") && seen.length > 0);
    expect(seen.every(Boolean)).toBe(true);
    arno.type(" second");
    await until(() => lea.text().includes("second"));
    await until(() => lea.text() === arno.text());
    expect(await stored()).toBe(lea.text());
  });

  it("are told how many of their messages are stored", async () => {
    built = await buildSubmission(db);
    const lea = await enter(built.lead.userId);
    await until(() => lea.provider.synced && lea.saved() === 1); // the answer to the server's sync step 1
    for (let i = 0; i < 20; i++) lea.type(String(i));
    await until(() => lea.saved() === 21);
    expect(await stored()).toContain("171819");
  });

  it("who come later find everything, also after the room was let go", async () => {
    built = await buildSubmission(db);
    const lea = await enter(built.lead.userId);
    await until(() => lea.provider.synced);
    lea.type(" kept");
    await until(() => lea.saved() === 2);
    lea.destroy();
    await server.close();
    server = await startCollab(db);
    const arno = await enter(built.author.userId);
    await until(() => arno.text().includes("kept"));
    expect((await loadDocument(db, built.documentId)).behind).toBe(0);
  });
});

describe("rights", () => {
  it("keep out who has none, who is not signed in, other sites and old pages", async () => {
    built = await buildSubmission(db);
    const stranger = await enter((await buildActor(db, "Stranger")).userId);
    const nobody = openClient(server, { cookie: "none", documentId: built.documentId });
    open.push(nobody);
    const otherSite = await enter(built.lead.userId, { origin: "https://elsewhere.example" });
    const oldPage = await enter(built.lead.userId, { schema: 0 });
    await until(() => [stranger, nobody, otherSite, oldPage].every((client) => client.closed));
    expect([stranger, nobody, otherSite, oldPage].map((client) => client.closed?.code)).toEqual([
      CLOSE.forbidden,
      CLOSE.signIn,
      CLOSE.forbidden,
      CLOSE.schema,
    ]);
    expect([stranger, nobody, otherSite, oldPage].map((client) => client.text())).toEqual(["", "", "", ""]);
  });

  it("let a signatory follow, also one whose copy has deletions, and close on a write", async () => {
    built = await buildSubmission(db);
    const lea = await enter(built.lead.userId);
    const reader = await enter(built.signatories[1]!.actor.userId);
    await until(() => lea.provider.synced && reader.provider.synced);
    lea.type(" gone");
    await until(() => reader.text().includes("gone"));
    lea.doc.transact(() => {
      const run = (lea.doc.getXmlElement("root-v2").get(1) as Y.XmlElement).get(0) as Y.XmlText;
      run.delete(run.length - 5, 5);
    });
    await until(() => !reader.text().includes("gone"));
    reader.provider.disconnect();
    reader.provider.connect();
    await until(() => reader.provider.synced && reader.saved() > 0);
    expect(reader.closed).toBeNull();
    reader.type(" forged");
    await until(() => reader.closed !== null);
    expect(reader.closed?.code).toBe(CLOSE.forbidden);
    expect(await stored()).not.toContain("forged");
    expect(lea.text()).not.toContain("forged");
  });

  it("end with the session", async () => {
    built = await buildSubmission(db);
    const lea = await enter(built.lead.userId);
    await until(() => lea.provider.synced);
    await db.deleteFrom("session").where("userId", "=", built.lead.userId).execute();
    await server.rooms.personChanged(built.lead.userId);
    await until(() => lea.closed !== null);
  });
});

describe("presence", () => {
  it("bears the name that the server knows, whatever the client says", async () => {
    built = await buildSubmission(db);
    const lea = await enter(built.lead.userId);
    const arno = await enter(built.author.userId);
    await until(() => lea.provider.synced && arno.provider.synced);
    arno.provider.awareness.setLocalState({
      name: "Lea Lead",
      color: "red",
      focusing: true,
      anchorPos: null,
      focusPos: null,
      awarenessData: { userId: built.lead.userId },
    });
    await until(() => lea.provider.awareness.getStates().has(arno.doc.clientID));
    const seen = lea.provider.awareness.getStates().get(arno.doc.clientID);
    expect(seen).toMatchObject({
      name: "Arno Author · O1",
      focusing: true,
      awarenessData: { userId: built.author.userId, organisation: "O1" },
    });
    arno.destroy();
    await until(() => !lea.provider.awareness.getStates().has(arno.doc.clientID));
  });

  it("cannot be taken from somebody else", async () => {
    built = await buildSubmission(db);
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    await until(() => lea.provider.synced && arno.provider.synced);
    lea.provider.awareness.setLocalState({ focusing: true });
    await until(() => arno.provider.awareness.getStates().has(lea.doc.clientID));
    // arno sends a state under lea's client id
    const { awareness } = arno.provider;
    awareness.meta.set(lea.doc.clientID, { clock: 1000, lastUpdated: 0 });
    awareness.states.set(lea.doc.clientID, { focusing: false });
    awareness.emit("update", [{ added: [], updated: [lea.doc.clientID], removed: [] }, "local"]);
    arno.type(" after");
    await until(() => lea.text().includes("after"));
    const third = await enter(built.signatories[0]!.actor.userId);
    await until(() => third.provider.awareness.getStates().has(lea.doc.clientID));
    expect(third.provider.awareness.getStates().get(lea.doc.clientID)).toMatchObject({ name: "Lea Lead · O1", focusing: true });
  });
});

describe("a frozen text", () => {
  it("takes no edit, not even one made offline; afterwards everybody goes on", async () => {
    built = await buildSubmission(db);
    const [lea, arno] = [await enter(built.lead.userId), await enter(built.author.userId)];
    const stays = await enter(built.author.userId);
    await until(() => lea.provider.synced && arno.provider.synced && stays.provider.synced);
    arno.provider.disconnect();
    arno.type(" offline");
    const frozen = await db.transaction().execute((trx) => freezeDocument(trx, built.documentId));
    lea.type(" late");
    await until(() => lea.closed !== null);
    arno.provider.connect();
    await until(() => arno.closed !== null);
    expect([lea.closed?.code, arno.closed?.code]).toEqual([CLOSE.frozen, CLOSE.frozen]);
    expect(await readDocument(db, built.documentId)).toEqual(frozen.document);
    await db.transaction().execute((trx) => unfreezeDocument(trx, built.documentId));
    const again = await enter(built.author.userId);
    await until(() => again.provider.synced);
    again.type(" afresh");
    await until(() => again.saved() === 2);
    stays.type(" without a gap");
    await until(() => again.text() === stays.text());
    expect(await stored()).toMatch(/afresh without a gap$/);
    expect(await stored()).not.toMatch(/late|offline/);
  });
});
