import { createBindingV2__EXPERIMENTAL } from "@lexical/yjs";
import { $createLinkNode } from "@lexical/link";
import { $createRangeSelection, $getRoot, $getSelection, $isRangeSelection, $setSelection, type TextNode } from "lexical";
import { createHeadlessEditor } from "@lexical/headless";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { newId, plainText } from "~/app/domain/document/document.js";
import { documentFromHeadings } from "~/app/domain/document/template.js";
import { BODY_ROOT, readYDoc, writeYDoc } from "~/app/domain/document/yjs.js";
import { $createEndnoteNode } from "../nodes/endnote-node.js";
import { NODES } from "../nodes/index.js";
import { ownPresence } from "./own-presence.js";
import { peer } from "./testing.js";
import { bind, EXCLUDED } from "./use-binding.js";

/** Somebody whose cursor stands behind the last letter. */
function writer(state: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const editor = createHeadlessEditor({ nodes: NODES, onError: (error) => expect.unreachable(error.message) });
  const binding = createBindingV2__EXPERIMENTAL(editor, BODY_ROOT, doc, new Map([[BODY_ROOT, doc]]), {
    rootName: BODY_ROOT,
    excludedProperties: EXCLUDED,
  });
  bind(editor, binding, ownPresence(doc));
  editor.update(
    () => {
      const end = $getRoot().getAllTextNodes()[0]!;
      const selection = $createRangeSelection();
      for (const point of [selection.anchor, selection.focus]) point.set(end.getKey(), end.getTextContentSize(), "text");
      $setSelection(selection);
    },
    { discrete: true },
  );
  const type = (letter: string) =>
    editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(letter);
      },
      { discrete: true },
    );
  return { doc, type, text: () => plainText(readYDoc(doc).blocks[0]!.inline) };
}

function textOf(text: string) {
  const doc = new Y.Doc();
  const document = documentFromHeadings(["One"]);
  for (const block of document.blocks) block.inline = [{ type: "text", text }];
  writeYDoc(doc, document);
  return Y.encodeStateAsUpdate(doc);
}

const exchange = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
};

describe("the cursor of an editor that shows nobody's", () => {
  it("stays behind its own words when others write before them", () => {
    const mine = writer(textOf("See report."));
    const other = new Y.Doc();
    for (const letter of " Mine") {
      mine.type(letter);
      Y.applyUpdate(other, Y.encodeStateAsUpdate(mine.doc));
      ((other.getXmlElement(BODY_ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(3, "!");
      Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other));
    }
    expect(mine.text()).toBe("See!!!!! report. Mine");
  });

  it("stays behind its own words when others write at the very same place", () => {
    const state = textOf("See report.");
    const [mine, theirs] = [writer(state), writer(state)];
    for (const at of [0, 1, 2, 3, 4]) {
      mine.type(" Mine"[at]!);
      if (at % 2 === 0) exchange(mine.doc, theirs.doc);
      theirs.type(" Your"[at]!);
      exchange(mine.doc, theirs.doc);
    }
    expect(mine.text()).toBe(theirs.text());
    expect(["See report. Mine Your", "See report. Your Mine"]).toContain(mine.text());
  });

  it("stays behind its own words when others write before them and take a comment's mark away", () => {
    const mine = writer(textOf("See report."));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(mine.doc));
    const text = (other.getXmlElement(BODY_ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(4, 6, { "s_c:one": 1 });
    exchange(mine.doc, other);
    mine.type(" Mi");
    exchange(mine.doc, other);
    other.transact(() => {
      text.insert(0, "!");
      text.format(5, 6, { "s_c:one": null });
    });
    exchange(mine.doc, other);
    // a letter by somebody else somewhere: the caret is put where the binding holds it to be
    text.insert(0, "!");
    exchange(mine.doc, other);
    for (const letter of "ne") mine.type(letter);
    expect(mine.text()).toBe("!!See report. Mine");
  });

  const breaks: Record<string, (text: TextNode) => void> = {
    "sets an endnote": (text) => text.splitText(4)[1]!.insertBefore($createEndnoteNode(newId())),
    "begins a new paragraph": (text) => void text.select(4, 4).insertParagraph(),
    "makes a link of a word": (text) => {
      const word = text.splitText(4, 7)[1]!;
      const link = $createLinkNode("https://example.org");
      word.insertBefore(link);
      link.append(word);
    },
  };
  it.each(Object.entries(breaks))("stays behind its own words when somebody else %s before them", (_name, act) => {
    const mine = writer(textOf("See report."));
    mine.type(" M");
    const theirs = peer(Y.encodeStateAsUpdate(mine.doc));
    theirs.editor.update(() => act($getRoot().getAllTextNodes()[0]!), { discrete: true });
    exchange(mine.doc, theirs.doc);
    for (const letter of "ine") mine.type(letter);
    const texts = readYDoc(mine.doc).blocks.map(({ inline }) => plainText(inline));
    expect(texts.join("")).toBe("See report. MineSee report.");
    exchange(mine.doc, theirs.doc);
    expect(readYDoc(theirs.doc)).toEqual(readYDoc(mine.doc));
  });
});
