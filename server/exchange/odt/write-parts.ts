import { coverFacts, fileLabels } from "../file-labels.js";
import type { SubmissionFile } from "../submission-file.js";

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MIME = "application/vnd.oasis.opendocument.text";
const O = "urn:oasis:names:tc:opendocument:xmlns";
const NAMESPACES = `xmlns:office="${O}:office:1.0" xmlns:style="${O}:style:1.0" xmlns:text="${O}:text:1.0" xmlns:fo="${O}:xsl-fo-compatible:1.0" xmlns:svg="${O}:svg-compatible:1.0" xmlns:meta="${O}:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"`;

export const manifest = {
  mime: MIME,
  namespaces: NAMESPACES,
  xml: `${XML_HEAD}<manifest:manifest xmlns:manifest="${O}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME}"/>${["content", "styles", "meta"].map((part) => `<manifest:file-entry manifest:full-path="${part}.xml" manifest:media-type="text/xml"/>`).join("")}</manifest:manifest>`,
};

export const escapeXml = (text: string): string =>
  text
    .replace(/(?![\t])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");

/** A language as the format splits it: letters of the West, of East Asia and of complex scripts each have their own. */
export function localeAttributes(language: string): string {
  const [primary = "", ...rest] = language.split("-");
  const country = rest.find((part) => /^[A-Z]{2}$/i.test(part))?.toUpperCase() ?? "none";
  return ["fo:", "style:", "style:"]
    .map((prefix, i) => {
      const kind = ["", "-asian", "-complex"][i]!;
      return `${prefix}language${kind}="${escapeXml(primary)}" ${prefix}country${kind}="${country}"`;
    })
    .join(" ")
    .concat(` style:rfc-language-tag="${escapeXml(language)}"`);
}

const FONT = 'style:font-name="Times New Roman" style:font-name-asian="SimSun" style:font-name-complex="Times New Roman"';
const size = (points: number) =>
  `fo:font-size="${String(points)}pt" style:font-size-asian="${String(points)}pt" style:font-size-complex="${String(points)}pt"`;
const BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"';

/** A paragraph style under the name that Word's file gives it too. */
function paragraphStyle(name: string, paragraph = "", text = "", more = ""): string {
  return `<style:style style:name="${name.replaceAll(" ", "_20_")}" style:display-name="${name}" style:family="paragraph" style:parent-style-name="Standard"${more}><style:paragraph-properties ${paragraph}/>${text === "" ? "" : `<style:text-properties ${text}/>`}</style:style>`;
}

const listLevel = (level: number, attributes: string, indent: string, tag = "number") =>
  `<text:list-level-style-${tag} text:level="${String(level)}" ${attributes}><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" ${indent}/></style:list-level-properties></text:list-level-style-${tag}>`;

/** The side that lines begin at, by its name: LibreOffice takes "start" for the left in a text from right to left too. */
export const aligned = (rightToLeft: boolean) => (rightToLeft ? "right" : "left");

export const writingMode = (rightToLeft: boolean) => `style:writing-mode="${rightToLeft ? "rl-tb" : "lr-tb"}"`;

const JUSTIFIED = new Set(["Numbered_20_Paragraph", "Continuation_20_Paragraph"]);

/** Properties of a paragraph that is not written in the direction of the file. */
export const otherDirection = (style: string, rightToLeft: boolean): string =>
  `${writingMode(!rightToLeft)}${JUSTIFIED.has(style) ? "" : ` fo:text-align="${aligned(!rightToLeft)}"`}`;

const NOTES_CONFIGURATION =
  '<text:notes-configuration text:note-class="endnote" style:num-format="1" text:start-value="0" text:citation-style-name="Endnote_20_anchor" text:default-style-name="Endnote"/>';

/** The automatic style of the section that `withNotesBehind` makes. */
export const NOTES_SECTION = `<style:style style:name="Text" style:family="section"><style:section-properties>${NOTES_CONFIGURATION}</style:section-properties></style:style>`;

/** The text as a section that has its endnotes at its end: those of a file without one LibreOffice prints on pages of their own, away from their title. */
export const withNotesBehind = (text: string): string => `<text:section text:style-name="Text" text:name="Text">${text}</text:section>`;

/** styles.xml: page, header and foot, styles and the three numberings. */
export function stylesXml(language: string, rightToLeft: boolean, title: string): string {
  const mode = writingMode(rightToLeft);
  const heading = (level: number, italic: boolean) =>
    paragraphStyle(
      `Heading ${String(level)}`,
      'fo:margin-top="14pt" fo:margin-bottom="6pt" fo:keep-with-next="always"',
      `${BOLD}${italic ? ' fo:font-style="italic" style:font-style-complex="italic"' : ""}`,
      ` style:default-outline-level="${String(level)}"`,
    );
  const block = (border: string) => `fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-top="8pt" fo:margin-bottom="10pt" ${border}`;
  const styles = [
    `<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="6pt" fo:line-height="108%" fo:text-align="${aligned(rightToLeft)}" ${mode} style:tab-stop-distance="1cm"/><style:text-properties ${FONT} ${size(12)} ${localeAttributes(language)}/></style:default-style>`,
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
    paragraphStyle("Title", 'fo:text-align="center" fo:margin-top="12pt" fo:margin-bottom="12pt"', BOLD),
    heading(1, false),
    heading(2, false),
    heading(3, true),
    paragraphStyle("Numbered Paragraph", 'fo:text-align="justify"'),
    paragraphStyle("Continuation Paragraph", 'fo:text-align="justify"'),
    paragraphStyle("List Bullet"),
    paragraphStyle("List Bullet 2"),
    paragraphStyle("Quote", 'fo:margin-left="1cm" fo:margin-right="1cm"'),
    paragraphStyle("Quoted Recommendations", block('fo:border="0.75pt solid #444444" fo:padding="6pt"')),
    paragraphStyle("Recommendation", block('fo:background-color="#f0f0f0"')),
    paragraphStyle("Cover Line", 'fo:margin-bottom="3pt"'),
    paragraphStyle("Cover Heading", 'fo:keep-with-next="always" fo:margin-top="12pt" fo:margin-bottom="4pt"', BOLD),
    paragraphStyle("Endnotes Title", 'fo:keep-with-next="always" fo:margin-top="12pt"', BOLD),
    paragraphStyle("Endnote", 'fo:margin-left="0.8cm" fo:text-indent="-0.8cm" fo:margin-bottom="4pt"'),
    paragraphStyle("Header", `fo:text-align="${aligned(!rightToLeft)}"`, 'fo:font-style="italic" style:font-style-complex="italic"'),
    paragraphStyle("Footer", 'fo:text-align="center"'),
    '<style:style style:name="Endnote_20_anchor" style:display-name="Endnote anchor" style:family="text"><style:text-properties style:text-position="super 66%"/></style:style>',
    `<text:list-style style:name="Paragraphs">${listLevel(1, 'style:num-format="1" style:num-suffix="."', 'text:list-tab-stop-position="1cm" fo:text-indent="0cm" fo:margin-left="0cm"')}</text:list-style>`,
    `<text:list-style style:name="Headings">${[1, 2, 3].map((level) => listLevel(level, `style:num-format="1"${level === 1 ? ' style:num-suffix="."' : ""} text:display-levels="${String(level)}"`, 'text:list-tab-stop-position="1.4cm" fo:text-indent="-1.4cm" fo:margin-left="1.4cm"')).join("")}</text:list-style>`,
    `<text:list-style style:name="Bullets">${["\u2022", "\u2013"].map((sign, i) => listLevel(i + 1, `text:bullet-char="${sign}"`, `text:list-tab-stop-position="${String(i + 1.5)}cm" fo:text-indent="-0.5cm" fo:margin-left="${String(i + 1.5)}cm"`, "bullet")).join("")}</text:list-style>`,
    NOTES_CONFIGURATION,
  ];
  const page = `<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm" style:print-orientation="portrait" ${mode}><style:footnote-sep style:width="0cm"/></style:page-layout-properties><style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>`;
  const foot =
    '<style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer>';
  const master = `<style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p text:style-name="Header">${escapeXml(title)}</text:p></style:header><style:header-first><text:p text:style-name="Header"/></style:header-first>${foot}</style:master-page>`;
  return `${XML_HEAD}<office:document-styles ${NAMESPACES} office:version="1.3"><office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'"/><style:font-face style:name="SimSun" svg:font-family="SimSun"/></office:font-face-decls><office:styles>${styles.join("")}</office:styles><office:automatic-styles>${page}</office:automatic-styles><office:master-styles>${master}</office:master-styles></office:document-styles>`;
}

/** meta.xml: title, authors, language, words. */
export function metaXml(input: SubmissionFile): string {
  const at = input.date.toISOString().replace(/\.\d+Z$/, "Z");
  const authors = input.organisations.map(({ name }) => name).join("; ") || "Caucus";
  const { title } = coverFacts(input, fileLabels(input.language));
  return `${XML_HEAD}<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta><meta:generator>Caucus</meta:generator><dc:title>${escapeXml(title)}</dc:title><meta:initial-creator>${escapeXml(authors)}</meta:initial-creator><dc:creator>${escapeXml(authors)}</dc:creator><meta:creation-date>${at}</meta:creation-date><dc:date>${at}</dc:date><dc:language>${escapeXml(input.language)}</dc:language><meta:keyword>${escapeXml(input.document.cover.keywords)}</meta:keyword><meta:document-statistic meta:word-count="${String(input.words)}"/></office:meta></office:document-meta>`;
}
