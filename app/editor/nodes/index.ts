import { LinkNode } from "@lexical/link";
import { type LexicalNodeConfig, ParagraphNode } from "lexical";
import { $createBlockNode, BlockNode } from "./block-node.js";
import { EndnoteNode } from "./endnote-node.js";

/** All nodes that the document's schema knows, besides text, tabs and line breaks. */
export const NODES: LexicalNodeConfig[] = [
  BlockNode,
  { replace: ParagraphNode, with: () => $createBlockNode(), withKlass: BlockNode },
  EndnoteNode,
  LinkNode,
];
