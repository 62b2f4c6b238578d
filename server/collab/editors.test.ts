import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anchorsIn } from "~/app/domain/document/anchors.js";
import { plainText } from "~/app/domain/document/document.js";
import { problemsOf } from "~/app/domain/document/schema.js";
import { copyOf, type Random, randomOf } from "~/app/domain/document/testing.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { changesBetween } from "~/app/domain/threads/changes.js";
import { blockTexts, rangesOf } from "~/app/domain/threads/threads.js";
import { EVERY_ACT, perform, type Peer, peerOn, viewOf } from "~/app/editor/collaboration/testing.js";
import { testDatabase } from "~/db/testing.js";
import { decideSuggestions } from "../commands/decide-suggestions.js";
import { keepNamedVersion } from "../commands/keep-named-version.js";
import { proposeChanges } from "../commands/propose-changes.js";
import { restoreVersion } from "../commands/restore-version.js";
import { startThread } from "../commands/start-thread.js";
import { type BuiltSubmission, buildSubmission, documentOf } from "../commands/testing-submission.js";
import { threadsOfSubmission } from "../queries/threads.js";
import { loadDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

/**
 * Several of the product's own editors (its nodes and its binding, without a browser) at one real server over real sockets, while people
 * comment, suggest, accept, refuse and bring versions back. In the end every editor shows what the server and its log have, and no
 * comment is lost: its thread is there, and its place where its words still stand.
 * FUZZ_RUNS says how many runs, FUZZ_SEED from which on.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 25);
const AT_ONCE = 4;
const STEPS = 60;

const db = await testDatabase();
let server: TestServer;
beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());

interface Writer {
  client: TestClient;
  editor: Peer;
}

/** What the commands may answer while others change the same words. */
const EXPECTED = ["text-moved", "suggestion-decided"];
async function tried<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isRefusal(error) && EXPECTED.includes(error.code)) return null;
    throw error;
  }
}

/** Words that stand nowhere else, so that it can be told of each whether its comment is still with it. */
const UNIQUE = /word\d+commented/u;
let words = 0;

/** People beside the text: each act is a command, as the page sends it. */
function bystander(built: BuiltSubmission, random: Random) {
  const { submissionId, documentId, lead } = built;
  const signatory = built.signatories[1]!.actor;
  const comments: string[] = [];
  const suggestions: string[] = [];
  const versions: string[] = [];
  const somewhere = async () => {
    const block = random.oneOf((await server.rooms.read(documentId)).blocks.filter(({ inline }) => plainText(inline).length > 3));
    if (!block) return null;
    const text = plainText(block.inline);
    const word = random.oneOf([...text.matchAll(new RegExp(UNIQUE, "gu"))]);
    if (word) return { block: block.id, start: word.index, end: word.index + word[0].length, quote: word[0] };
    const start = random.below(text.length - 2);
    const quote = text.slice(start, start + 2 + random.below(20));
    return quote.trim() === "" ? null : { block: block.id, start, end: start + quote.length, quote };
  };
  const acts = [
    async () => {
      const range = await somewhere();
      const made =
        range && (await tried(startThread(db, server.rooms, signatory, { submissionId, scope: "range", ranges: [range], body: "?" })));
      if (made) comments.push(made.threadId);
    },
    async () => {
      const { blocks } = await server.rooms.read(documentId);
      const draft = blocks.map((block) => ({
        ...block,
        inline: [{ type: "text" as const, text: plainText(block.inline).replace(/\w+/u, "other") }],
      }));
      const changes = changesBetween(blocks, random.below(2) ? draft : draft.slice(0, -1)).slice(0, 2);
      const made = changes.length > 0 && (await tried(proposeChanges(db, server.rooms, signatory, { submissionId, changes })));
      if (made) suggestions.push(...made.threadIds);
    },
    async () => {
      const thread = suggestions.pop();
      const decision = random.below(3) > 0 ? "accepted" : "refused";
      if (thread) await tried(decideSuggestions(db, server.rooms, lead, { submissionId, threads: [thread], decision }));
    },
    async () => void versions.push(await keepNamedVersion(db, server.rooms, lead, { submissionId, name: "Kept" })),
    async () => {
      const version = random.oneOf(versions);
      if (version) await tried(restoreVersion(db, server.rooms, lead, { submissionId, version }, new Date()));
    },
  ];
  const weights = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4];
  return { act: () => acts[random.oneOf(weights)!]!(), comments };
}

async function step({ client, editor }: Writer, random: Random) {
  const what = random.below(100);
  if (what < 4) client.provider.disconnect();
  else if (what < 10) client.provider.connect();
  else if (what < 20) await new Promise((done) => setTimeout(done, random.below(4)));
  else {
    const unique = what < 30;
    const text = unique ? ` word${String(words++)}commented ` : random.oneOf(["a", "bc ", "é", "libraries ", "\u0645"])!;
    perform(editor, { who: 0, act: unique ? "type" : random.oneOf(EVERY_ACT)!, at: random.below(61), text });
  }
}

async function play(seed: number) {
  const random = randomOf(seed);
  const built = await buildSubmission(db, {
    document: documentOf("The library in Ghent closed its doors.", "The law says nothing of it."),
  });
  const people = [built.lead.userId, built.author.userId];
  const writers: Writer[] = [];
  for (let i = 0; i < 2 + random.below(2); i++) {
    const client = openClient(server, { cookie: await signIn(db, people[i % 2]!), documentId: built.documentId });
    await until(() => client.provider.synced);
    writers.push({ client, editor: peerOn(client.doc) });
  }
  const beside = bystander(built, random);
  try {
    for (let i = 0; i < STEPS; i++) {
      if (random.below(5) === 0) await beside.act();
      else await step(random.oneOf(writers)!, random);
    }
    for (const { client } of writers) client.provider.connect();
    const agree = async () => {
      if (writers.some(({ client }) => client.closed)) return true;
      // also what heals the last edit is stored by then
      await server.rooms.read(built.documentId);
      const log = (await loadDocument(db, built.documentId)).content.doc;
      return new Set([log, ...writers.map(({ client }) => client.doc)].map(copyOf)).size === 1 && problemsOf(log).length === 0;
    };
    // where they do not, what is expected below says how
    const late = await until(agree, 60_000).catch((error: unknown) => error);
    expect(writers.map(({ client }) => client.closed)).toEqual(writers.map(() => null));
    const log = (await loadDocument(db, built.documentId)).content.doc;
    expect(problemsOf(log)).toEqual([]);
    const stored = readYDoc(log);
    for (const { client, editor } of writers) {
      expect(copyOf(client.doc)).toEqual(copyOf(log));
      expect(viewOf(editor)).toEqual(viewOf(peerOn(log)));
    }
    expect(late).toBeUndefined();
    const { threads } = await threadsOfSubmission(db, built.lead, built.submissionId);
    const texts = blockTexts(stored.blocks);
    const anchors = anchorsIn(log);
    let followed = 0;
    for (const id of beside.comments) {
      const thread = threads.find((one) => one.id === id);
      expect(thread?.messages).toHaveLength(1);
      expect(thread!.ranges[0]!.quote).not.toBe("");
      const { quote } = thread!.ranges[0]!;
      const places = rangesOf(thread!, anchors, texts).map(({ block, start, end }) => texts.get(block)!.slice(start, end));
      const standing = [...texts.values()].join("\n").split(quote).length - 1;
      // words that stand twice after two people moved or merged them at once are no trace, where their mark is gone too
      if (UNIQUE.test(quote) && standing === 1) expect(places.join(""), quote).not.toBe("");
      if (anchors.has(id)) followed += 1;
    }
    return followed;
  } finally {
    for (const { client } of writers) client.destroy();
  }
}

describe("editors at one server, with comments, suggestions and restored versions", () => {
  it(`end with one text in every view, and with every comment (${String(RUNS)} runs)`, async () => {
    const first = fc.readConfigureGlobal().seed ?? 0;
    const seeds = Array.from({ length: RUNS }, (_, i) => first + i);
    let followed = 0;
    const next = async () => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        followed += await play(seed).catch((error: unknown) => {
          throw new Error(`play it again with FUZZ_SEED=${String(seed)} FUZZ_RUNS=1`, { cause: error });
        });
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, next));
    for (const one of ended) if (one.status === "rejected") throw one.reason;
    expect(followed).toBeGreaterThan(0);
  }, 1_800_000);
});
