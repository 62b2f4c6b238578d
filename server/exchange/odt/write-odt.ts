import { isAddress } from "~/app/domain/document/address.js";
import { blockDirection, isRightToLeft } from "~/app/domain/document/direction.js";
import type { Block, Inline, Mark } from "~/app/domain/document/document.js";
import { noteSeparator } from "~/app/domain/document/note-separator.js";
import { number } from "~/app/domain/document/numbering.js";
import { coverLines } from "../cover-lines.js";
import { coverFacts, fileLabels } from "../file-labels.js";
import type { SubmissionFile } from "../submission-file.js";
import { writeZip } from "../write-zip.js";
import {
  aligned,
  escapeXml,
  localeAttributes,
  manifest,
  metaXml,
  NOTES_SECTION,
  otherDirection,
  stylesXml,
  withNotesBehind,
  writingMode,
  XML_HEAD,
} from "./write-parts.js";

const STYLE_OF: Record<Block["kind"], (block: Block) => string> = {
  heading: ({ level = 1 }) => `Heading_20_${String(Math.min(Math.max(level, 1), 3))}`,
  paragraph: () => "Numbered_20_Paragraph",
  continuation: () => "Continuation_20_Paragraph",
  bullet: ({ level = 1 }) => (level > 1 ? "List_20_Bullet_20_2" : "List_20_Bullet"),
  quotation: () => "Quote",
  "reference-box": () => "Quoted_20_Recommendations",
  recommendation: () => "Recommendation",
};

const MARK_PROPERTIES: Record<Mark, string> = {
  bold: 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
  italic: 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"',
  underline: 'style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"',
  strikethrough: 'style:text-line-through-style="solid" style:text-line-through-type="single"',
  subscript: 'style:text-position="sub 66%"',
  superscript: 'style:text-position="super 66%"',
};

/** Runs of blanks, tabs and what XML cannot hold, as the format writes them. */
const textXml = (text: string): string =>
  escapeXml(text)
    .replace(/\t/g, "<text:tab/>")
    .replace(/ {2,}|^ | $/g, (blanks) => `<text:s text:c="${String(blanks.length)}"/>`);

/** Makes automatic styles as they are needed, each once. */
function styleSheet() {
  const made = new Map<string, string>();
  const of = (family: "paragraph" | "text", parent: string, properties: string, direct = ""): string => {
    const key = `style:family="${family}"${parent === "" ? "" : ` style:parent-style-name="${parent}"`}>${direct}${properties}`;
    if (!made.has(key)) made.set(key, `${family === "text" ? "T" : "P"}${String(made.size + 1)}`);
    return made.get(key)!;
  };
  return { of, xml: () => [...made].map(([key, name]) => `<style:style style:name="${name}" ${key}</style:style>`).join("") };
}

/** A submission as OpenDocument text: the same styles, numbering, cover and endnotes as the Word file. */
export function writeOdt(input: SubmissionFile): Promise<Uint8Array> {
  const { document, language } = input;
  const labels = fileLabels(language);
  const rightToLeft = isRightToLeft(language);
  const numbers = number(document.blocks);
  const notes = new Map(document.notes.map((note) => [note.id, note]));
  const sheet = styleSheet();
  const cited = new Set<string>();

  const run = (text: string, marks: readonly Mark[], said: string | undefined) => {
    const properties = [...marks.map((mark) => MARK_PROPERTIES[mark]), ...(said === undefined ? [] : [localeAttributes(said)])].join(" ");
    if (properties === "") return textXml(text);
    return `<text:span text:style-name="${sheet.of("text", "", `<style:text-properties ${properties}/>`)}">${textXml(text)}</text:span>`;
  };
  const inlineXml = (inline: readonly Inline[], said: string | undefined, inNote = false): string =>
    inline
      .map((part, i) => {
        if (part.type === "break") return "<text:line-break/>";
        if (part.type === "note") return inNote ? "" : noteXml(part.note) + separated(inline, i);
        const text = run(part.text, part.marks ?? [], said);
        return part.link && isAddress(part.link)
          ? `<text:a xlink:type="simple" xlink:href="${escapeXml(part.link)}">${text}</text:a>`
          : text;
      })
      .join("");
  const separated = (inline: readonly Inline[], i: number) => {
    const separator = noteSeparator(inline, i);
    return separator === "" ? "" : run(separator, ["superscript"], undefined);
  };
  const noteXml = (id: string): string => {
    const n = numbers.notes.get(id);
    if (n === undefined) return "";
    const name = `ftn${String(n)}`;
    if (cited.has(id))
      return `<text:span text:style-name="Endnote_20_anchor"><text:note-ref text:note-class="endnote" text:reference-format="text" text:ref-name="${name}">${String(n)}</text:note-ref></text:span>`;
    cited.add(id);
    const body = inlineXml(notes.get(id)?.inline ?? [], undefined, true);
    return `<text:note text:id="${name}" text:note-class="endnote"><text:note-citation>${String(n)}</text:note-citation><text:note-body><text:p text:style-name="Endnote">${body}</text:p></text:note-body></text:note>`;
  };
  const paragraphStyle = (block: Block, first: boolean) => {
    const parent = STYLE_OF[block.kind](block);
    const own = [
      ...((blockDirection(block, language) === "rtl") === rightToLeft ? [] : [otherDirection(parent, rightToLeft)]),
      ...(first ? ['fo:break-before="page"'] : []),
    ].join(" ");
    return own === "" ? parent : sheet.of("paragraph", parent, `<style:paragraph-properties ${own}/>`);
  };

  const lists = new Map<string, string>();
  let listCount = 0;
  /** A list of one item, going on with the numbers of the last list of its style. */
  const listed = (style: string, level: number, content: string) => {
    const id = `list${String(++listCount)}`;
    const before = lists.get(style);
    lists.set(style, id);
    const inner = `${"<text:list><text:list-item>".repeat(level - 1)}${content}${"</text:list-item></text:list>".repeat(level - 1)}`;
    return `<text:list xml:id="${id}" text:style-name="${style}"${before === undefined ? "" : ` text:continue-list="${before}"`}><text:list-item>${inner}</text:list-item></text:list>`;
  };
  const blockXml = (block: Block, i: number): string => {
    const style = paragraphStyle(block, i === 0);
    const label = block.kind === "recommendation" ? `${run(labels.recommendation, ["bold"], undefined)} ` : "";
    const content = label + inlineXml(block.inline, block.language);
    if (block.kind === "heading") {
      const level = Math.min(Math.max(block.level ?? 1, 1), 3);
      const heading = `<text:h text:style-name="${style}" text:outline-level="${String(level)}">${content}</text:h>`;
      return block.numbered ? listed("Headings", level, heading) : heading;
    }
    const paragraph = `<text:p text:style-name="${style}">${content}</text:p>`;
    if (block.kind === "paragraph") return listed("Paragraphs", 1, paragraph);
    if (block.kind === "bullet") return listed("Bullets", Math.min(Math.max(block.level ?? 1, 1), 2), paragraph);
    return paragraph;
  };

  const cover = coverLines(input).map(({ style, inline, direction, centred, keepNext, before, after }) => {
    const across = (direction === "rtl") !== rightToLeft;
    const own = [
      ...(across ? [writingMode(!rightToLeft)] : []),
      ...(centred ? ['fo:text-align="center"'] : across && style !== "Title" ? [`fo:text-align="${aligned(rightToLeft)}"`] : []),
      ...(keepNext ? ['fo:keep-with-next="always"'] : []),
      ...(before === undefined ? [] : [`fo:margin-top="${String(before / 20)}pt"`]),
      ...(after === undefined ? [] : [`fo:margin-bottom="${String(after / 20)}pt"`]),
    ].join(" ");
    const parent = style.replace(" ", "_20_");
    const name = own === "" ? parent : sheet.of("paragraph", parent, `<style:paragraph-properties ${own}/>`);
    return `<text:p text:style-name="${name}">${inlineXml(inline, undefined)}</text:p>`;
  });
  const blocks = document.blocks.map(blockXml);
  const text = `${cover.join("")}${blocks.join("")}`;
  const title = `<text:p text:style-name="Endnotes_20_Title">${escapeXml(labels.endnotes)}</text:p>`;
  const body = numbers.notes.size > 0 ? withNotesBehind(`${text}${title}`) : text;
  const content = `${XML_HEAD}<office:document-content ${manifest.namespaces} office:version="1.3"><office:automatic-styles>${NOTES_SECTION}${sheet.xml()}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const parts = {
    mimetype: manifest.mime,
    "META-INF/manifest.xml": manifest.xml,
    "content.xml": content,
    "styles.xml": stylesXml(language, rightToLeft, coverFacts(input, labels).title),
    "meta.xml": metaXml(input),
  };
  // the type stands first and unpacked, so that programs know the file by its beginning
  return Promise.resolve(writeZip(parts, { stored: ["mimetype"] }));
}
