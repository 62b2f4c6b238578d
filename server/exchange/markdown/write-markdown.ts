import { isAddress } from "~/app/domain/document/address.js";
import type { Block, Inline } from "~/app/domain/document/document.js";
import { citedNotes, number } from "~/app/domain/document/numbering.js";
import { coverFacts, fileLabels } from "../file-labels.js";
import type { Besides } from "../html/markup.js";
import { propertiesOf, tagOf } from "../html/markup.js";
import type { SubmissionFile } from "../submission-file.js";

/** Signs that begin something within a line. */
const WITHIN = /[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~|&(?=#?\w+;)|!(?=\[|$)/gu;
/** Signs that begin something at the start of a line. */
const AT_START = /^(?:[#+\-=>|~]|\d{1,9}(?=[.)]))/u;

function escapeLine(text: string, atStart: boolean): string {
  const escaped = text.replace(/(?!\t)\p{Cc}|\p{Cs}/gu, " ").replace(WITHIN, "\\$&");
  return atStart ? escaped.replace(AT_START, (sign) => (/^\d/.test(sign) ? `${sign}\\` : `\\${sign}`)) : escaped;
}

/** Content as Markdown; lines after a break are set in by `indent`, so that they belong to the same item. */
function inlineMarkdown(inline: readonly Inline[], notes: ReadonlyMap<string, number>, indent: string, begun = false): string {
  let atStart = !begun;
  return inline
    .map((part) => {
      if (part.type === "break") {
        atStart = true;
        return `\\\n${indent}`;
      }
      if (part.type === "note") return notes.has(part.note) ? `[^${String(notes.get(part.note))}]` : "";
      const marks = part.marks ?? [];
      const link = part.link && isAddress(part.link) ? part.link : undefined;
      const text = escapeLine(part.text, atStart && marks.length === 0 && !link);
      atStart = false;
      // tags instead of stars: they hold wherever the marked text begins and ends, within a word too
      const marked = marks.reduceRight((inner, mark) => `<${tagOf(mark)}>${inner}</${tagOf(mark)}>`, text);
      return link ? `[${marked}](<${link.replace(/[<>\\\s]/g, encodeURIComponent)}>)` : marked;
    })
    .join("");
}

/** What a block is where its Markdown does not say it by itself. */
function comment(block: Block, needed: boolean): string {
  const { id: _, ...properties } = propertiesOf(block);
  return needed ? `<!-- caucus ${JSON.stringify(properties).replace(/--/g, "-\\u002d")} -->\n\n` : "";
}

/**
 * A submission as Markdown (CommonMark with footnotes), its cover in the front matter. Everything comes back but the ids of blocks and
 * what is tied to them: links and tags.
 */
export function writeMarkdown(input: SubmissionFile): Promise<Uint8Array> {
  const { document, language } = input;
  const labels = fileLabels(language);
  const numbers = number(document.blocks);
  const notes = citedNotes(document);
  let above: Block | undefined;
  const blocks = document.blocks.map((block) => {
    const printed = numbers.blocks.get(block.id);
    const level = Math.min(Math.max(block.level ?? 1, 1), 3);
    const special =
      block.language !== undefined || block.direction !== undefined || block.alias !== undefined || block.addressee !== undefined;
    const content = (indent: string, begun = false) => inlineMarkdown(block.inline, numbers.notes, indent, begun);
    const before = above;
    above = block;
    switch (block.kind) {
      case "heading":
        return `${comment(block, special || block.numbered !== undefined || block.level === undefined || block.level !== level || block.inline.some(({ type }) => type === "break"))}${"#".repeat(level)} ${printed === undefined ? "" : `${printed} `}${headingContent(block, numbers.notes, printed !== undefined)}`;
      case "paragraph":
        return `${comment(block, special || block.level !== undefined || block.numbered !== undefined)}${printed!}. ${content("    ")}`;
      case "bullet": {
        const nested = block.level === 2 && before?.kind === "bullet";
        const natural = block.level === undefined || nested;
        const indent = nested ? "  " : "";
        const needed = special || !natural || block.numbered !== undefined;
        // a comment at the margin ends the list: the item says its level itself
        return needed ? `${comment(block, true)}- ${content("  ")}` : `${indent}- ${content(`${indent}  `)}`;
      }
      case "quotation":
        return `${comment(block, special || block.level !== undefined || block.numbered !== undefined)}> ${content("> ")}`;
      case "reference-box":
        return `${comment(block, true)}> ${content("> ")}`;
      case "recommendation":
        return `${comment(block, true)}**${labels.recommendation}** ${content("", true)}`;
      case "continuation":
        return `${comment(block, special || block.level !== undefined || block.numbered !== undefined)}${content("")}`;
    }
  });
  const besides: Besides = { cover: document.cover, notes: [], links: [] };
  const text = [
    "---",
    `title: ${JSON.stringify(coverFacts(input, labels).title)}`,
    `lang: ${JSON.stringify(language)}`,
    `caucus: ${JSON.stringify(besides)}`,
    "---",
    "",
    blocks.join("\n\n"),
    "",
    ...notes.map(({ number: n, note }) => `[^${String(n)}]: ${inlineMarkdown(note.inline, new Map(), "    ")}\n`),
  ];
  return Promise.resolve(new TextEncoder().encode(`${text.join("\n")}\n`));
}

/** A heading is one line: a break within it is a tag, and signs at its end do not close it. */
const headingContent = ({ inline }: Block, notes: ReadonlyMap<string, number>, begun: boolean): string =>
  inlineMarkdown(inline, notes, "", begun)
    .replace(/\\\n/g, "<br>")
    .replace(/#(?=\s*$)/, "\\#");
