import { createHeadlessEditor } from "@lexical/headless";
import {
  createBindingV2__EXPERIMENTAL,
  type Provider,
  syncLexicalUpdateToYjsV2__EXPERIMENTAL,
  syncYjsChangesToLexicalV2__EXPERIMENTAL,
} from "@lexical/yjs";
import {
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
  SKIP_COLLAB_TAG,
} from "lexical";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Block, BLOCK_KINDS, type Inline, type Mark, MARKS, newId } from "~/app/domain/document/document.js";
import { documentFromHeadings } from "~/app/domain/document/template.js";
import { readYDoc, writeYDoc } from "~/app/domain/document/yjs.js";
import { $isBlockNode, BlockNode } from "../nodes/block-node.js";
import { $createEndnoteNode, $isEndnoteNode } from "../nodes/endnote-node.js";
import { NODES } from "../nodes/index.js";
import { $keepIdsUnique } from "../plugins/behaviour.js";
import { EXCLUDED, heal } from "./use-binding.js";

const nothing = () => undefined;
const provider: Provider = {
  awareness: {
    getLocalState: () => null,
    getStates: () => new Map(),
    off: nothing,
    on: nothing,
    setLocalState: nothing,
    setLocalStateField: nothing,
  },
  connect: nothing,
  disconnect: nothing,
  off: nothing,
  on: nothing,
};

interface Peer {
  doc: Y.Doc;
  editor: LexicalEditor;
  outbox: Uint8Array[];
}

/** A writer: the editor's own nodes and binding, without a browser. */
function peer(state: Uint8Array): Peer {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const outbox: Uint8Array[] = [];
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: () => {
      heal(binding, provider);
    },
  });
  const binding = createBindingV2__EXPERIMENTAL(editor, "body", doc, new Map([["body", doc]]), {
    rootName: "root-v2",
    excludedProperties: EXCLUDED,
  });
  const observer = (events: unknown, transaction: Y.Transaction) => {
    if (transaction.origin === binding) return;
    try {
      syncYjsChangesToLexicalV2__EXPERIMENTAL(
        binding,
        provider,
        events as Y.YEvent<Y.XmlElement | Y.XmlText>[],
        transaction,
        transaction.origin instanceof Y.UndoManager,
      );
    } catch {
      heal(binding, provider);
    }
  };
  binding.root.observeDeep(observer);
  editor.registerNodeTransform(BlockNode, $keepIdsUnique);
  editor.registerUpdateListener(({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
    if (!tags.has(SKIP_COLLAB_TAG)) {
      syncLexicalUpdateToYjsV2__EXPERIMENTAL(
        binding,
        provider,
        prevEditorState,
        editorState,
        dirtyElements,
        dirtyLeaves,
        normalizedNodes,
        tags,
      );
    }
  });
  heal(binding, provider);
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") outbox.push(update);
  });
  return { doc, editor, outbox };
}

function inlineOf(node: LexicalNode): Inline[] {
  if ($isTextNode(node)) {
    const marks = MARKS.filter((mark: Mark) => node.hasFormat(mark));
    return [{ type: "text", text: node.getTextContent(), ...(marks.length > 0 && { marks }) }];
  }
  if ($isLineBreakNode(node)) return [{ type: "break" }];
  if ($isEndnoteNode(node)) return [{ type: "note", note: node.getNoteId() }];
  return $isElementNode(node) ? node.getChildren().flatMap(inlineOf) : [];
}

function joined(inline: Inline[]): Inline[] {
  return inline.reduce<Inline[]>((parts, part) => {
    const last = parts.at(-1);
    if (part.type === "text" && last?.type === "text" && String(last.marks ?? []) === String(part.marks ?? []))
      return [...parts.slice(0, -1), { ...last, text: last.text + part.text }];
    return [...parts, part];
  }, []);
}

/** What the writer sees, as blocks. */
const view = ({ editor }: Peer) =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .filter($isBlockNode)
      .map((node): Pick<Block, "id" | "kind" | "inline"> => ({
        id: node.getId(),
        kind: node.getKind(),
        inline: joined(node.getChildren().flatMap(inlineOf)),
      })),
  );
const stored = ({ doc }: Peer) => readYDoc(doc).blocks.map(({ id, kind, inline }) => ({ id, kind, inline }));

interface Step {
  who: number;
  act: "type" | "enter" | "merge" | "kind" | "bold" | "note" | "break" | "delete" | "paste" | "move" | "deliver";
  at: number;
  text: string;
}

function perform({ editor }: Peer, { act, at, text }: Step) {
  editor.update(
    () => {
      const blocks = $getRoot().getChildren().filter($isBlockNode);
      const block = blocks[at % blocks.length];
      if (!block) return;
      const texts = block.getAllTextNodes();
      const node = texts[at % Math.max(texts.length, 1)];
      const offset = node ? at % (node.getTextContentSize() + 1) : 0;
      if (act === "type") {
        if (node) node.spliceText(offset, 0, text);
        else block.append($createTextNode(text));
      } else if (act === "enter") {
        const selection = node ? node.select(offset, offset) : block.select();
        selection.insertParagraph();
      } else if (act === "merge") {
        const above = block.getPreviousSibling();
        if ($isBlockNode(above)) {
          above.append(...block.getChildren());
          block.remove();
        }
      } else if (act === "kind") block.setKind(BLOCK_KINDS[at % BLOCK_KINDS.length]!, 1 + (at % 2));
      else if (act === "bold") node?.toggleFormat("bold");
      else if (act === "note")
        (node ?? block).insertAfter($isBlockNode(node ?? block) ? $createLineBreakNode() : $createEndnoteNode(newId()));
      else if (act === "break") node?.insertAfter($createLineBreakNode());
      else if (act === "delete") {
        if (blocks.length > 1) block.remove();
      } else if (act === "paste") {
        const json = block.exportJSON();
        block.insertAfter(new BlockNode().updateFromJSON(json).append($createTextNode(text)));
      } else if (act === "move") {
        const target = blocks[(at * 7) % blocks.length];
        if (target && target !== block) target.insertAfter(block);
      }
    },
    { discrete: true },
  );
}

const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(2),
    act: fc.constantFrom(
      "type",
      "type",
      "type",
      "type",
      "enter",
      "merge",
      "kind",
      "bold",
      "note",
      "break",
      "delete",
      "paste",
      "move",
      "deliver",
      "deliver",
    ),
    at: fc.nat(60),
    text: fc.constantFrom("a", "bc ", "é", "libraries ", "\u0645"),
  }),
  { minLength: 5, maxLength: 60 },
);

function exchange(peers: Peer[]) {
  for (const [from, sender] of peers.entries()) {
    for (const update of sender.outbox.splice(0))
      for (const [to, receiver] of peers.entries()) if (to !== from) Y.applyUpdate(receiver.doc, update, "remote");
  }
}

describe("writers of one text, whatever they do at once", () => {
  it("end with the same document, and each sees what is stored", () => {
    const seed = new Y.Doc();
    writeYDoc(seed, documentFromHeadings(["One", "Two"]));
    fc.assert(
      fc.property(steps, (plan) => {
        const peers = Array.from({ length: 3 }, () => peer(Y.encodeStateAsUpdate(seed)));
        for (const step of plan) {
          if (step.act === "deliver") exchange(peers);
          else perform(peers[step.who]!, step);
        }
        // edits that answer an exchange (an emptied text gets a paragraph) are exchanged too
        for (let round = 0; round < 5 && peers.some((one) => one.outbox.length > 0); round++) exchange(peers);
        const [first] = peers;
        for (const one of peers) {
          expect(readYDoc(one.doc)).toEqual(readYDoc(first!.doc));
          expect(view(one)).toEqual(stored(one));
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
