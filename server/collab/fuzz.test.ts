import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { newId } from "~/app/domain/document/document.js";
import { problemsOf } from "~/app/domain/document/schema.js";
import { BODY_ROOT, COVER_MAP, noteRootName, readYDoc } from "~/app/domain/document/yjs.js";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission } from "../commands/testing-submission.js";
import { loadDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

/**
 * Writers at a real server, over real sockets: they type, split, merge, move, format and take back, lose their line and come back,
 * also the moment before the server has answered. In the end every copy, the room and the stored log agree.
 * FUZZ_RUNS says how many runs, FUZZ_SEED which one to play again.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 150);
const SEED = process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : null;

const AT_ONCE = 6;

/** Mulberry32: small, and the same numbers everywhere. */
function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { below: (n: number) => Math.floor(next() * n), oneOf: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]! };
}
type Random = ReturnType<typeof randomOf>;

const db = await testDatabase();
let server: TestServer;
beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());

const body = (doc: Y.Doc) => doc.getXmlElement(BODY_ROOT);
const blocksOf = (doc: Y.Doc) => body(doc).toArray() as Y.XmlElement[];
const textsOf = (block: Y.XmlElement) => block.toArray().filter((child) => child instanceof Y.XmlText);

function blockOf(id: string, content: readonly Y.XmlElement[] | string): Y.XmlElement {
  const block = new Y.XmlElement("block");
  block.setAttribute("s_id", id);
  block.insert(0, typeof content === "string" ? [new Y.XmlText(content)] : [...content]);
  return block;
}

/** What the editor's binding does to the document, done to it directly. */
const ACTS: Record<string, (doc: Y.Doc, block: Y.XmlElement, random: Random) => void> = {
  type(_doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (text) text.insert(random.below(text.length + 1), random.oneOf(["a", "bc ", "é", "\u0645", "libraries "]));
    else block.insert(0, [new Y.XmlText("new ")]);
  },
  erase(_doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (!text?.length) return;
    const at = random.below(text.length);
    text.delete(at, Math.min(1 + random.below(5), text.length - at));
  },
  split(doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (!text) return;
    const at = random.below(text.length + 1);
    const tail = text
      .toString()
      .replace(/<[^>]*>/g, "")
      .slice(at);
    if (at < text.length) text.delete(at, text.length - at);
    body(doc).insert(blocksOf(doc).indexOf(block) + 1, [blockOf(newId(), tail)]);
  },
  merge(doc, block) {
    const at = blocksOf(doc).indexOf(block);
    const above = blocksOf(doc)[at - 1];
    if (!above) return;
    above.insert(above.length, [new Y.XmlText(textsOf(block).join(""))]);
    body(doc).delete(at, 1);
  },
  move(doc, block, random) {
    const copy = block.clone() as Y.XmlElement;
    body(doc).delete(blocksOf(doc).indexOf(block), 1);
    body(doc).insert(random.below(blocksOf(doc).length + 1), [copy]);
  },
  kind(_doc, block, random) {
    block.setAttribute("s_kind", random.oneOf(["heading", "bullet", "paragraph"]));
    block.setAttribute("s_level", (1 + random.below(2)) as unknown as string);
  },
  /** The binding makes one block out of another where it finds no better way. */
  become(doc, block, random) {
    const other = random.oneOf(blocksOf(doc));
    const id = other.getAttribute("s_id");
    if (other === block || id === undefined) return;
    body(doc).delete(blocksOf(doc).indexOf(other), 1);
    block.setAttribute("s_id", id);
  },
  bold(_doc, block, random) {
    const text = random.oneOf(textsOf(block));
    if (text?.length) text.format(0, 1 + random.below(text.length), { p: random.below(2) ? { __format: 1 } : null });
  },
  note(doc, block, random) {
    const note = new Y.XmlElement("endnote");
    const id = newId();
    note.setAttribute("s_note", id);
    block.insert(random.below(block.length + 1), [note]);
    doc.getXmlElement(noteRootName(id)).insert(0, [blockOf(newId(), "note")]);
  },
  remove(doc, block) {
    if (blocksOf(doc).length > 1) body(doc).delete(blocksOf(doc).indexOf(block), 1);
  },
  cover: (doc, _block, random) => void doc.getMap(COVER_MAP).set("title", `Title ${String(random.below(9))}`),
};
const NAMES = [...Array<string>(8).fill("type"), "erase", ...Object.keys(ACTS)];

interface Writer {
  client: TestClient;
  undo: Y.UndoManager;
}

const pause = (turns: number) => (turns === 0 ? Promise.resolve() : new Promise<void>((resolve) => setTimeout(resolve, turns)));

async function step({ client, undo }: Writer, random: Random) {
  const { doc, provider } = client;
  const what = random.below(100);
  if (what < 4) provider.disconnect();
  else if (what < 10) provider.connect();
  else if (what < 12) provider.ws?.close();
  else if (what < 20) undo.undo();
  else if (what < 23) undo.redo();
  else if (what < 30) await pause(random.below(4));
  else {
    if (what < 45) undo.stopCapturing();
    const block = random.oneOf(blocksOf(doc));
    if (block) doc.transact(() => ACTS[random.oneOf(NAMES)]!(doc, block, random), "typed");
    else doc.transact(() => body(doc).insert(0, [blockOf(newId(), "again")]), "typed");
  }
}

const state = (doc: Y.Doc) => JSON.stringify([readYDoc(doc), [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort()]);

async function play(seed: number) {
  const random = randomOf(seed);
  const built = await buildSubmission(db);
  const people = [built.lead.userId, built.author.userId];
  const writers: Writer[] = [];
  for (let i = 0; i < 2 + random.below(3); i++) {
    const client = openClient(server, { cookie: await signIn(db, people[i % 2]!), documentId: built.documentId });
    await until(() => client.provider.synced);
    writers.push({ client, undo: new Y.UndoManager(body(client.doc), { trackedOrigins: new Set(["typed"]) }) });
  }
  try {
    for (let i = 0; i < 60; i++) await step(random.oneOf(writers), random);
    for (const { client } of writers) client.provider.connect();
    const docs = writers.map(({ client }) => client.doc);
    await until(async () => {
      if (writers.some(({ client }) => client.closed)) return true;
      const [first, ...rest] = docs.map(state);
      return (
        rest.every((one) => one === first) &&
        problemsOf(docs[0]!).length === 0 &&
        state((await loadDocument(db, built.documentId)).doc) === first
      );
    }, 10_000);
    expect(writers.map(({ client }) => client.closed)).toEqual(writers.map(() => null));
    const { doc: log } = await loadDocument(db, built.documentId);
    for (const doc of [...docs, log]) {
      expect(problemsOf(doc)).toEqual([]);
      expect(readYDoc(doc)).toEqual(readYDoc(log));
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
    }
    expect(await server.rooms.read(built.documentId)).toEqual(readYDoc(log));
    return blocksOf(log).length;
  } finally {
    for (const { client } of writers) client.destroy();
  }
}

describe("writers at one server, with delays, undo and lines that break", () => {
  it(`end with one text that is well-formed and stored (${String(SEED === null ? RUNS : 1)} runs)`, async () => {
    const first = SEED ?? Math.floor(Math.random() * 1e9);
    const seeds = Array.from({ length: SEED === null ? RUNS : 1 }, (_, i) => first + i);
    let blocks = 0;
    const next = async () => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        blocks += await play(seed).catch((error: unknown) => {
          throw new Error(`play it again with FUZZ_SEED=${String(seed)}`, { cause: error });
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    expect(blocks).toBeGreaterThan(SEED === null ? RUNS : 0);
  }, 1_200_000);
});
