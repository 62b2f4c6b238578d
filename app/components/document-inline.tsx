import { Fragment, type ReactNode } from "react";
import { isAddress } from "~/app/domain/document/address.js";
import type { Inline, Mark } from "~/app/domain/document/document.js";
import { noteSeparator } from "~/app/domain/document/note-separator.js";
import { useT } from "~/app/i18n/react.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  subscript: "sub",
  superscript: "sup",
} as const satisfies Record<Mark, string>;

/** Only what a reader may open; anything else stays plain text. */
const safeLink = (link: string | undefined) => (isAddress(link) ? link : undefined);

export const noteAnchor = (number: number) => `note-${String(number)}`;
export const noteMarkAnchor = (number: number) => `note-mark-${String(number)}`;

interface InlineProps {
  inline: readonly Inline[];
  /** Note id to its number; without it, note marks are left out. */
  notes?: ReadonlyMap<string, number>;
  /** Whether this mark is its note's first, to which the endnote links back. */
  isFirst?: (part: Inline) => boolean;
}

/** A piece of content with its marks, links and endnote marks. */
export function InlineView({ inline, notes, isFirst }: InlineProps) {
  return (
    <>
      {inline.map((part, index) => (
        <Fragment key={index}>
          {part.type === "text" ? (
            <Run part={part} />
          ) : part.type === "break" ? (
            <br />
          ) : (
            <NoteMark number={notes?.get(part.note)} first={isFirst?.(part) ?? false} separator={noteSeparator(inline, index)} />
          )}
        </Fragment>
      ))}
    </>
  );
}

function Run({ part }: { part: Inline & { type: "text" } }) {
  const marked = (part.marks ?? []).reduce<ReactNode>((content, mark) => {
    const Tag = TAGS[mark];
    return <Tag>{content}</Tag>;
  }, part.text);
  const href = safeLink(part.link);
  return href ? (
    <a href={href} rel="noopener noreferrer nofollow">
      {marked}
    </a>
  ) : (
    marked
  );
}

function NoteMark({ number, first, separator }: { number: number | undefined; first: boolean; separator: string }) {
  const t = useT();
  if (number === undefined) return null;
  return (
    <sup className="document__mark">
      <a id={first ? noteMarkAnchor(number) : undefined} href={`#${noteAnchor(number)}`} aria-label={t("document.note", { number })}>
        {number}
      </a>
      {separator}
    </sup>
  );
}
