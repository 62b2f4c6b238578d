import { expect, it } from "vitest";
import * as Y from "yjs";
import { carry, readCarried, unpack } from "./carried.js";
import { documentFromHeadings } from "./template.js";
import { createYDoc } from "./ydoc.js";
import { readYDoc, writeYDoc } from "./yjs.js";

it("is the same text, and the same Y.Doc: its edits merge with those of the original", () => {
  const original = createYDoc();
  writeYDoc(original, documentFromHeadings(["One", "Two"]));
  const text = carry(Y.encodeStateAsUpdate(original));
  expect(readCarried(text)).toEqual(readYDoc(original));
  const copy = createYDoc();
  unpack(copy, text);
  copy.getMap("cover").set("title", "Written in the copy");
  original.getMap("cover").set("keywords", "Written in the original");
  Y.applyUpdate(original, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(original)));
  expect(readYDoc(original).cover).toMatchObject({ title: "Written in the copy", keywords: "Written in the original" });
  expect(readYDoc(original).blocks).toEqual(readYDoc(copy).blocks);
});
