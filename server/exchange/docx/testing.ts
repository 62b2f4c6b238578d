import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A paragraph of WordprocessingML; `properties` and `runs` are markup. */
export const p = (text: string, properties = "") => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${r(text)}</w:p>`;
export const r = (text: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/** A table: a cell is its lines; a row of one cell spans all columns. */
export function table(rows: string[][][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const cell = (lines: string[], span: number) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${lines.map((line) => p(line)).join("")}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map((lines) => cell(lines, row.length === 1 ? width : 1)).join("")}</w:tr>`).join("")}</w:tbl>`;
}

/** A Word file for tests: markup of the body, and of further parts by relationship type ("footnotes", "numbering", "header" ...). */
export function wordFile(body: string, parts: Record<string, string> = {}, links: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const root = (name: string, inside: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${MAIN}" xmlns:r="${OFFICE}">${inside}</w:${name}>`;
  const rootNames: Record<string, string> = { header: "hdr", footer: "ftr" };
  const names = Object.keys(parts);
  const rels = names.map((name, i) => `<Relationship Id="p${i}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`);
  const external = Object.entries(links).map(
    ([id, target]) => `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${escapeXml(target)}" TargetMode="External"/>`,
  );
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="m" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": root("document", `<w:body>${body}</w:body>`),
    "word/_rels/document.xml.rels": `<Relationships xmlns="${RELATIONSHIPS}">${[...rels, ...external].join("")}</Relationships>`,
  };
  for (const name of names) files[`word/${name}.xml`] = root(rootNames[name] ?? name, parts[name]!);
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}
