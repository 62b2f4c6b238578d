import { $getState, $setState, createState, DecoratorNode, type LexicalNode } from "lexical";
import type { JSX } from "react";
import { EndnoteMark } from "../panels/endnote-mark.js";

const noteState = createState("note", { parse: (value: unknown) => (typeof value === "string" ? value : "") });

/** An endnote's mark in the text; the note's own text is a root of its own in the document. */
export class EndnoteNode extends DecoratorNode<JSX.Element> {
  override $config() {
    return this.config("endnote", { extends: DecoratorNode, stateConfigs: [{ stateConfig: noteState, flat: true }] });
  }

  getNoteId() {
    return $getState(this, noteState);
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement("span");
    dom.className = "endnote";
    return dom;
  }
  override updateDOM(): false {
    return false;
  }
  override isInline(): true {
    return true;
  }
  override isKeyboardSelectable(): true {
    return true;
  }
  override getTextContent(): string {
    return "";
  }
  override decorate(): JSX.Element {
    return <EndnoteMark noteId={this.getNoteId()} />;
  }
}

export const $createEndnoteNode = (noteId: string): EndnoteNode => $setState(new EndnoteNode(), noteState, noteId);
export const $isEndnoteNode = (node: LexicalNode | null | undefined): node is EndnoteNode => node instanceof EndnoteNode;
