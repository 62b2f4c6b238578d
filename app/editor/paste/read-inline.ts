import { addressOf } from "~/app/domain/document/address.js";
import { type Inline, type Mark, MARKS } from "~/app/domain/document/document.js";
import type { Loss } from "./pasted.js";

export interface Reading {
  /** Elements that are an endnote's mark, and the note's id. */
  marks: ReadonlyMap<Element, string>;
  lose(loss: Loss): void;
}

const BY_TAG: Partial<Record<string, Mark>> = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  CITE: "italic",
  U: "underline",
  S: "strikethrough",
  STRIKE: "strikethrough",
  SUB: "subscript",
  SUP: "superscript",
};
const DROPPED = new Set([
  "SCRIPT",
  "STYLE",
  "TITLE",
  "META",
  "LINK",
  "HEAD",
  "TEMPLATE",
  "NOSCRIPT",
  "BUTTON",
  "INPUT",
  "SELECT",
  "TEXTAREA",
  "XML",
]);
const PICTURES = new Set(["IMG", "SVG", "PICTURE", "VIDEO", "CANVAS", "V:SHAPE", "V:IMAGEDATA"]);
const OBJECTS = new Set(["OBJECT", "EMBED", "IFRAME", "MATH", "O:OLEOBJECT", "AUDIO"]);

const styleOf = (element: Element) => (element.getAttribute("style") ?? "").toLowerCase().replace(/\s*([:;])\s*/gu, "$1");

function marksOf(element: Element, around: ReadonlySet<Mark>): Set<Mark> {
  const marks = new Set(around);
  const style = styleOf(element);
  const own = BY_TAG[element.tagName];
  // Google Docs wraps all that it copies in a <b> that says that it is none
  if (own && !(own === "bold" && /font-weight:(normal|400)/u.test(style))) marks.add(own);
  const weight = /font-weight:(\w+)/u.exec(style)?.[1];
  if (weight) marks[weight === "bold" || Number(weight) >= 600 ? "add" : "delete"]("bold");
  if (/font-style:italic/u.test(style)) marks.add("italic");
  else if (/font-style:normal/u.test(style)) marks.delete("italic");
  if (/vertical-align:super/u.test(style)) marks.add("superscript");
  if (/vertical-align:sub/u.test(style)) marks.add("subscript");
  if (/text-decoration[^;]*line-through/u.test(style)) marks.add("strikethrough");
  if (/text-decoration[^;]*underline/u.test(style) && !element.closest("a")) marks.add("underline");
  return marks;
}

/** Whether what this element holds is read at all; what is worth a word is counted. */
function isRead(element: Element, { lose }: Reading): boolean {
  const tag = element.tagName.toUpperCase();
  if (DROPPED.has(tag)) return false;
  if (PICTURES.has(tag)) {
    // the point of a tracker, not a picture
    if (!(element.getAttribute("width") === "1" && element.getAttribute("height") === "1")) lose("picture");
    return false;
  }
  if (OBJECTS.has(tag)) {
    lose("object");
    return false;
  }
  if (tag === "DEL" || element.classList.contains("msoDel")) {
    lose("deleted");
    return false;
  }
  const style = styleOf(element);
  if (/mso-comment-(reference|done)|mso-special-character:comment|mso-element:comment/u.test(style)) {
    if (/mso-special-character:comment|mso-comment-reference/u.test(style)) lose("comment");
    return !/mso-special-character:comment|mso-element:comment/u.test(style);
  }
  return !/display:none|mso-list:ignore|mso-hide:all/u.test(style);
}

/** A text holds no control characters but blanks and ends of lines: no database keeps a NUL, and no Word file any of them. */
export const withoutControls = (text: string): string => text.replace(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu, "");

interface Around {
  marks: ReadonlySet<Mark>;
  link: string | undefined;
}

function push(inline: Inline[], text: string, { marks, link }: Around) {
  const joined = inline.length === 0 || inline.at(-1)!.type === "break" ? text.replace(/^ /u, "") : text;
  const last = inline.at(-1);
  const clean = last?.type === "text" && last.text.endsWith(" ") ? joined.replace(/^ /u, "") : joined;
  if (clean === "") return;
  const own = MARKS.filter((mark) => marks.has(mark));
  inline.push({ type: "text", text: clean, ...(own.length > 0 && { marks: own }), ...(link && { link }) });
}

/** The runs of an element, as far as they are no block of their own: `isBlock` says where another begins. */
export function readInline(nodes: Iterable<Node>, reading: Reading, isBlock: (element: Element) => boolean = () => false): Inline[] {
  const inline: Inline[] = [];
  const visit = (node: Node, around: Around) => {
    if (node.nodeType === 3) {
      const text = withoutControls(node.textContent ?? "");
      for (const [i, line] of (node.parentElement?.closest("pre") ? text.split("\n") : [text]).entries()) {
        if (i > 0) inline.push({ type: "break" });
        push(inline, line.replace(/[ \t\r\n\v\f\u0085]+/gu, " "), around);
      }
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const note = reading.marks.get(element);
    if (note !== undefined) return void inline.push({ type: "note", note });
    if (isBlock(element) || !isRead(element, reading)) return;
    if (element.tagName === "BR") return void inline.push({ type: "break" });
    let { link } = around;
    const href = element.tagName === "A" ? element.getAttribute("href") : null;
    if (href) {
      link = addressOf(href) ?? undefined;
      if (!link) reading.lose("link");
    }
    const marks = marksOf(element, around.marks);
    for (const child of element.childNodes) visit(child, { marks, link });
  };
  for (const node of nodes) visit(node, { marks: new Set(), link: undefined });
  return inline;
}
