import { NO_STYLE, type RichStyle } from "../rich/paragraph.js";
import { child, childrenNamed, type XmlElement } from "./xml.js";

/** A style with the numbering that it brings. */
export interface Style extends RichStyle {
  numbering?: { id: string; level: number };
}

/** Styles by id; an unknown id gives a style without properties. */
export type Styles = (id: string | undefined) => Style;

const DEEPEST = 12;

/** Whether a switch such as `w:b` is on, off or not there. */
export function toggle(properties: XmlElement | null | undefined, name: string): boolean | undefined {
  const element = properties ? child(properties, name) : undefined;
  return element ? !/^(0|false|off|none)$/.test(element.attributes.val ?? "1") : undefined;
}

/** Reads styles.xml; headings are known by their outline level or by the names "heading 1" to "heading 9". */
export function readStyles(part: XmlElement | null): Styles {
  const byId = new Map((part ? childrenNamed(part, "style") : []).map((style) => [style.attributes.styleId ?? "", style]));
  const read = new Map<string, Style>();
  const resolve = (id: string | undefined, depth: number): Style => {
    const element = id === undefined ? undefined : byId.get(id);
    if (!element || depth > DEEPEST) return NO_STYLE;
    const known = read.get(id!);
    if (known) return known;
    const base = resolve(child(element, "basedOn")?.attributes.val, depth + 1);
    const name = (child(element, "name")?.attributes.val ?? id!).toLowerCase();
    const outline = child(element, "pPr", "outlineLvl")?.attributes.val ?? /^heading ([1-9])$/.exec(name)?.[1];
    const level =
      outline === undefined
        ? base.outline
        : /^heading/.test(name) && !child(element, "pPr", "outlineLvl")
          ? Number(outline) - 1
          : Number(outline);
    const style: Style = {
      name,
      outline: level !== undefined && level < 9 ? level : undefined,
      numbering: readNumbering(child(element, "pPr", "numPr")) ?? base.numbering,
      bold: toggle(child(element, "rPr"), "b") ?? base.bold,
      italic: toggle(child(element, "rPr"), "i") ?? base.italic,
    };
    read.set(id!, style);
    return style;
  };
  return (id) => resolve(id, 0);
}

/** A numPr; numId 0 means that numbering is taken away. */
export function readNumbering(numPr: XmlElement | undefined): { id: string; level: number } | undefined {
  const id = numPr && child(numPr, "numId")?.attributes.val;
  return id === undefined ? undefined : { id, level: Number(child(numPr, "ilvl")?.attributes.val ?? 0) };
}

/** The language that the file's text is in where a run does not say otherwise (BCP 47), empty where the file does not say. */
export function defaultLanguage(part: XmlElement | null): string {
  return (part && child(part, "docDefaults", "rPrDefault", "rPr", "lang")?.attributes.val) || "";
}
