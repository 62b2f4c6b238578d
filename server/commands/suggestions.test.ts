import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { plainText } from "~/app/domain/document/document.js";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";
import type { Refusal } from "~/app/domain/refusal.js";
import type { Change } from "~/app/domain/threads/changes.js";
import { testDatabase } from "~/db/testing.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { openClient, signIn, startCollab } from "../collab/testing.js";
import { threadsOfSubmission } from "../queries/threads.js";
import { decideSuggestions } from "./decide-suggestions.js";
import { openSignOff } from "./open-sign-off.js";
import { proposeChanges } from "./propose-changes.js";
import { buildActor, buildSubmission, documentOf } from "./testing-submission.js";

const db = await testDatabase();
const documents = documentsAtRest(db);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => "taken",
    (error: unknown) => (error as Refusal).code,
  );

const FIRST = "Belgium closed 34 libraries.";
const SECOND = "Nothing was said.";

async function setUp() {
  const built = await buildSubmission(db, { document: documentOf(FIRST, SECOND) });
  const { blocks } = await documents.read(built.documentId);
  const [one, two] = blocks.slice(-2).map(({ id }) => id) as [string, string];
  const { submissionId } = built;
  const propose = (...changes: Change[]) => proposeChanges(db, documents, built.signatories[1]!.actor, { submissionId, changes });
  const decide = (threads: string[], decision: "accepted" | "refused" | "withdrawn", merge?: { seen: string; wording: string }) =>
    decideSuggestions(db, documents, built.author, { submissionId, threads, decision, merge });
  const texts = async () => (await documents.read(built.documentId)).blocks.slice(blocks.length - 2).map(({ inline }) => plainText(inline));
  return { built, one, two, propose, decide, texts };
}

const replace = (block: string, quote: string, proposed: string): Change => ({
  kind: "replace",
  range: { block, start: FIRST.indexOf(quote), end: FIRST.indexOf(quote) + quote.length, quote },
  proposed,
});
const whole = (block: string, kind: "insert" | "remove", quote: string, proposed = ""): Change => ({
  kind,
  range: { block, start: 0, end: quote.length, quote },
  proposed,
});

describe("suggestions", () => {
  it("change nothing until they are accepted, then exactly what they say", async () => {
    const { built, one, two, propose, decide, texts } = await setUp();
    const { threadIds } = await propose(
      replace(one, "34", "35"),
      replace(one, "libraries", "public libraries"),
      whole(one, "insert", FIRST, "A new one.\nAnd another."),
      whole(two, "remove", SECOND),
    );
    expect(await texts()).toEqual([FIRST, SECOND]);
    await decide([threadIds[0]!], "accepted");
    expect(await texts()).toEqual(["Belgium closed 35 libraries.", SECOND]);
    await decide(threadIds.slice(1), "accepted");
    expect(await texts()).toEqual(["Belgium closed 35 public libraries.", "A new one.", "And another."]);
    const { threads } = await threadsOfSubmission(db, built.lead, built.submissionId);
    expect(threads.map(({ suggestion }) => suggestion?.decided?.decision)).toEqual(Array(4).fill("accepted"));
    const actions = await db
      .selectFrom("audit_event")
      .where("subject_id", "=", built.submissionId)
      .select(["action", "data"])
      .orderBy("seq")
      .execute();
    expect(actions.map(({ action }) => action).slice(-5)).toEqual(["suggestions.made", ...Array<string>(4).fill("suggestion.accepted")]);
    expect(JSON.stringify(actions)).not.toMatch(/libraries|another/);
  });

  it("are refused or withdrawn without a trace in the text, once", async () => {
    const { built, one, propose, decide, texts } = await setUp();
    const { threadIds } = await propose(replace(one, "34", "35"), replace(one, "closed", "opened"));
    await decide([threadIds[0]!], "refused");
    expect(await refused(decide([threadIds[0]!], "accepted"))).toBe("suggestion-decided");
    const withdraw = (actor: typeof built.author) =>
      decideSuggestions(db, documents, actor, { submissionId: built.submissionId, threads: [threadIds[1]!], decision: "withdrawn" });
    expect(await refused(withdraw(built.author))).toBe("forbidden");
    await withdraw(built.signatories[1]!.actor);
    expect(await texts()).toEqual([FIRST, SECOND]);
  });

  it("whose words changed meanwhile wait until somebody has seen the new ones", async () => {
    const { built, one, propose, decide, texts } = await setUp();
    const { threadIds } = await propose(replace(one, "34 libraries", "34 public libraries"), replace(one, "34", "35"));
    const [phrase, figure] = threadIds as [string, string];
    await decide([figure], "accepted");
    expect(await refused(decide([phrase], "accepted"))).toBe("suggestion-decided");
    const { threads } = await threadsOfSubmission(db, built.lead, built.submissionId);
    expect(threads.find(({ id }) => id === phrase)!.suggestion!.decided).toBeNull();
    expect(await refused(decide([phrase], "accepted", { seen: "34 libraries", wording: "x" }))).toBe("suggestion-decided");
    await decide([phrase], "accepted", { seen: "35 libraries", wording: "35 public libraries" });
    expect(await texts()).toEqual(["Belgium closed 35 public libraries.", SECOND]);
  });

  it("accepted by two at once are made once", async () => {
    const { one, propose, decide, texts } = await setUp();
    const { threadIds } = await propose(whole(one, "insert", FIRST, "Once."));
    const outcomes = await Promise.all([refused(decide(threadIds, "accepted")), refused(decide(threadIds, "accepted"))]);
    expect(outcomes.sort()).toEqual(["suggestion-decided", "taken"]);
    expect(await texts()).toEqual([FIRST, "Once.", SECOND]);
  });

  it("are made by the people of the coalition, decided by those who write, and never on a frozen text", async () => {
    const { built, one, propose, decide } = await setUp();
    const { submissionId } = built;
    const change = replace(one, "34", "35");
    const stranger = await buildActor(db, "Stranger", ["reviewer"]);
    expect(await refused(proposeChanges(db, documents, stranger, { submissionId, changes: [change] }))).toBe("not-found");
    const { threadIds } = await propose(change);
    const signatory = built.signatories[1]!.actor;
    expect(await refused(decideSuggestions(db, documents, signatory, { submissionId, threads: threadIds, decision: "accepted" }))).toBe(
      "forbidden",
    );
    expect(await refused(openSignOff(db, built.lead, { submissionId }))).toBe("suggestions-open");
    await decide(threadIds, "refused");
    await openSignOff(db, built.lead, { submissionId });
    expect(await refused(propose(change))).toBe("forbidden");
  });

  it("of another kind of paragraph leave its words alone, also those written since", async () => {
    const { built, one, propose, decide, texts } = await setUp();
    const { threadIds } = await propose({ ...whole(one, "insert", FIRST, "heading-2"), kind: "style" });
    await documents.edit(built.documentId, built.author.userId, (doc) => {
      const block = doc
        .getXmlElement(BODY_ROOT)
        .toArray()
        .find((child) => (child as Y.XmlElement).getAttribute("s_id") === one);
      ((block as Y.XmlElement).get(0) as Y.XmlText).insert(0, "Since then, ");
    });
    await decide(threadIds, "accepted");
    expect((await texts())[0]).toBe(`Since then, ${FIRST}`);
    const { blocks } = await documents.read(built.documentId);
    expect(blocks.find(({ id }) => id === one)).toMatchObject({ kind: "heading", level: 2 });
  });

  it("are accepted while others type in the same paragraph", async () => {
    const { built, one, propose } = await setUp();
    const { threadIds } = await propose(replace(one, "34", "35"));
    const server = await startCollab(db);
    try {
      const client = openClient(server, { cookie: await signIn(db, built.author.userId), documentId: built.documentId });
      await expect.poll(() => client.text()).toContain(FIRST);
      client.type(" More.", client.text().split("\n").indexOf(FIRST));
      await decideSuggestions(db, server.rooms, built.lead, { submissionId: built.submissionId, threads: threadIds, decision: "accepted" });
      await expect.poll(() => client.text()).toContain("Belgium closed 35 libraries. More.");
      client.destroy();
    } finally {
      await server.close();
    }
  });
});
