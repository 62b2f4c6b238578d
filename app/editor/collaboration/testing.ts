import { createHeadlessEditor } from "@lexical/headless";
import { $createLinkNode } from "@lexical/link";
import { createBindingV2__EXPERIMENTAL, createUndoManager, type Provider } from "@lexical/yjs";
import { $createLineBreakNode, $createTabNode, $createTextNode, $getRoot, type LexicalEditor } from "lexical";
import fc from "fast-check";
import * as Y from "yjs";
import { createYDoc } from "~/app/domain/document/ydoc.js";
import { BLOCK_KINDS, newId } from "~/app/domain/document/document.js";
import { $isBlockNode, BlockNode } from "../nodes/block-node.js";
import { $createEndnoteNode } from "../nodes/endnote-node.js";
import { NODES } from "../nodes/index.js";
import { bind, EXCLUDED, heal } from "./use-binding.js";

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

export interface Peer {
  doc: Y.Doc;
  editor: LexicalEditor;
  undoManager: Y.UndoManager;
  outbox: Uint8Array[];
}

/** A writer of a state of their own. */
export function peer(state: Uint8Array): Peer {
  const doc = createYDoc();
  Y.applyUpdate(doc, state);
  return peerOn(doc);
}

/** A writer in a document that others may reach too: the editor's own nodes and binding, without a browser. */
export function peerOn(doc: Y.Doc): Peer {
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
  bind(editor, binding, provider);
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") outbox.push(update);
  });
  return { doc, editor, outbox, undoManager: createUndoManager(binding, binding.root) };
}

export interface Step {
  who: number;
  act:
    | "type"
    | "enter"
    | "merge"
    | "kind"
    | "bold"
    | "note"
    | "break"
    | "delete"
    | "paste"
    | "move"
    | "deliver"
    | "undo"
    | "redo"
    | "link"
    | "tab";
  at: number;
  text: string;
}

export function perform({ editor, undoManager }: Peer, { act, at, text }: Step) {
  if (act === "undo") return void undoManager.undo();
  if (act === "redo") return void undoManager.redo();
  if (at % 3 === 0) undoManager.stopCapturing();
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
      else if (act === "tab") node?.insertAfter($createTabNode());
      else if (act === "link") {
        const link = $createLinkNode(ADDRESSES[at % ADDRESSES.length]);
        const next = node?.getNextSibling();
        node?.insertBefore(link);
        if (node) link.append(node, ...(next ? [next] : []));
      } else if (act === "break") node?.insertAfter($createLineBreakNode());
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

const ADDRESSES = ["https://example.org/a", "www.example.org", "#_ftn1", "file:///C:/x", "mailto:a@example.org"];

const planOf = (acts: readonly Step["act"][]) =>
  fc.array(
    fc.record<Step>({
      who: fc.nat(2),
      act: fc.constantFrom(...acts),
      at: fc.nat(60),
      text: fc.constantFrom("a", "bc ", "é", "libraries ", "\u0645"),
    }),
    { minLength: 5, maxLength: 60 },
  );
const PLAIN: readonly Step["act"][] = [
  ...Array<"type">(4).fill("type"),
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
];
/** What writers do, and in which order. */
export const plain = planOf(PLAIN);
export const EVERY_ACT: readonly Step["act"][] = [...PLAIN, "undo", "undo", "redo", "link", "link", "tab"];
/** The same with undo, redo, links that lead anywhere and tabs. */
export const everything = planOf(EVERY_ACT);

/** What Lexical keeps for itself: the look of the next letter typed. */
const OWN = new Set(["textFormat", "textStyle"]);
interface Shown {
  type: string;
  text?: string;
  children?: Shown[];
}

/**
 * A link of which others took away the last word stays in the document, where somebody may be writing in it, until its paragraph is written
 * in; an editor that saw it go shows it no more, one that is opened now has it still, of no width.
 */
function withoutEmptyLinks(node: Shown): Shown {
  if (!node.children) return node;
  const children: Shown[] = [];
  for (const child of node.children.map(withoutEmptyLinks)) {
    const before = children.at(-1);
    if (child.type === "link" && child.children?.length === 0) continue;
    if (before?.text !== undefined && JSON.stringify({ ...before, text: "" }) === JSON.stringify({ ...child, text: "" }))
      children[children.length - 1] = { ...before, text: before.text + (child.text ?? "") };
    else children.push(child);
  }
  return { ...node, children };
}

/** What an editor shows: every node and its properties, without Lexical's own. */
export function viewOf({ editor }: Pick<Peer, "editor">): unknown {
  const { root } = JSON.parse(JSON.stringify(editor.getEditorState(), (key, value: unknown) => (OWN.has(key) ? undefined : value))) as {
    root: Shown;
  };
  return withoutEmptyLinks(root);
}

/** Everybody gets what the others did; `onUpdate` sees each edit first. */
export function exchange(peers: Peer[], onUpdate: (update: Uint8Array) => void = nothing) {
  for (const [from, sender] of peers.entries()) {
    for (const update of sender.outbox.splice(0)) {
      onUpdate(update);
      for (const [to, receiver] of peers.entries()) if (to !== from) Y.applyUpdate(receiver.doc, update, "remote");
    }
  }
}
