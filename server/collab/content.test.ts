import * as decoding from "lib0/decoding";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createContent } from "./content.js";

const textOf = (update: Uint8Array) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getText().toJSON();
};
/** The bytes that a sync message carries. */
const carried = (message: Uint8Array) => {
  const decoder = decoding.createDecoder(message);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
};
const NOTHING = Uint8Array.of(0);

function written(...texts: string[]) {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const text of texts) doc.getText().insert(doc.getText().length, text);
  return { doc, updates };
}

it("serves joiners the same message until somebody writes, from bytes and from a document alike", () => {
  const { doc, updates } = written("one", " two", " three");
  const asBytes = createContent(Y.encodeStateAsUpdate(doc), []);
  const asLog = createContent(updates[0]!, updates.slice(1));
  for (const content of [asBytes, asLog]) {
    const message = content.answer(NOTHING);
    expect(content.answer(NOTHING)).toBe(message);
    expect(textOf(carried(message))).toBe("one two three");
    expect(textOf(content.state())).toBe("one two three");
    expect(Y.decodeStateVector(carried(content.question()))).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    content.doc.getText().insert(0, "zero ");
    expect(content.answer(NOTHING)).not.toBe(message);
    expect(textOf(content.state())).toBe("zero one two three");
  }
});

it("brings who has something only what is missing", () => {
  const { doc, updates } = written("one and a good deal more", " two");
  const reader = new Y.Doc();
  Y.applyUpdate(reader, updates[0]!);
  const vector = Y.encodeStateVector(reader);
  for (const content of [createContent(Y.encodeStateAsUpdate(doc), []), createContent(updates[0]!, updates.slice(1))]) {
    const missing = carried(content.answer(vector));
    expect(missing.byteLength).toBeLessThan(content.state().byteLength);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, updates[0]!);
    Y.applyUpdate(copy, missing);
    expect(copy.getText().toJSON()).toBe("one and a good deal more two");
  }
});

it("lets go of the document once nobody writes, and keeps what waits for its predecessors", () => {
  const { updates } = written("one", " two", " three");
  const content = createContent(updates[0]!, []);
  Y.applyUpdate(content.doc, updates[2]!);
  const held = content.doc;
  content.rest();
  expect(content.doc).toBe(held);
  content.rest();
  expect(content.doc).not.toBe(held);
  expect(content.doc.getText().toJSON()).toBe("one");
  Y.applyUpdate(content.doc, updates[1]!);
  expect(textOf(content.state())).toBe("one two three");
});
