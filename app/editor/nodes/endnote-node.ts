import { $getState, $setState, createState, DecoratorNode, type DOMExportOutput, type LexicalNode } from "lexical";

const noteState = createState("note", { parse: (value: unknown) => (typeof value === "string" ? value : "") });

const MARK = "endnote__mark";

/** An endnote's mark in the text; the note's own text is a root of its own in the document. */
export class EndnoteNode extends DecoratorNode<null> {
  override $config() {
    return this.config("endnote", { extends: DecoratorNode, stateConfigs: [{ stateConfig: noteState, flat: true }] });
  }

  getNoteId() {
    return $getState(this, noteState);
  }

  /** Not a part of React's: that would listen to every kind of event in each of sixty marks before the text is there. */
  override createDOM(): HTMLElement {
    const dom = document.createElement("span");
    const mark = document.createElement("button");
    dom.className = "endnote";
    mark.className = MARK;
    mark.type = "button";
    // reached with the arrow keys; as a stop of Tab each would stand between the text and what is beside it
    mark.tabIndex = -1;
    mark.dataset.note = this.getNoteId();
    mark.textContent = "…";
    dom.append(mark);
    return dom;
  }
  override updateDOM(): false {
    return false;
  }
  /** Its number means nothing elsewhere. */
  override exportDOM(): DOMExportOutput {
    const element = document.createElement("span");
    element.className = "endnote";
    return { element };
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
}

/** The marks on the page, of all notes or of one. */
export const marksIn = (root: ParentNode, noteId?: string) => [
  ...root.querySelectorAll<HTMLElement>(noteId === undefined ? `.${MARK}` : `.${MARK}[data-note="${CSS.escape(noteId)}"]`),
];
/** The note whose mark was chosen, if one was, and the block in which that mark stands. */
export function chosenMark(target: EventTarget | null): { noteId: string; block: string } | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>(`.${MARK}`) : null;
  const block = mark?.closest('[id^="block-"]')?.id.replace(/^block-/, "");
  return mark?.dataset.note && block ? { noteId: mark.dataset.note, block } : null;
}

export const $createEndnoteNode = (noteId: string): EndnoteNode => $setState(new EndnoteNode(), noteState, noteId);
export const $isEndnoteNode = (node: LexicalNode | null | undefined): node is EndnoteNode => node instanceof EndnoteNode;
