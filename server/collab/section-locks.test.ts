import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Block, emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import { restoreDocument } from "~/app/domain/document/restore.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { BODY_ROOT, noteRootName, readYDoc, writeInline, writeProperties } from "~/app/domain/document/yjs.js";
import { testDatabase } from "~/db/testing.js";
import { planOrganisation } from "../commands/plan-organisation.js";
import { markSection, planSection } from "../commands/plan-section.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { readDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
const open: TestClient[] = [];

const heading = (id: string): Block => ({ id, kind: "heading", inline: [{ type: "text", text: `Section ${id}` }] });
const paragraph = (id: string, note?: string): Block => ({
  id,
  kind: "paragraph",
  inline: [{ type: "text", text: `Text ${id}.` }, ...(note ? [{ type: "note" as const, note }] : [])],
});
const document: StructuredDocument = {
  schema: SCHEMA_VERSION,
  cover: { ...emptyCover(), title: "Libraries and human rights" },
  blocks: [heading("a"), paragraph("a1", "n1"), paragraph("a2"), heading("b"), paragraph("b1"), heading("c"), paragraph("c1", "n1")],
  notes: [{ id: "n1", inline: [{ type: "text", text: "See the report." }] }],
  links: [],
};

const other = () => built.signatories[1]!;
const lock = (locked: boolean) =>
  planSection(db, server.rooms, built.lead, {
    submissionId: built.submissionId,
    heading: "a",
    words: null,
    organisation: other().organisationId,
    dueOn: null,
    locked: locked ? "on" : undefined,
  });
const enter = async (userId: string) => {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId });
  open.push(client);
  await until(() => client.provider.synced);
  return client;
};
const stored = () => readDocument(db, built.documentId);
const root = (doc: Y.Doc) => doc.getXmlElement(BODY_ROOT);
const block = (doc: Y.Doc, id: string) => root(doc).get(readYDoc(doc).blocks.findIndex((one) => one.id === id)) as Y.XmlElement;
const at = (doc: Y.Doc, id: string) => readYDoc(doc).blocks.findIndex((one) => one.id === id);
const type = (doc: Y.Doc, id: string) => (block(doc, id).get(0) as Y.XmlText).insert(0, "Typed ");
/** As an editor does it: a block comes with its properties, in one edit. */
const insert = (doc: Y.Doc, index: number, made: Block) =>
  doc.transact(() => {
    const element = new Y.XmlElement("block");
    root(doc).insert(index, [element]);
    writeProperties(element, made);
    writeInline(element, made.inline);
  });

beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());
beforeEach(async () => {
  built = await buildSubmission(db, { document });
  await db
    .insertInto("coalition_person")
    .values({ coalition_id: built.coalitionId, organisation_id: other().organisationId, user_id: other().actor.userId, role: "author" })
    .execute();
});
afterEach(() => {
  for (const client of open.splice(0)) client.destroy();
});

describe("a section locked to another organisation", () => {
  const refused: Record<string, (doc: Y.Doc) => void> = {
    "typing in it": (doc) => type(doc, "a1"),
    "typing in its heading": (doc) => type(doc, "a"),
    "deleting its text": (doc) => (block(doc, "a2").get(0) as Y.XmlText).delete(0, 4),
    "deleting one of its blocks": (doc) => root(doc).delete(at(doc, "a2"), 1),
    "deleting all of it": (doc) => root(doc).delete(0, 3),
    "formatting it": (doc) => (block(doc, "a2").get(0) as Y.XmlText).format(0, 4, { p: { __format: 1 } }),
    "a new block at its end": (doc) => insert(doc, 3, paragraph("new")),
    "a heading that splits it": (doc) => insert(doc, 2, heading("new")),
    "lowering the heading behind it, so that it swallows the next section": (doc) => block(doc, "b").setAttribute("s_level", 2 as never),
    "its endnote, which another section cites too": (doc) =>
      ((doc.getXmlElement(noteRootName("n1")).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, "Do not "),
    "its blocks in another order": (doc) => {
      root(doc).delete(1, 2);
      insert(doc, 1, paragraph("a2"));
      insert(doc, 2, paragraph("a1", "n1"));
    },
    "a block moved into it": (doc) => {
      root(doc).delete(at(doc, "b1"), 1);
      insert(doc, 2, paragraph("b1"));
    },
  };
  it.each(Object.entries(refused))("takes nothing from somebody else: %s", async (_what, change) => {
    await lock(true);
    const arno = await enter(built.author.userId);
    arno.doc.transact(() => change(arno.doc));
    await until(() => arno.closed !== null);
    expect(arno.closed!.code).toBe(CLOSE.sectionLocked);
    expect(await stored()).toEqual(document);
  });

  it("leaves the rest of the text to everybody: beside it, behind it, and where it stands", async () => {
    await lock(true);
    const arno = await enter(built.author.userId);
    type(arno.doc, "b1");
    insert(arno.doc, 3, heading("new"));
    insert(arno.doc, 0, heading("first"));
    const moved = readYDoc(arno.doc);
    const [section, rest] = [moved.blocks.slice(1, 4), [...moved.blocks.slice(0, 1), ...moved.blocks.slice(4)]];
    restoreDocument(arno.doc, { ...moved, blocks: [...rest, ...section] });
    await until(() => arno.closed !== null || arno.saved() === 5);
    expect(arno.closed).toBeNull();
    expect((await stored()).blocks).toEqual([...rest, ...section]);
  });

  it("is its own organisation's, also while others write", async () => {
    await lock(true);
    const [theirs, arno] = [await enter(other().actor.userId), await enter(built.author.userId)];
    for (let i = 0; i < 20; i++) {
      type(theirs.doc, "a1");
      type(arno.doc, "b1");
    }
    await until(async () => JSON.stringify(await stored()).split("Typed ").length === 41);
    expect([theirs.closed, arno.closed]).toEqual([null, null]);
  });

  it("opens again at once, and says so to those who write", async () => {
    const arno = await enter(built.author.userId);
    const told = () => arno.controls.flatMap((control) => (control.type === "rights" ? [control.locked] : []));
    await lock(true);
    await until(() => told().at(-1)?.[0] === "a");
    await lock(false);
    await until(() => told().at(-1)?.length === 0);
    type(arno.doc, "a1");
    await until(async () => JSON.stringify(await stored()).includes("Typed"));
    expect(
      (
        await db
          .selectFrom("audit_event")
          .where("subject_id", "=", built.submissionId)
          .where("action", "like", "section.%")
          .select("action")
          .orderBy("seq")
          .execute()
      ).map(({ action }) => action),
    ).toEqual(["section.locked", "section.unlocked"]);
  });

  it("does not change either when an older text is brought back by somebody else", async () => {
    await lock(true);
    const restore = (userId: string) =>
      server.rooms.edit(built.documentId, userId, (doc) =>
        restoreDocument(doc, { ...document, blocks: document.blocks.filter(({ id }) => id !== "a2") }),
      );
    await expect(restore(built.author.userId)).rejects.toThrow("section-locked");
    expect(await stored()).toEqual(document);
    await restore(other().actor.userId);
    expect((await stored()).blocks).toHaveLength(6);
  });
});

describe("the plan of a submission", () => {
  const wanted = { heading: "a", words: 300, organisation: null, dueOn: "2026-10-01" };
  it("is the lead's, for sections that there are and organisations of the coalition", async () => {
    const plan = (changes: object, actor = built.lead) =>
      planSection(db, server.rooms, actor, { submissionId: built.submissionId, ...wanted, ...changes });
    await plan({});
    await expect(plan({}, built.author)).rejects.toThrow("forbidden");
    await expect(plan({ heading: "z" })).rejects.toThrow("not-found");
    await expect(plan({ organisation: newId() })).rejects.toThrow("not-found");
    await expect(plan({ locked: "on" })).rejects.toThrow("section-unassigned");
    await planOrganisation(db, server.rooms, built.lead, {
      submissionId: built.submissionId,
      organisation: other().organisationId,
      words: 900,
    });
    await expect(
      planOrganisation(db, server.rooms, built.author, {
        submissionId: built.submissionId,
        organisation: other().organisationId,
        words: 900,
      }),
    ).rejects.toThrow("forbidden");
  });

  it("is marked by those whose section it is, and by the lead", async () => {
    await lock(false);
    const mark = (actor = built.lead) =>
      markSection(db, server.rooms, actor, { submissionId: built.submissionId, heading: "a", state: "ready" });
    await expect(mark(built.author)).rejects.toThrow("forbidden");
    await mark(other().actor);
    await mark(built.lead);
    await markSection(db, server.rooms, built.author, { submissionId: built.submissionId, heading: "b", state: "ready" });
  });
});
