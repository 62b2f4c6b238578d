import { describe, expect, it } from "vitest";
import { anchorsIn } from "~/app/domain/document/anchors.js";
import type { Refusal } from "~/app/domain/refusal.js";
import { blockTexts, rangesOf } from "~/app/domain/threads/threads.js";
import { testDatabase } from "~/db/testing.js";
import { startCollab, signIn, openClient } from "../collab/testing.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { loadDocument } from "../collab/log.js";
import { threadsOfSubmission } from "../queries/threads.js";
import { replyToThread, resolveThread } from "./change-thread.js";
import { openSignOff } from "./open-sign-off.js";
import { reopenSubmission } from "./reopen-submission.js";
import { startThread } from "./start-thread.js";
import { buildActor, buildSubmission, type BuiltSubmission } from "./testing-submission.js";

const db = await testDatabase();
const documents = documentsAtRest(db);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => "taken",
    (error: unknown) => (error as Refusal).code,
  );

async function setUp() {
  const built = await buildSubmission(db);
  const document = await documents.read(built.documentId);
  const block = document.blocks.at(-1)!.id;
  const quote = "34 libraries";
  return { built, document, range: { block, start: 15, end: 27, quote } };
}

const stored = async ({ documentId }: BuiltSubmission) => anchorsIn((await loadDocument(db, documentId)).content.doc);

describe("comments", () => {
  it("of people who may not write are anchored in the text, which stays the same word for word", async () => {
    const { built, document, range } = await setUp();
    const { actor } = built.signatories[1]!;
    const { threadId } = await startThread(db, documents, actor, {
      submissionId: built.submissionId,
      scope: "range",
      ranges: [range],
      body: "Which ones? @Arno Author knows.",
    });
    expect((await stored(built)).get(threadId)).toEqual([{ block: range.block, start: 15, end: 27 }]);
    expect(await documents.read(built.documentId)).toEqual(document);
    const { threads, people } = await threadsOfSubmission(db, built.author, built.submissionId);
    expect(threads).toMatchObject([{ id: threadId, ranges: [range], resolved: null }]);
    expect(threads[0]!.messages).toMatchObject([{ author: { name: "Signatory 2", organisation: "O2" }, mentions: [built.author.userId] }]);
    expect(people.map(({ name }) => name)).toEqual(["Arno Author", "Lea Lead", "Signatory 1", "Signatory 2"]);
  });

  it("find their words where others moved them meanwhile, and are about the block where the words are gone", async () => {
    const { built, range } = await setUp();
    const start = (quote: string) =>
      startThread(db, documents, built.author, {
        submissionId: built.submissionId,
        scope: "range",
        ranges: [{ ...range, start: 0, end: quote.length, quote }],
        body: "?",
      });
    const moved = await start("libraries");
    expect((await stored(built)).get(moved.threadId)).toEqual([{ block: range.block, start: 18, end: 27 }]);
    const gone = await start("schools");
    const { threads } = await threadsOfSubmission(db, built.author, built.submissionId);
    expect(threads.find(({ id }) => id === gone.threadId)).toMatchObject({ scope: "block", ranges: [{ quote: "schools" }] });
    expect(
      await refused(
        startThread(db, documents, built.author, {
          submissionId: built.submissionId,
          scope: "range",
          ranges: [{ ...range, block: "nosuchblock", quote: "nothing of this" }],
          body: "?",
        }),
      ),
    ).toBe("text-moved");
  });

  it("are answered, resolved and reopened, each with its line in the audit log and no word of theirs in it", async () => {
    const { built, range } = await setUp();
    const { submissionId, lead, author } = built;
    const { threadId: thread } = await startThread(db, documents, author, {
      submissionId,
      scope: "range",
      ranges: [range],
      body: "unmistakable",
    });
    await resolveThread(db, documents, lead, { submissionId, thread, resolved: true });
    await resolveThread(db, documents, lead, { submissionId, thread, resolved: true });
    await replyToThread(db, documents, author, { submissionId, thread, body: "not yet" });
    const after = await threadsOfSubmission(db, lead, submissionId);
    expect(after.threads[0]).toMatchObject({ resolved: null, messages: [{ body: "unmistakable" }, { body: "not yet" }] });
    const events = await db
      .selectFrom("audit_event")
      .where("subject_id", "=", submissionId)
      .where("action", "like", "comment.%")
      .selectAll()
      .orderBy("seq")
      .execute();
    expect(events.map(({ action }) => action)).toEqual(["comment.started", "comment.resolved", "comment.answered"]);
    expect(JSON.stringify(events)).not.toMatch(/unmistakable|libraries|not yet/);
  });

  it("are for the people of the coalition and nobody else", async () => {
    const { built, range } = await setUp();
    const { submissionId } = built;
    const stranger = await buildActor(db, "Stranger", ["administrator"]);
    expect(await refused(threadsOfSubmission(db, stranger, submissionId))).toBe("not-found");
    expect(await refused(startThread(db, documents, stranger, { submissionId, scope: "range", ranges: [range], body: "?" }))).toBe(
      "not-found",
    );
    const { threadId: thread } = await startThread(db, documents, built.author, {
      submissionId,
      scope: "range",
      ranges: [range],
      body: "!",
    });
    expect(await refused(replyToThread(db, documents, stranger, { submissionId, thread, body: "?" }))).toBe("not-found");
    const other = await buildSubmission(db);
    expect(await refused(replyToThread(db, documents, other.author, { submissionId: other.submissionId, thread, body: "?" }))).toBe(
      "not-found",
    );
  });

  it("on a frozen text leave the hash alone, and are marked in the text when it is reopened", async () => {
    const { built, range } = await setUp();
    const { submissionId, lead } = built;
    const frozen = await openSignOff(db, lead, { submissionId });
    const { threadId } = await startThread(db, documents, built.signatories[0]!.actor, {
      submissionId,
      scope: "range",
      ranges: [range],
      body: "Too many.",
    });
    expect(await stored(built)).toEqual(new Map());
    const { hash } = await db.selectFrom("version").where("id", "=", frozen.versionId).select("hash").executeTakeFirstOrThrow();
    expect(hash).toBe(frozen.hash);
    await reopenSubmission(db, lead, { submissionId });
    const [thread] = (await threadsOfSubmission(db, lead, submissionId)).threads;
    expect(thread!.id).toBe(threadId);
    const { blocks } = await documents.read(built.documentId);
    expect(rangesOf(thread!, await stored(built), blockTexts(blocks))).toEqual([{ block: range.block, start: 15, end: 27 }]);
  });

  it("reach everybody who has the text open, as a hint and as marks", async () => {
    const { built, range } = await setUp();
    const server = await startCollab(db);
    try {
      const client = openClient(server, { cookie: await signIn(db, built.author.userId), documentId: built.documentId });
      await expect.poll(() => client.text()).toContain("34 libraries");
      client.type(" More.");
      const { threadId } = await startThread(db, server.rooms, built.signatories[1]!.actor, {
        submissionId: built.submissionId,
        scope: "range",
        ranges: [range],
        body: "Look.",
      });
      await expect.poll(() => anchorsIn(client.doc).get(threadId)).toEqual([{ block: range.block, start: 15, end: 27 }]);
      await expect.poll(() => client.controls.some(({ type }) => type === "threads")).toBe(true);
      client.destroy();
    } finally {
      await server.close();
    }
  });
});
