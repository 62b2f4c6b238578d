import { $isLinkNode, LinkNode } from "@lexical/link";
import {
  $createTextNode,
  $getRoot,
  $isRootNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  LineBreakNode,
  mergeRegister,
  TabNode,
} from "lexical";
import { addressOf } from "~/app/domain/document/address.js";
import { newId } from "~/app/domain/document/document.js";
import { keepAnchorEdges } from "./anchor-edges.js";
import { $createBlockNode, $isBlockNode, BlockNode } from "../nodes/block-node.js";
import { EndnoteNode } from "../nodes/endnote-node.js";

/** Puts a node's children in its place. */
function $unwrap(node: ElementNode) {
  for (const child of node.getChildren()) node.insertBefore(child);
  node.remove();
}

/** Every block stands in the text itself and has an id of its own: a pasted or split copy, the younger of two, gets a new one. */
function $keepBlock(block: BlockNode) {
  const parent = block.getParent();
  if (parent && !$isRootNode(parent)) return $unwrap(block);
  const id = block.getId();
  const twin =
    id !== "" &&
    $getRoot()
      .getChildren()
      .some((other) => $isBlockNode(other) && other.getId() === id && Number(other.getKey()) < Number(block.getKey()));
  if (id === "" || twin) block.setId(newId());
}

/** A pasted link may lead nowhere (`#_ftn1`, `file:`), stand in another link or around a whole block: its text stays, the link goes. */
function $keepLink(link: LinkNode) {
  const address = addressOf(link.getURL());
  if (address === null || link.getParents().some($isLinkNode)) return $unwrap(link);
  if (address !== link.getURL()) link.setURL(address);
  $keepInBlock(link);
}

function $keepInBlock(node: LexicalNode) {
  if (!$isRootNode(node.getParent())) return;
  const block = $createBlockNode();
  node.replace(block);
  block.append(node);
}

/**
 * Whatever is typed or pasted takes the shape that the document's schema knows (`schema.ts`) before the binding writes it, so the server
 * never has to refuse what an honest editor sends.
 */
export const keepWellFormed = (editor: LexicalEditor) =>
  mergeRegister(
    editor.registerNodeTransform(BlockNode, $keepBlock),
    keepAnchorEdges(editor),
    editor.registerNodeTransform(LinkNode, $keepLink),
    editor.registerNodeTransform(EndnoteNode, $keepInBlock),
    editor.registerNodeTransform(LineBreakNode, $keepInBlock),
    // a node of its own for a tab shows nothing of what somebody else types in it at the same moment
    editor.registerNodeTransform(TabNode, (tab) => void tab.replace($createTextNode("\t").setFormat(tab.getFormat()))),
  );
