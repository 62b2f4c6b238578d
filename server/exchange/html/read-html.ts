import {
  type Block,
  BLOCK_KINDS,
  type Inline,
  type Mark,
  newId,
  type Note,
  plainText,
  SCHEMA_VERSION,
  type StructuredDocument,
} from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import { z } from "zod";
import type { ImportedDocument } from "../imported.js";
import { annexesSchema, coverSchema, linksSchema, tagsSchema } from "../json/read-json.js";
import { assemble } from "../rich/assemble.js";
import { finish } from "../rich/finish.js";
import { add, type RichInline, textPart, tidy } from "../rich/inline.js";
import { NO_STYLE, type RichParagraph } from "../rich/paragraph.js";
import { BESIDES_ID, LABEL_CLASS, MARK_OF, NUMBER_CLASS, PROPERTIES, SEPARATOR_CLASS } from "./markup.js";
import { attribute, childElements, hasClass, type HtmlElement, type HtmlNode, isElement, parseHtml, textOf, walk } from "./tree.js";

/** What stands beside the text of a file that Caucus wrote. */
export const besidesSchema = z.object({
  cover: coverSchema,
  notes: z.array(z.string()),
  links: linksSchema,
  tags: tagsSchema,
  annexes: annexesSchema,
});
export type BesidesOfFile = z.output<typeof besidesSchema>;

const propertiesSchema = z.object({
  id: z.string().optional(),
  kind: z.enum(BLOCK_KINDS).optional(),
  level: z.int().optional(),
  numbered: z.boolean().optional(),
  alias: z.string().optional(),
  addressee: z.string().optional(),
  language: z.string().optional(),
  direction: z.enum(["ltr", "rtl"]).optional(),
});
type Properties = z.output<typeof propertiesSchema>;

const NOT_TEXT = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "head",
  "title",
  "nav",
  "svg",
  "math",
  "iframe",
  "object",
  "form",
  "button",
  "select",
  "textarea",
]);
const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody thead tfoot tr td th caption ul".split(
    " ",
  ),
);
const isNotes = (element: HtmlElement) => attribute(element, "role") === "doc-endnotes" || hasClass(element, "footnotes");

interface Notes {
  /** The note that an address within the page leads to. */
  at: (href: string) => string | undefined;
  contents: Note[];
}

/** The notes of a page: pandoc's, markdown-it's and our own stand in a section of endnotes. `ids` in the order in which they stand. */
function readNotes(root: HtmlElement, exact: boolean, ids: readonly string[]): Notes {
  const sections = [...walk(root, (element) => !isNotes(element))].filter(isNotes);
  const items = sections.flatMap((section) =>
    [...walk(section, (element) => element.tagName !== "li")].filter(({ tagName }) => tagName === "li"),
  );
  const byHref = new Map<string, string>();
  const contents = items.map((item, i): Note => {
    const id = ids[i] ?? newId();
    byHref.set(`#${attribute(item, "id") ?? ""}`, id);
    const paragraphs = childElements(item).filter(({ tagName }) => tagName === "p");
    const inline = (paragraphs.length > 0 ? paragraphs : [item]).flatMap((paragraph, k): RichInline[] => {
      const content = inlineOf(paragraph, { at: () => undefined, contents: [] }, exact);
      return k === 0 ? content : [{ type: "break" }, ...content];
    });
    const last = inline.at(-1);
    // the arrow back is set off by blanks
    if (last?.type === "text") last.text = last.text.replace(/[ \u00a0]+$/u, "");
    return { id, inline: inline.filter((part) => part.type !== "text" || part.text !== "") };
  });
  return { at: (href) => byHref.get(href), contents };
}

/** The content of an element; `exact`: its blanks are those of the text, as in files that Caucus wrote. */
function inlineOf(element: HtmlElement, notes: Notes, exact: boolean, skip: (child: HtmlElement) => boolean = () => false): RichInline[] {
  const inline: RichInline[] = [];
  // a number or a label was passed over: the blank behind it is not the text's
  const passed = { over: false };
  const visit = (node: HtmlNode, marks: readonly Mark[], link: string | undefined) => {
    if (node.nodeName === "#text" && "value" in node) {
      const text = exact ? node.value.replace(/\n/g, "") : node.value.replace(/[ \t\r\n\f]+/g, " ");
      add(inline, textPart(text, marks, link));
      return;
    }
    if (!isElement(node) || NOT_TEXT.has(node.tagName) || skip(node)) return;
    const { tagName } = node;
    if ([NUMBER_CLASS, LABEL_CLASS, SEPARATOR_CLASS].some((name) => exact && hasClass(node, name))) {
      if (!hasClass(node, SEPARATOR_CLASS)) passed.over = true;
      return;
    }
    const href = tagName === "a" ? attribute(node, "href") : undefined;
    const note = href === undefined ? undefined : notes.at(href);
    if (note !== undefined) {
      // markdown-it raises the mark around its link
      inline.push({ type: "note", note });
      return;
    }
    if (
      href !== undefined &&
      (attribute(node, "role") === "doc-backlink" || hasClass(node, "footnote-backref") || hasClass(node, "footnote-back"))
    )
      return;
    if (tagName === "br") {
      inline.push({ type: "break" });
      return;
    }
    const mark = MARK_OF[tagName];
    const inner = mark && !marks.includes(mark) ? [...marks, mark] : marks;
    for (const child of node.childNodes) visit(child, inner, href?.startsWith("#") ? link : (href ?? link));
  };
  for (const child of element.childNodes) {
    const before = inline.length;
    visit(child, [], undefined);
    const first = inline[before] ?? inline.at(-1);
    if (passed.over && first?.type === "text" && isTextNode(child)) {
      first.text = first.text.replace(/^ /, "");
      if (first.text === "") inline.pop();
      passed.over = false;
    }
  }
  return sorted(inline);
}

const isTextNode = (node: HtmlNode) => node.nodeName === "#text";
const ORDER: readonly Mark[] = ["bold", "italic", "underline", "strikethrough", "subscript", "superscript"];
const sorted = (inline: RichInline[]): RichInline[] =>
  inline.map((part) =>
    part.type === "text" && part.marks ? { ...part, marks: ORDER.filter((mark) => part.marks!.includes(mark)) } : part,
  );

function parsed<T>(schema: z.ZodType<T>, json: string, file: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    throw new Refusal("file-unreadable", { file, what: "what it says about its own structure cannot be read" });
  }
}

/** A web page as a submission: one that Caucus wrote as it was, any other by its headings, lists and notes. Throws file-unreadable. */
export function readHtml(html: string, file: string): ImportedDocument {
  const root = parseHtml(html, file);
  const island = [...walk(root)].find((one) => one.tagName === "script" && attribute(one, "id") === BESIDES_ID);
  if (!island) return readForeign(root);
  return { document: readOwn(root, parsed(besidesSchema, textOf(island), file), file, 1), warnings: [] };
}

/** What an own file's Markdown, made HTML, holds: `base` is the level of the element of the first level of headings, less one. */
export function readOwn(
  root: HtmlElement,
  { cover, notes: ids, links, tags, annexes }: BesidesOfFile,
  file: string,
  base: 0 | 1,
): StructuredDocument {
  const notes = readNotes(root, true, ids);
  const blocks: Block[] = [];
  let next: Properties = {};
  const push = (element: HtmlElement, kind: Block["kind"], natural: Partial<Block> = {}) => {
    const said = attribute(element, PROPERTIES);
    const properties = said === undefined ? next : parsed(propertiesSchema, said, file);
    next = {};
    const isList = (child: HtmlElement) => child.tagName === "ul" || child.tagName === "ol";
    let inline: Inline[] = inlineOf(element, notes, true, isList);
    if (base === 0) inline = withoutPrinted(inline, properties);
    const { id = newId(), kind: given = kind, level = natural.level, ...more } = properties;
    blocks.push({ id, kind: given, ...(level !== undefined && { level }), ...(more as Partial<Block>), inline });
  };
  const visit = (element: HtmlElement, depth: number) => {
    for (const child of element.childNodes) {
      if (child.nodeName === "#comment" && "data" in child) {
        const json = /^\s*caucus (\{.*\})\s*$/s.exec(child.data)?.[1];
        if (json !== undefined) next = parsed(propertiesSchema, json, file);
      }
      if (!isElement(child) || isNotes(child) || NOT_TEXT.has(child.tagName)) continue;
      const heading = /^h([1-6])$/.exec(child.tagName)?.[1];
      if (heading !== undefined) push(child, "heading", { level: Number(heading) - base });
      else if (child.tagName === "p") push(child, "continuation");
      else if (child.tagName === "blockquote") push(onlyParagraph(child), "quotation");
      else if (child.tagName === "aside") push(child, "reference-box");
      else if (child.tagName === "ol") for (const item of childElements(child)) push(onlyParagraph(item), "paragraph");
      else if (child.tagName === "ul")
        for (const item of childElements(child)) {
          push(onlyParagraph(item), "bullet", depth > 0 ? { level: depth + 1 } : {});
          for (const list of childElements(item).filter(({ tagName }) => tagName === "ul"))
            visit({ ...item, childNodes: [list] }, depth + 1);
        }
      else if (child.tagName !== "header" && child.tagName !== "hr") visit(child, depth);
    }
  };
  visit(root, 0);
  return { schema: SCHEMA_VERSION, cover, blocks, notes: notes.contents, links, ...(tags && { tags }), ...(annexes && { annexes }) };
}

/** Loose lists and quotations hold their text in a paragraph. */
function onlyParagraph(element: HtmlElement): HtmlElement {
  const paragraph = childElements(element).find(({ tagName }) => tagName === "p");
  return paragraph ? { ...paragraph, attrs: [...element.attrs, ...paragraph.attrs] } : element;
}

/** In Markdown a heading's number and the word before a recommendation are part of the line. */
function withoutPrinted(inline: Inline[], { kind, numbered }: Properties): Inline[] {
  const [first, ...rest] = inline;
  if (first?.type !== "text") return inline;
  if (kind === "recommendation") {
    const [second, ...others] = rest;
    return second?.type === "text"
      ? [{ ...second, text: second.text.replace(/^ /, "") }, ...others].filter((part) => part.type !== "text" || part.text !== "")
      : rest;
  }
  if (!numbered) return inline;
  const text = first.text.replace(/^[\d.]+ /, "");
  return text === "" ? rest : [{ ...first, text }, ...rest];
}

/** Any web page, through the same recognition as a Word file. */
function readForeign(root: HtmlElement): ImportedDocument {
  const notes = readNotes(root, false, []);
  const paragraphs: RichParagraph[] = [];
  let pictures = 0;
  let tables = 0;
  let boxes = 0;
  const take = (parts: readonly RichInline[], more: Partial<RichParagraph>) => {
    const inline = tidy(parts);
    const text = plainText(inline);
    if (text.trim() !== "" || inline.some(({ type }) => type === "note"))
      paragraphs.push({ style: NO_STYLE, label: null, inline, text, ...more });
  };
  const quote = { style: { ...NO_STYLE, name: "quote" } };
  const visit = (element: HtmlElement, more: Partial<RichParagraph>, depth: number) => {
    let loose: HtmlNode[] = [];
    const flush = () => {
      if (loose.length > 0) take(inlineOf({ ...element, childNodes: loose }, notes, false), more);
      loose = [];
    };
    let counter = Number(attribute(element, "start") ?? 1);
    for (const child of element.childNodes) {
      if (!isElement(child) || (!BLOCKS.has(child.tagName) && !childElements(child).some(({ tagName }) => BLOCKS.has(tagName)))) {
        if (isElement(child)) for (const one of walk(child)) if (one.tagName === "img") pictures += 1;
        loose.push(child);
        continue;
      }
      flush();
      const { tagName } = child;
      if (isNotes(child) || NOT_TEXT.has(tagName)) continue;
      const heading = /^h([1-6])$/.exec(tagName)?.[1];
      if (heading !== undefined) take(inlineOf(child, notes, false), { outline: Number(heading) - 1 });
      else if (tagName === "blockquote") visit(child, quote, depth);
      else if (tagName === "table") table(child, depth);
      else if (tagName === "ul" || tagName === "ol") visit(child, more, depth + (more.label ? 1 : 0));
      else if (tagName === "li") {
        const isNumbered = element.tagName === "ol";
        const label = isNumbered
          ? { format: "decimal", level: depth, text: `${String(counter++)}.`, parts: 1 }
          : { format: "bullet", level: depth, text: "•", parts: 0 };
        visit(child, { ...more, label }, depth);
      } else visit(child, more, depth);
    }
    flush();
  };
  const table = (element: HtmlElement, depth: number) => {
    const rows = [...walk(element)].filter(({ tagName }) => tagName === "tr");
    const cellsOf = (row: HtmlElement) => childElements(row).filter(({ tagName }) => tagName === "td" || tagName === "th");
    if (rows.length === 1 && cellsOf(rows[0]!).length === 1) {
      boxes += 1;
      visit(cellsOf(rows[0]!)[0]!, { box: boxes }, depth);
      return;
    }
    tables += 1;
    for (const row of rows)
      take(
        cellsOf(row).flatMap((cell, i): RichInline[] => [
          ...(i === 0 ? [] : [textPart(" | ", [], undefined)]),
          ...inlineOf(cell, notes, false),
        ]),
        { row: true },
      );
  };
  visit(root, {}, 0);
  const cited = new Set(paragraphs.flatMap(({ inline }) => inline.flatMap((part) => (part.type === "note" ? [part.note] : []))));
  const assembled = assemble({
    paragraphs,
    language: attribute(root, "lang") ?? "",
    notes: notes.contents.filter(({ id }) => cited.has(id)),
    footnotes: 0,
    warnings: [
      ...(pictures > 0 ? [{ code: "picture-left-out" as const, params: { count: pictures } }] : []),
      ...Array.from({ length: tables }, () => ({ code: "table-flattened" as const, params: {} })),
    ],
  });
  return finish({ accepted: assembled, changes: 0, original: null, comments: [] });
}
