import { isAddress } from "~/app/domain/document/address.js";
import type { Block, Cover, Inline, Mark, StructuredDocument } from "~/app/domain/document/document.js";
import { noteSeparator } from "~/app/domain/document/note-separator.js";

export const escapeHtml = (text: string): string =>
  text
    .replace(/[\r\n]+/g, " ")
    .replace(/(?!\t)\p{Cc}|\p{Cs}/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");

const TAGS: Record<Mark, string> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  subscript: "sub",
  superscript: "sup",
};
export const tagOf = (mark: Mark): string => TAGS[mark];
export const MARK_OF: Record<string, Mark> = {
  ...Object.fromEntries(Object.entries(TAGS).map(([mark, tag]) => [tag, mark as Mark])),
  b: "bold",
  i: "italic",
  ins: "underline",
  del: "strikethrough",
  strike: "strikethrough",
};

export const NUMBER_CLASS = "number";
export const LABEL_CLASS = "label";
export const SEPARATOR_CLASS = "separator";

/** Content as HTML; the first mark of a note is where its text leads back to. */
export function inlineHtml(inline: readonly Inline[], notes: ReadonlyMap<string, number>, cited: Set<string>): string {
  return inline
    .map((part, i) => {
      if (part.type === "break") return "<br>";
      if (part.type === "note") {
        const n = notes.get(part.note);
        if (n === undefined) return "";
        const id = cited.has(part.note) ? "" : ` id="fnref${String(n)}"`;
        cited.add(part.note);
        const separator = noteSeparator(inline, i);
        const between = separator === "" ? "" : `<sup class="${SEPARATOR_CLASS}">${separator}</sup>`;
        return `<a href="#fn${String(n)}"${id} role="doc-noteref"><sup>${String(n)}</sup></a>${between}`;
      }
      const text = (part.marks ?? []).reduceRight((inner, mark) => `<${TAGS[mark]}>${inner}</${TAGS[mark]}>`, escapeHtml(part.text));
      return part.link && isAddress(part.link) ? `<a href="${escapeHtml(part.link)}">${text}</a>` : text;
    })
    .join("");
}

/** What a block is beyond what its element says, so that it comes back as it was. */
export function propertiesOf({ id, kind, level, numbered, alias, addressee, direction, language }: Block): Partial<Block> {
  return {
    id,
    kind,
    ...(level !== undefined && { level }),
    ...(numbered !== undefined && { numbered }),
    ...(alias !== undefined && { alias }),
    ...(addressee !== undefined && { addressee }),
    ...(language !== undefined && { language }),
    ...(direction !== undefined && { direction }),
  };
}

/** What stands in no element: cover, links, tags, annexes, and the ids of the notes in the order of their numbers. */
export interface Besides {
  cover: Cover;
  notes: string[];
  links: StructuredDocument["links"];
  tags?: StructuredDocument["tags"];
  annexes?: StructuredDocument["annexes"];
}
export const BESIDES_ID = "caucus-document";
export const PROPERTIES = "data-caucus";
