import { blockDirection, directionOf, isRightToLeft } from "~/app/domain/document/direction.js";
import type { Block } from "~/app/domain/document/document.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import { letterParagraphs } from "../covering-letter.js";
import { coverFacts, fileLabels } from "../file-labels.js";
import type { SubmissionFile } from "../submission-file.js";
import { BESIDES_ID, type Besides, escapeHtml, inlineHtml, LABEL_CLASS, NUMBER_CLASS, PROPERTIES, propertiesOf } from "./markup.js";

const STYLE = `
:root { color-scheme: light dark }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; font: 1.05rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: break-word }
h1 { line-height: 1.25 } dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dt { font-weight: bold } dd { margin: 0 }
header { border-block-end: 1px solid; margin-block-end: 2rem; padding-block-end: 1rem } .number { display: inline-block; min-inline-size: 2rem }
aside { border: 1px solid; padding: .5rem 1rem; margin-block: 1rem } .recommendation { border-inline-start: .3rem solid; padding-inline-start: .8rem }
sup { line-height: 0 } @media print { body { max-width: none; padding: 0 } header { break-after: page } }
`;

/** Lines of a plain text as HTML. */
const lines = (text: string) => text.split(/\r?\n/).map(escapeHtml).join("<br>");
const filled = (text: string, html: (text: string) => string) => (text.trim() === "" ? "" : html(text.trim()));

function coverHtml(input: SubmissionFile): string {
  const labels = fileLabels(input.language);
  const { title, facts } = coverFacts(input, labels);
  const { contact, keywords, letter } = input.document.cover;
  const { annexes = [] } = input.document;
  const organisations = input.organisations.map(
    ({ name, acronym, address, website, description }) =>
      `<li><strong>${escapeHtml(acronym === "" ? name : `${name} (${acronym})`)}</strong>${[address, website, description].map((one) => filled(one, (text) => `<br>${lines(text)}`)).join("")}</li>`,
  );
  return [
    `<p>${escapeHtml(labels.review)}</p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(labels[input.kind])}</p>`,
    `<dl>${facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join("")}</dl>`,
    organisations.length > 0 ? `<p><strong>${escapeHtml(labels.submittedBy)}</strong></p><ul>${organisations.join("")}</ul>` : "",
    filled(contact, (text) => `<p><strong>${escapeHtml(labels.contact)}</strong><br>${lines(text)}</p>`),
    filled(keywords, (text) => `<p><strong>${escapeHtml(labels.keywords)}</strong><br>${escapeHtml(text)}</p>`),
    filled(
      letter,
      (text) =>
        `<p><strong>${escapeHtml(labels.letter)}</strong></p>${letterParagraphs(text)
          .map((one) => `<p>${lines(one)}</p>`)
          .join("")}`,
    ),
    annexes.length > 0
      ? `<p><strong>${escapeHtml(labels.annexes)}</strong></p><ul>${annexes.map((one) => `<li>${escapeHtml(`${one.title} (${one.file})`)}</li>`).join("")}</ul>`
      : "",
    input.frozen
      ? input.hash
        ? `<p>${escapeHtml(labels.hash)}: <code>${input.hash}</code></p>`
        : ""
      : `<p><em>${escapeHtml(labels.draft)}</em></p>`,
  ].join("\n");
}

const level = (block: Block) => Math.min(Math.max(block.level ?? 1, 1), 3);

/** A submission as one accessible web page without anything from elsewhere; it reads back as the same document, ids included. */
export function writeHtml(input: SubmissionFile): Promise<Uint8Array> {
  const { document, language } = input;
  const labels = fileLabels(language);
  const numbers = number(document.blocks);
  const notes = citedNotes(document);
  const cited = new Set<string>();
  const blocks: string[] = [];
  let depth = 0;
  const listTo = (wanted: number) => {
    for (; depth > wanted; depth--) blocks.push("</li></ul>");
  };
  for (const block of document.blocks) {
    const direction = blockDirection(block, language);
    const attributes =
      ` ${PROPERTIES}="${escapeHtml(JSON.stringify(propertiesOf(block)))}"` +
      (block.language ? ` lang="${escapeHtml(block.language)}"` : "") +
      (direction === directionOf(language) ? "" : ` dir="${direction}"`);
    const content = inlineHtml(block.inline, numbers.notes, cited);
    const printed = numbers.blocks.get(block.id);
    if (block.kind === "bullet") {
      const wanted = Math.min(level(block), 2, depth + 1);
      if (depth >= wanted) {
        listTo(wanted);
        blocks.push("</li>");
      } else {
        blocks.push("<ul>");
        depth += 1;
      }
      blocks.push(`<li${attributes}>${content}`);
      continue;
    }
    listTo(0);
    const numbered = (text: string) => `<span class="${NUMBER_CLASS}">${text}</span> `;
    switch (block.kind) {
      case "heading": {
        const tag = `h${String(level(block) + 1)}`;
        blocks.push(`<${tag}${attributes}>${printed === undefined ? "" : numbered(printed)}${content}</${tag}>`);
        break;
      }
      case "paragraph":
        blocks.push(`<p id="para-${printed!}"${attributes}>${numbered(`${printed!}.`)}${content}</p>`);
        break;
      case "quotation":
        blocks.push(`<blockquote${attributes}>${content}</blockquote>`);
        break;
      case "reference-box":
        blocks.push(`<aside${attributes}>${content}</aside>`);
        break;
      case "recommendation":
        blocks.push(
          `<p class="recommendation"${attributes}><strong class="${LABEL_CLASS}">${escapeHtml(labels.recommendation)}</strong> ${content}</p>`,
        );
        break;
      case "continuation":
        blocks.push(`<p${attributes}>${content}</p>`);
    }
  }
  listTo(0);
  const besides: Besides = {
    cover: document.cover,
    notes: notes.map(({ note }) => note.id),
    links: document.links,
    ...(document.tags && { tags: document.tags }),
    ...(document.annexes && { annexes: document.annexes }),
  };
  const endnotes = notes.map(
    ({ number: n, note }) =>
      `<li id="fn${String(n)}">${inlineHtml(note.inline, new Map(), new Set())} <a href="#fnref${String(n)}" role="doc-backlink" aria-label="${String(n)}">↩</a></li>`,
  );
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}"${isRightToLeft(language) ? ' dir="rtl"' : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Caucus">
<title>${escapeHtml(coverFacts(input, labels).title)}</title>
<style>${STYLE}</style>
<script type="application/json" id="${BESIDES_ID}">${JSON.stringify(besides).replace(/</g, "\\u003c")}</script>
</head>
<body>
<header>
${coverHtml(input)}
</header>
<main>
${blocks.join("\n")}
</main>
${endnotes.length > 0 ? `<section role="doc-endnotes"><h2>${escapeHtml(labels.endnotes)}</h2>\n<ol>\n${endnotes.join("\n")}\n</ol></section>` : ""}
</body>
</html>
`;
  return Promise.resolve(new TextEncoder().encode(html));
}
