import { $getRoot } from "lexical";
import { expect, it } from "vitest";
import { emptyCover, plainText, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { createYDoc } from "~/app/domain/document/ydoc.js";
import { readYDoc, writeYDoc } from "~/app/domain/document/yjs.js";
import { peerOn } from "../collaboration/testing.js";
import { insertPasted } from "./insert.js";

it("what is pasted before a heading's first letter leaves it the same heading, with what is tied to it", async () => {
  const doc = createYDoc();
  writeYDoc(doc, {
    schema: SCHEMA_VERSION,
    cover: emptyCover(),
    blocks: [{ id: "rooms", kind: "heading", level: 2, inline: [{ type: "text", text: "Rooms" }] }],
    notes: [],
    links: [],
  });
  const { editor } = peerOn(doc);
  editor.update(() => void $getRoot().getFirstChildOrThrow().selectStart(), { discrete: true });
  const paragraph = (text: string) => ({ kind: "paragraph" as const, inline: [{ type: "text" as const, text }] });
  insertPasted(editor, doc, { blocks: [paragraph("One."), paragraph("Two.")], notes: [], lost: {} });
  await new Promise((resolve) => setTimeout(resolve));
  const { blocks } = readYDoc(doc);
  expect(blocks.map(({ inline }) => plainText(inline))).toEqual(["One.", "Two.", "Rooms"]);
  expect(blocks.at(-1)).toMatchObject({ id: "rooms", kind: "heading", level: 2 });
});
