import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { Refusal } from "~/app/domain/refusal.js";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

const DEPTH = 200;
const MOST_NODES = 400_000;

export const isElement = (node: HtmlNode): node is HtmlElement => "tagName" in node;
export const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name && !one.prefix)?.value;
export const hasClass = (element: HtmlElement, name: string): boolean => (attribute(element, "class") ?? "").split(/\s+/).includes(name);
export const childElements = (element: HtmlElement): HtmlElement[] => element.childNodes.filter(isElement);

/** All elements of a tree in order, as far as `into` lets one look. */
export function* walk(element: HtmlElement, into: (element: HtmlElement) => boolean = () => true): Generator<HtmlElement> {
  yield element;
  if (into(element)) for (const child of childElements(element)) yield* walk(child, into);
}

export const textOf = (node: HtmlNode): string =>
  isElement(node) ? node.childNodes.map(textOf).join("") : "value" in node ? node.value : "";

/** A web page as a tree. Throws a Refusal file-unreadable for one that was made to exhaust its reader. */
export function parseHtml(html: string, file: string): HtmlElement {
  // every opening bracket may become a node: what holds more of them is no document
  if ((html.match(/<[a-z]/giu)?.length ?? 0) > MOST_NODES)
    throw new Refusal("file-unreadable", { file, what: "it holds too many elements" });
  if (deepest(html) > DEPTH) throw new Refusal("file-unreadable", { file, what: "it is nested too deeply" });
  const root = parse(html).childNodes.find((node) => node.nodeName === "html") as HtmlElement;
  // elements that close themselves are nested by the parser: counted again, without recursion
  const open: [HtmlElement, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [element, depth] = next;
    if (depth > DEPTH) throw new Refusal("file-unreadable", { file, what: "it is nested too deeply" });
    for (const child of childElements(element)) open.push([child, depth + 1]);
  }
  return root;
}

const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
  "p",
  "li",
  "td",
  "th",
  "tr",
  "dt",
  "dd",
  "option",
]);

/** How deep its tags are nested at most, roughly and in time that grows with the text only: the parser itself slows down on deep trees. */
function deepest(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, close, name, self] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/giu)) {
    if (self === "/" || VOID.has(name!.toLowerCase())) continue;
    depth = close === "/" ? Math.max(depth - 1, 0) : depth + 1;
    most = Math.max(most, depth);
    if (most > DEPTH) break;
  }
  return most;
}
