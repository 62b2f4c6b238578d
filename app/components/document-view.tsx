import { useId } from "react";
import { directionOf } from "~/app/domain/document/direction.js";
import type { Block, Inline, StructuredDocument } from "~/app/domain/document/document.js";
import { citedNotes, number, type Numbering } from "~/app/domain/document/numbering.js";
import { useT } from "~/app/i18n/react.js";
import { BlockView } from "./document-block.js";
import { InlineView, noteAnchor, noteMarkAnchor } from "./document-inline.js";

interface DocumentViewProps {
  document: Pick<StructuredDocument, "blocks" | "notes">;
  numbering?: Numbering;
  /** BCP 47: the language of the text. */
  language?: string;
}

/** Blocks with bullets that follow each other put together: they become one list. */
function groups(blocks: readonly Block[]): Block[][] {
  const result: Block[][] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (block.kind === "bullet" && last?.[0]?.kind === "bullet") last.push(block);
    else result.push([block]);
  }
  return result;
}

/** The first mark of each note in the text. */
function firstMarks(blocks: readonly Block[]): Set<Inline> {
  const seen = new Map<string, Inline>();
  for (const block of blocks) for (const part of block.inline) if (part.type === "note" && !seen.has(part.note)) seen.set(part.note, part);
  return new Set(seen.values());
}

/**
 * A text to be read: headings from h2 on, numbered paragraphs with the anchors `para-<number>`, lists, boxes, endnotes with links back. Works without script
 * and, by direction and language, for every language that the UPR takes.
 */
export function DocumentView({ document, numbering = number(document.blocks), language = "en" }: DocumentViewProps) {
  const t = useT();
  const endnotes = useId();
  const notes = citedNotes(document);
  const first = firstMarks(document.blocks);
  return (
    <article className="document reading" lang={language} dir={directionOf(language)}>
      {groups(document.blocks).map((blocks) => (
        <BlockView key={blocks[0]!.id} blocks={blocks} numbering={numbering} language={language} isFirst={(part) => first.has(part)} />
      ))}
      {notes.length > 0 && (
        <section className="document__notes" aria-labelledby={endnotes}>
          <h2 id={endnotes}>{t("document.endnotes")}</h2>
          <ol>
            {notes.map(({ number: n, note }) => (
              <li key={note.id} id={noteAnchor(n)}>
                <InlineView inline={note.inline} />{" "}
                <a className="document__back" href={`#${noteMarkAnchor(n)}`} aria-label={t("document.back", { number: n })}>
                  ↩&#xfe0e;
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}
