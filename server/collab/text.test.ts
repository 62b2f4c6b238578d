import { expect, it } from "vitest";
import * as Y from "yjs";
import { problemsOf } from "~/app/domain/document/schema.js";
import { blockOf, body } from "~/app/domain/document/testing.js";
import type { Committer } from "./committer.js";
import { createContent } from "./content.js";
import { createMeters } from "./meters.js";
import { createText, type Edit } from "./text.js";

type Waiting = Parameters<Committer<Edit<object>>["commit"]>;

/** A text whose commits wait until they are let happen. */
function slowText(changed: (update: Uint8Array) => void = () => undefined) {
  const waiting: Waiting[] = [];
  let seq = 0;
  const text = createText<object>(
    "document",
    { content: createContent(Y.encodeStateAsUpdate(new Y.Doc()), []), seq: 0, frozen: false, behind: 0 },
    {
      committer: { commit: (...commit) => void waiting.push(commit), flush: () => Promise.resolve() },
      meters: createMeters(),
      hearers: { changed, stored: () => undefined, frozen: () => undefined },
    },
  );
  return {
    text,
    waiting,
    write(bytes: Uint8Array) {
      expect(text.write(Y.decodeUpdate(bytes), { bytes, userId: "u", writer: {}, locked: [] })).toBeNull();
    },
    commitNext() {
      const [edit, onCommitted] = waiting.shift()!;
      onCommitted([edit], ++seq);
    },
  };
}

it("heals what an edit made that was judged before another was committed", () => {
  const { text, waiting, write, commitNext } = slowText();
  for (const words of ["one", "two"]) {
    const doc = new Y.Doc();
    body(doc).insert(0, [blockOf("twin", words)]);
    write(Y.encodeStateAsUpdate(doc));
  }
  commitNext();
  expect(waiting).toHaveLength(1);
  commitNext();
  expect(problemsOf(text.content.doc).map(({ code }) => code)).toEqual(["same-id"]);
  expect(waiting).toHaveLength(1);
  commitNext();
  expect(problemsOf(text.content.doc)).toEqual([]);
  expect(waiting).toHaveLength(0);
});

it("does not forget what it judged while it rests, and counts what came during a compaction", () => {
  const { text, write, commitNext } = slowText();
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (bytes: Uint8Array) => updates.push(bytes));
  body(doc).insert(0, [blockOf("one", "one")]);
  body(doc).insert(1, [blockOf("two", "two")]);
  write(updates[0]!);
  // as when the database is away for minutes
  for (let i = 0; i < 3; i++) text.rest();
  write(updates[1]!);
  commitNext();
  const { seq, behind } = text.position();
  commitNext();
  text.compacted(behind);
  expect([seq, behind, text.position()]).toEqual([1, 1, { seq: 2, behind: 1 }]);
  expect(body(text.content.doc)).toHaveLength(2);
});

it("leaves a text that is only read lying as bytes when a look at the log brings nothing", () => {
  const content = createContent(Y.encodeStateAsUpdate(new Y.Doc()), []);
  Object.defineProperty(content, "doc", { get: () => expect.unreachable("the document was built") });
  const text = createText<object>(
    "document",
    { content, seq: 4, frozen: false, behind: 0 },
    {
      committer: { commit: () => expect.unreachable(), flush: () => Promise.resolve() },
      meters: createMeters(),
      hearers: { changed: () => undefined, stored: () => undefined, frozen: () => undefined },
    },
  );
  expect(text.follow({ frozen: false, first: 5, updates: [] })).toBe(false);
});

it("has what is committed, also where passing it on fails", () => {
  const { text, write, commitNext } = slowText(() => {
    throw new Error("the line broke");
  });
  const doc = new Y.Doc();
  body(doc).insert(0, [blockOf("one", "kept")]);
  write(Y.encodeStateAsUpdate(doc));
  expect(commitNext).toThrow("the line broke");
  expect(body(text.content.doc).length).toBe(1);
});
