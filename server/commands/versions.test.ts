import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plainText } from "~/app/domain/document/document.js";
import { testDatabase } from "~/db/testing.js";
import { insertVersion, versionById, versionsOf } from "~/db/versions.js";
import { keepAutomaticVersion } from "../collab/keep-version.js";
import { createRooms } from "../collab/rooms.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "../collab/testing.js";
import { writersOf } from "../collab/writers.js";
import { writtenBy } from "../queries/authorship.js";
import { versionDifference, versionList } from "../queries/versions.js";
import { keepNamedVersion } from "./keep-named-version.js";
import { openSignOff } from "./open-sign-off.js";
import { restoreVersion } from "./restore-version.js";
import { buildActor, buildSubmission, type BuiltSubmission, documentOf } from "./testing-submission.js";
import pino from "pino";
import { judgeBy } from "../collab/access.js";

const db = await testDatabase();
const NOW = new Date("2026-10-01T12:00:00Z");
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const enter = async (userId: string) => {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId });
  open.push(client);
  await until(() => client.provider.synced);
  return client;
};
const texts = async () => (await server.rooms.read(built.documentId)).blocks.map((block) => plainText(block.inline));
const keep = (name: string, version?: string) =>
  keepNamedVersion(db, server.rooms, built.lead, { submissionId: built.submissionId, name, version });
const events = () =>
  db
    .selectFrom("audit_event")
    .where("subject_id", "=", built.submissionId)
    .where("action", "like", "version.%")
    .select("action")
    .orderBy("seq")
    .execute();

beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());
beforeEach(async () => {
  built = await buildSubmission(db, { document: documentOf("Belgium closed 34 libraries.", "The law says nothing.") });
});
afterEach(() => {
  for (const client of open.splice(0)) client.destroy();
});

describe("a version", () => {
  it("has the text that its writers saw, and who wrote it", async () => {
    const arno = await enter(built.author.userId);
    arno.type(" In one year.");
    await until(async () => (await texts())[1]!.includes("In one year."));
    await keep("Before the meeting");
    const [version] = (await versionList(db, built.lead, built.submissionId)).versions;
    expect(version).toMatchObject({ name: "Before the meeting", kind: "named", writers: [built.author.name], keptBy: built.lead.name });
    expect(plainText((await versionById(db, version!.id))!.content.blocks[1]!.inline)).toContain("In one year.");
    expect(await events()).toEqual([{ action: "version.named" }]);
  });

  it("comes by itself once for each text", async () => {
    const lea = await enter(built.lead.userId);
    expect(await keepAutomaticVersion(db, built.documentId, NOW)).toBeNull();
    lea.type(" Once.");
    await until(async () => (await texts())[1]!.includes("Once."));
    const [first, second] = await Promise.all([
      keepAutomaticVersion(db, built.documentId, NOW),
      keepAutomaticVersion(db, built.documentId, NOW),
    ]);
    expect([first, second].filter(Boolean)).toHaveLength(1);
    expect(await keepAutomaticVersion(db, built.documentId, NOW)).toBeNull();
    await keep("Named now", (first ?? second)!);
    expect((await versionsOf(db, built.documentId)).map(({ kind }) => kind)).toEqual(["named"]);
  });

  it("comes by itself when people stop", async () => {
    const rooms = createRooms({ db, log: pino({ level: "silent" }), judge: judgeBy(db), quietBeforeVersion: 20 });
    await rooms.edit(built.documentId, built.lead.userId, (doc) => doc.getMap("cover").set("title", "Another"));
    await until(async () => (await versionsOf(db, built.documentId)).length === 1);
    expect((await versionsOf(db, built.documentId))[0]).toMatchObject({ kind: "automatic", createdBy: null, writers: [built.lead.userId] });
    await rooms.close();
  });

  it("is thinned only where nobody named or signed it", async () => {
    const insert = (kind: "automatic" | "named", days: number) =>
      db.transaction().execute(async (trx) => {
        const content = documentOf("Old.");
        const words = { body: 1, notes: 0, cover: 0, total: 1 };
        const id = await insertVersion(trx, {
          documentId: built.documentId,
          seq: 0,
          name: "",
          kind,
          content,
          state: new Uint8Array([0, 0]),
          hash: `${kind}${String(days)}`,
          words,
          createdBy: null,
        });
        await trx
          .updateTable("version")
          .set({ created_at: new Date(NOW.getTime() - days * 86_400_000) } as never)
          .where("id", "=", id)
          .execute();
        return id;
      });
    const named = [await insert("named", 100), await insert("named", 100.1)];
    const own = [await insert("automatic", 100), await insert("automatic", 100.1), await insert("automatic", 100.2)];
    const lea = await enter(built.lead.userId);
    lea.type(" New.");
    await until(async () => (await texts())[1]!.includes("New."));
    await keepAutomaticVersion(db, built.documentId, NOW);
    const left = (await versionsOf(db, built.documentId)).map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining(named));
    expect(own.filter((id) => left.includes(id))).toEqual([own[0]]);
  });

  it("is for those who write and sign, and named by those who write", async () => {
    const stranger = await buildActor(db, "Sam Stranger");
    await expect(versionList(db, stranger, built.submissionId)).rejects.toThrow("not-found");
    await expect(
      keepNamedVersion(db, server.rooms, built.signatories[0]!.actor, { submissionId: built.submissionId, name: "Mine" }),
    ).rejects.toThrow("forbidden");
    const other = await buildSubmission(db);
    const foreign = await keep("Ours");
    await expect(versionDifference(db, server.rooms, other.lead, other.submissionId, { from: foreign, to: "now" })).rejects.toThrow(
      "not-found",
    );
  });
});

describe("an older text", () => {
  it("comes back before everybody's eyes, and leaves their undo alone", async () => {
    const version = await keep("As it was");
    const lea = await enter(built.lead.userId);
    lea.type(" More.", 1);
    lea.type(" And more.", 2);
    await until(async () => (await texts()).join().includes("And more."));
    await restoreVersion(db, server.rooms, built.author, { submissionId: built.submissionId, version }, NOW);
    await until(() => lea.text() === "Introduction\nBelgium closed 34 libraries.\nThe law says nothing.");
    expect(await texts()).toEqual(lea.text().split("\n"));
    lea.type(" Still here.", 2);
    await until(async () => (await texts())[2] === "The law says nothing. Still here.");
    // what stood there before can be brought back in its turn
    const before = (await versionsOf(db, built.documentId)).find(({ kind }) => kind === "before-restore")!;
    expect(plainText((await versionById(db, before.id))!.content.blocks[2]!.inline)).toBe("The law says nothing. And more.");
    expect((await events()).map(({ action }) => action)).toEqual(["version.named", "version.restored"]);
  });

  it("comes back one paragraph at a time", async () => {
    const version = await keep("As it was");
    const { content } = (await versionById(db, version))!;
    const lea = await enter(built.lead.userId);
    lea.type(" More.", 1);
    lea.type(" And more.", 2);
    await until(async () => (await texts()).join().includes("And more."));
    await restoreVersion(db, server.rooms, built.author, { submissionId: built.submissionId, version, block: content.blocks[1]!.id }, NOW);
    expect(await texts()).toEqual(["Introduction", "Belgium closed 34 libraries.", "The law says nothing. And more."]);
  });

  it("does not come back into a frozen text, nor at a reader's word", async () => {
    const version = await keep("As it was");
    const restore = (actor = built.lead) => restoreVersion(db, server.rooms, actor, { submissionId: built.submissionId, version }, NOW);
    await expect(restore(built.signatories[0]!.actor)).rejects.toThrow("forbidden");
    await openSignOff(db, built.lead, { submissionId: built.submissionId });
    await expect(restore()).rejects.toThrow("document-frozen");
    await expect(
      server.rooms.edit(built.documentId, built.lead.userId, (doc) => doc.getMap("cover").set("title", "Too late")),
    ).rejects.toThrow("document-frozen");
  });
});

describe("who wrote what", () => {
  it("is known by the account of each client; imported text has nobody", async () => {
    await db
      .insertInto("coalition_person")
      .values({
        coalition_id: built.coalitionId,
        organisation_id: built.signatories[1]!.organisationId,
        user_id: built.signatories[1]!.actor.userId,
        role: "author",
      })
      .execute();
    const [lea, other] = [await enter(built.lead.userId), await enter(built.signatories[1]!.actor.userId)];
    lea.type(" Lea wrote this.");
    await until(() => other.text().includes("Lea wrote this."));
    other.type(" And they that.");
    await until(async () => (await texts())[1]!.includes("And they that."));
    const { blocks, organisations } = await writtenBy(db, server.rooms, built.lead, built.submissionId);
    expect(blocks[1]!.runs).toEqual([
      { organisation: "", text: "Belgium closed 34 libraries." },
      { organisation: built.signatories[0]!.organisationId, text: " Lea wrote this." },
      { organisation: built.signatories[1]!.organisationId, text: " And they that." },
    ]);
    expect(organisations.map(({ words }) => words)).toEqual([3, 3, 9]);
    // read once, it is not read again, and goes on from there
    lea.type(" More.");
    await until(async () => (await texts())[1]!.includes("More."));
    expect([...(await writersOf(db, built.documentId)).values()].sort()).toEqual(
      [built.lead.userId, built.signatories[1]!.actor.userId].sort(),
    );
  });
});
