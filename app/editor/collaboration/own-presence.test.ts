import { createBindingV2__EXPERIMENTAL } from "@lexical/yjs";
import { $createRangeSelection, $getRoot, $getSelection, $isRangeSelection, $setSelection } from "lexical";
import { createHeadlessEditor } from "@lexical/headless";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { plainText } from "~/app/domain/document/document.js";
import { documentFromHeadings } from "~/app/domain/document/template.js";
import { BODY_ROOT, readYDoc, writeYDoc } from "~/app/domain/document/yjs.js";
import { NODES } from "../nodes/index.js";
import { ownPresence } from "./own-presence.js";
import { bind, EXCLUDED } from "./use-binding.js";

describe("the cursor of an editor that shows nobody's", () => {
  it("stays behind its own words when others write before them", () => {
    const doc = new Y.Doc();
    const document = documentFromHeadings(["One"]);
    for (const block of document.blocks) block.inline = [{ type: "text", text: "See report." }];
    writeYDoc(doc, document);
    const editor = createHeadlessEditor({ nodes: NODES, onError: (error) => expect.unreachable(error.message) });
    const binding = createBindingV2__EXPERIMENTAL(editor, BODY_ROOT, doc, new Map([[BODY_ROOT, doc]]), {
      rootName: BODY_ROOT,
      excludedProperties: EXCLUDED,
    });
    bind(editor, binding, ownPresence());
    const type = (letter: string) =>
      editor.update(
        () => {
          if ($getSelection() === null) {
            const end = $getRoot().getAllTextNodes()[0]!;
            const selection = $createRangeSelection();
            for (const point of [selection.anchor, selection.focus]) point.set(end.getKey(), end.getTextContentSize(), "text");
            $setSelection(selection);
          }
          const selection = $getSelection();
          if ($isRangeSelection(selection)) selection.insertText(letter);
        },
        { discrete: true },
      );
    const other = new Y.Doc();
    for (const letter of " Mine") {
      type(letter);
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      ((other.getXmlElement(BODY_ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(3, "!");
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    }
    expect(plainText(readYDoc(doc).blocks[0]!.inline)).toBe("See!!!!! report. Mine");
  });
});
