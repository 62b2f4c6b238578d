import { SaxesParser } from "saxes";

/** An element of a namespace-aware tree. `name` is the local name, `ns` the namespace's address; attributes go by local name, prefixed ones also by `uri|local`. */
export interface XmlElement {
  ns: string;
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

export const XML_DEPTH = 200;

/** What is wrong with a piece of XML, in a few words that complete "it is damaged: ...". */
export class XmlProblem extends Error {
  override readonly name = "XmlProblem";
}

/** Parses XML. Knows no entities beyond XML's five and character references; a DOCTYPE and nesting deeper than 200 are refused. Throws XmlProblem. */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { ns: "", name: "", attributes: {}, children: [] };
  const open = [root];
  const text = (value: string) => open.at(-1)!.children.push(value);
  parser.on("error", (error) => {
    throw new XmlProblem(error.message);
  });
  parser.on("doctype", () => {
    throw new XmlProblem("it contains a DOCTYPE");
  });
  parser.on("opentag", (tag) => {
    if (open.length > XML_DEPTH) throw new XmlProblem("it is nested too deeply");
    const attributes: Record<string, string> = {};
    for (const { local, uri, value } of Object.values(tag.attributes)) {
      attributes[local] ??= value;
      if (uri) attributes[`${uri}|${local}`] = value;
    }
    const element: XmlElement = { ns: tag.uri, name: tag.local, attributes, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", text);
  parser.on("cdata", text);
  parser.write(xml).close();
  const element = root.children.find((child) => typeof child !== "string");
  if (!element) throw new XmlProblem("it is empty");
  return element;
}

export const elements = (parent: XmlElement): XmlElement[] => parent.children.filter((child) => typeof child !== "string");

export const childrenNamed = (parent: XmlElement, name: string): XmlElement[] => elements(parent).filter((child) => child.name === name);

/** The first element at the end of a path of local names, as in `child(row, "trPr", "cantSplit")`. */
export function child(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => element && elements(element).find((one) => one.name === name), parent);
}

/** All elements below with this local name, in order, not looking inside those found. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element) => (element.name === name ? [element] : descendants(element, name)));
}
