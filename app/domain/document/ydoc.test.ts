import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createYDoc } from "./ydoc.js";

/** What a copy does by itself when somebody else's edit comes that makes a format mark needless. */
function ownEdits(reader: Y.Doc): number {
  const writer = new Y.Doc();
  const other = new Y.Doc();
  const carry = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  writer.getText("t").insert(0, "libraries");
  carry(writer, other);
  writer.getText("t").format(0, 9, { bold: true });
  other.getText("t").format(0, 9, { bold: true });
  reader.getText("t");
  carry(writer, reader);
  let own = 0;
  reader.on("update", (_update, origin) => (own += origin === "remote" ? 0 : 1));
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(other), "remote");
  expect(reader.getText("t").toDelta()).toEqual([{ insert: "libraries", attributes: { bold: true } }]);
  return own;
}

describe("a copy of a text", () => {
  it("edits nothing by itself, as Y.Doc alone does", () => {
    expect(ownEdits(new Y.Doc())).toBe(1);
    expect(ownEdits(createYDoc())).toBe(0);
  });
});
