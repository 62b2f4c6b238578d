import type { Mark } from "~/app/domain/document/document.js";
import { child, childrenNamed, elements, type XmlElement } from "../docx/xml.js";
import { NO_STYLE, type RichStyle } from "../rich/paragraph.js";

/** What a style says of text; absent: nothing. */
export type TextLook = Partial<Record<Mark, boolean>> & { language?: string };

export interface OdtStyle extends RichStyle {
  list?: string;
  rightToLeft?: boolean;
  /** What the text looks like that a paragraph's own formatting, not its named style, is given. */
  look: TextLook;
}

export interface OdtStyles {
  paragraph: (name: string | undefined) => OdtStyle;
  text: (name: string | undefined) => TextLook;
  lists: Map<string, XmlElement>;
  /** The numbering of headings that are in no list. */
  outline: XmlElement | undefined;
  language: string;
  /** Whether text is set from right to left where its style does not say otherwise. */
  rightToLeft: boolean;
}

const DEEPEST = 12;
const on = (value: string | undefined, off: RegExp): boolean | undefined => (value === undefined ? undefined : !off.test(value));

/** Attributes with a colon lose their prefix in `attributes`; "language" of fo: comes first in the files. */
function lookOf(properties: XmlElement | undefined): TextLook {
  if (!properties) return {};
  const { attributes } = properties;
  const weight = attributes["font-weight"];
  const position = attributes["text-position"];
  const look: TextLook & Record<string, unknown> = {
    bold: weight === undefined ? undefined : weight === "bold" || Number(weight) >= 600,
    italic: attributes["font-style"] === undefined ? undefined : /italic|oblique/.test(attributes["font-style"]),
    underline: on(attributes["text-underline-style"], /^none$/),
    strikethrough: on(attributes["text-line-through-style"] ?? attributes["text-line-through-type"], /^none$/),
    subscript: position === undefined ? undefined : /^(sub|-)/.test(position),
    superscript: position === undefined ? undefined : /^(super|[1-9])/.test(position),
    language: localeOf(attributes),
  };
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}

function localeOf(attributes: Record<string, string>): string | undefined {
  const tag = attributes["rfc-language-tag"];
  if (tag) return tag;
  const { language, country } = attributes;
  if (language === undefined || language === "none" || language === "zxx") return undefined;
  return country === undefined || country === "none" ? language : `${language}-${country}`;
}

/** Styles of both parts; an automatic style passes on the name of the one that it is made of. */
export function readOdtStyles(parts: readonly (XmlElement | null)[]): OdtStyles {
  const byName = new Map<string, { element: XmlElement; automatic: boolean }>();
  const lists = new Map<string, XmlElement>();
  let outline: XmlElement | undefined;
  let language = "";
  let rightToLeft = false;
  for (const part of parts)
    for (const group of part ? elements(part) : []) {
      if (group.name !== "styles" && group.name !== "automatic-styles") continue;
      for (const element of elements(group)) {
        const { name = "", family = "" } = element.attributes;
        if (element.name === "style") byName.set(`${family} ${name}`, { element, automatic: group.name === "automatic-styles" });
        else if (element.name === "list-style") lists.set(name, element);
        else if (element.name === "outline-style") outline = element;
        else if (element.name === "default-style" && family === "paragraph") {
          rightToLeft = child(element, "paragraph-properties")?.attributes["writing-mode"]?.startsWith("rl") ?? rightToLeft;
          language = localeOf(child(element, "text-properties")?.attributes ?? {}) ?? language;
        }
      }
    }
  const known = new Map<string, OdtStyle>();
  const paragraph = (name: string | undefined, depth = 0): OdtStyle => {
    const found = name === undefined ? undefined : byName.get(`paragraph ${name}`);
    if (!found || depth > DEEPEST) return { ...NO_STYLE, look: {} };
    const before = known.get(name!);
    if (before) return before;
    const { element, automatic } = found;
    const base = paragraph(element.attributes["parent-style-name"], depth + 1);
    const own = lookOf(child(element, "text-properties"));
    const level = element.attributes["default-outline-level"];
    const mode = child(element, "paragraph-properties")?.attributes["writing-mode"];
    const list = element.attributes["list-style-name"];
    const style: OdtStyle = {
      name: automatic ? base.name : displayName(element).toLowerCase(),
      bold: automatic ? base.bold : (own.bold ?? base.bold),
      italic: automatic ? base.italic : (own.italic ?? base.italic),
      look: automatic ? { ...base.look, ...own } : {},
    };
    const outlineLevel = level === undefined ? base.outline : level === "" ? undefined : Number(level) - 1;
    if (outlineLevel !== undefined) style.outline = outlineLevel;
    const listName = list ?? base.list;
    if (listName) style.list = listName;
    const written = mode === undefined || mode === "page" ? base.rightToLeft : mode.startsWith("rl");
    if (written !== undefined) style.rightToLeft = written;
    known.set(name!, style);
    return style;
  };
  const text = (name: string | undefined, depth = 0): TextLook => {
    const found = name === undefined ? undefined : byName.get(`text ${name}`);
    if (!found || depth > DEEPEST) return {};
    return { ...text(found.element.attributes["parent-style-name"], depth + 1), ...lookOf(child(found.element, "text-properties")) };
  };
  return { paragraph: (name) => paragraph(name), text: (name) => text(name), lists, outline, language, rightToLeft };
}

const displayName = ({ attributes }: XmlElement): string =>
  attributes["display-name"] ??
  (attributes.name ?? "").replace(/_([0-9a-f]{2})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The levels of a list's style, by their number from 1. */
export const levelsOf = (style: XmlElement | undefined): Map<number, XmlElement> =>
  new Map(
    (style
      ? [
          ...childrenNamed(style, "list-level-style-number"),
          ...childrenNamed(style, "list-level-style-bullet"),
          ...childrenNamed(style, "outline-level-style"),
        ]
      : []
    ).map((level) => [Number(level.attributes.level ?? 1), level]),
  );
