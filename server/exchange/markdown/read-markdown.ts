import MarkdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { Refusal } from "~/app/domain/refusal.js";
import { besidesSchema, readHtml, readOwn } from "../html/read-html.js";
import { parseHtml } from "../html/tree.js";
import type { ImportedDocument } from "../imported.js";
import { FRONT_MATTER, isOwnMarkdown } from "./front-matter.js";

const markdown = new MarkdownIt({ html: true }).use(footnotes);

/** A text in Markdown as a submission, through HTML. Throws a Refusal file-unreadable. */
export function readMarkdown(text: string, file: string): ImportedDocument {
  const front = FRONT_MATTER.exec(text);
  // a comment at the very beginning would stand outside of the body
  const html = `<body>${markdown.render(front ? text.slice(front[0].length) : text)}</body>`;
  if (!isOwnMarkdown(text)) {
    const title = /^title:\s*(.+)$/mu.exec(front?.[1] ?? "")?.[1]?.replace(/^(["'])(.*)\1$/u, "$2");
    const read = readHtml(html, file);
    if (title !== undefined && read.document.cover.title === "") {
      read.document.cover.title = title;
      read.warnings = read.warnings.filter(({ code }) => code !== "title-not-found");
    }
    return read;
  }
  try {
    const besides = besidesSchema.parse(JSON.parse(/^caucus: (.*)$/mu.exec(front![1]!)![1]!));
    return { document: readOwn(parseHtml(html, file), besides, file, 0), warnings: [] };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("file-unreadable", { file, what: "its front matter cannot be read" });
  }
}
