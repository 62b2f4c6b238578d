import {
  $applyNodeReplacement,
  $getState,
  $setState,
  createState,
  type EditorConfig,
  type LexicalNode,
  ParagraphNode,
  type RangeSelection,
} from "lexical";
import { type BlockKind, BLOCK_KINDS, newId } from "~/app/domain/document/document.js";
import { isNeutral } from "~/app/domain/document/direction.js";
import { tagOf } from "./block-tag.js";

const string = { parse: (value: unknown) => (typeof value === "string" ? value : "") };
const idState = createState("id", string);
const kindState = createState("kind", {
  parse: (value: unknown): BlockKind => (BLOCK_KINDS.includes(value as BlockKind) ? (value as BlockKind) : "paragraph"),
});
const levelState = createState("level", {
  parse: (value: unknown) => (typeof value === "number" && value >= 1 && value <= 3 ? Math.floor(value) : 1),
});
const numberedState = createState("numbered", { parse: (value: unknown) => value === true });
const aliasState = createState("alias", string);
const addresseeState = createState("addressee", string);
const languageState = createState("language", string);
// not "direction": that name is Lexical's own, and its development build refuses it
const directionState = createState("writing", {
  parse: (value: unknown): "" | "ltr" | "rtl" => (value === "ltr" || value === "rtl" ? value : ""),
});

/** Kinds after which Enter goes on with the same kind; after the others it begins a numbered paragraph. */
const CONTINUES: readonly BlockKind[] = ["bullet", "continuation", "quotation"];

/**
 * Every block of the text is this one node: a heading that becomes a paragraph is a changed property, not a new node, so what others
 * type in it at that moment stays. Paragraph numbers are CSS counters over `data-kind` and `data-level`.
 */
export class BlockNode extends ParagraphNode {
  override $config() {
    return this.config("block", {
      extends: ParagraphNode,
      stateConfigs: [
        { stateConfig: idState, flat: true },
        { stateConfig: kindState, flat: true },
        { stateConfig: levelState, flat: true },
        { stateConfig: numberedState, flat: true },
        { stateConfig: aliasState, flat: true },
        { stateConfig: addresseeState, flat: true },
        { stateConfig: languageState, flat: true },
        { stateConfig: directionState, flat: true },
      ],
    });
  }

  getId() {
    return $getState(this, idState);
  }
  getKind() {
    return $getState(this, kindState);
  }
  getLevel() {
    return $getState(this, levelState);
  }
  isNumbered() {
    return $getState(this, numberedState);
  }
  setId(id: string) {
    return $setState(this, idState, id);
  }
  setKind(kind: BlockKind, level = 1) {
    const block = $setState($setState(this, kindState, kind), levelState, level);
    return kind === "heading" ? block : $setState(block, numberedState, false);
  }
  setNumbered(numbered: boolean) {
    return $setState(this, numberedState, numbered);
  }

  getAddressee() {
    return $getState(this, addresseeState);
  }
  setAddressee(addressee: string) {
    return $setState(this, addresseeState, addressee);
  }
  setAlias(alias: string) {
    return $setState(this, aliasState, alias);
  }
  getLanguage() {
    return $getState(this, languageState);
  }
  setLanguage(language: string) {
    return $setState(this, languageState, language);
  }
  /** Which way it is written, where somebody decided it; Lexical's own direction is no part of the document. */
  getWriting() {
    return $getState(this, directionState);
  }
  setWriting(direction: "" | "ltr" | "rtl") {
    return $setState(this, directionState, direction);
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    const dom = document.createElement(tagOf(this.getKind(), this.getLevel()));
    dress(this, dom);
    markNeutral(this, dom);
    return dom;
  }

  override updateDOM(previous: this, dom: HTMLElement): boolean {
    markNeutral(this, dom);
    if (previous.__state === this.__state) return false;
    if (dom.tagName.toLowerCase() !== tagOf(this.getKind(), this.getLevel())) return true;
    dress(this, dom);
    return false;
  }

  /** What Enter makes beside this block. */
  createNext(): BlockNode {
    const kind = this.getKind();
    const block = CONTINUES.includes(kind) ? $createBlockNode(kind, this.getLevel()) : $createBlockNode("paragraph");
    if (this.getLanguage()) block.setLanguage(this.getLanguage());
    if (this.getWriting()) block.setWriting(this.getWriting());
    return block;
  }

  override insertNewAfter(selection: RangeSelection, restoreSelection?: boolean): BlockNode {
    const block = this.createNext();
    block.setTextFormat(selection.format);
    this.insertAfter(block, restoreSelection);
    return block;
  }

  /** Backspace at the start takes the kind away first, as people know it from lists. */
  override collapseAtStart(): boolean {
    if (this.getKind() === "paragraph") return super.collapseAtStart();
    if (this.getKind() === "bullet" && this.getLevel() > 1) this.setKind("bullet", this.getLevel() - 1);
    else this.setKind("paragraph");
    return true;
  }
}

/** Marks for the styles what only the text around it can say: which way "/" or "2024" is written. */
function markNeutral(block: BlockNode, dom: HTMLElement) {
  dom.toggleAttribute("data-neutral", isNeutral(block.getTextContent()));
}

function dress(block: BlockNode, dom: HTMLElement) {
  const language = $getState(block, languageState);
  const addressee = $getState(block, addresseeState);
  dom.id = `block-${block.getId()}`;
  dom.dataset.kind = block.getKind();
  dom.dataset.level = String(block.getLevel());
  dom.toggleAttribute("data-numbered", block.isNumbered());
  if (language) dom.lang = language;
  else dom.removeAttribute("lang");
  if (addressee) dom.dataset.addressee = addressee;
  else delete dom.dataset.addressee;
}

export function $createBlockNode(kind: BlockKind = "paragraph", level = 1): BlockNode {
  return $applyNodeReplacement(new BlockNode()).setId(newId()).setKind(kind, level);
}

/** Whether the cursor stands before everything that the block holds. */
export const $isAtStart = ({ anchor }: RangeSelection, block: BlockNode): boolean =>
  anchor.offset === 0 && (block.is(anchor.getNode()) || anchor.getNode().is(block.getFirstDescendant()));

export const $isBlockNode = (node: LexicalNode | null | undefined): node is BlockNode => node instanceof BlockNode;
