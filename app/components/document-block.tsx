import { directionOf } from "~/app/domain/document/direction.js";
import type { Block, Inline } from "~/app/domain/document/document.js";
import type { Numbering } from "~/app/domain/document/numbering.js";
import { recommendationLabel } from "~/app/domain/document/printed-words.js";
import { useT } from "~/app/i18n/react.js";
import { InlineView } from "./document-inline.js";

interface BlockViewProps {
  /** One block, or bullets that follow each other. */
  blocks: readonly Block[];
  numbering: Numbering;
  /** BCP 47: the language of the whole text. */
  language: string;
  isFirst: (part: Inline) => boolean;
}

const HEADINGS = ["h2", "h3", "h4"] as const;

const speaking = ({ language, direction }: Block) => ({
  ...(language && { lang: language, dir: directionOf(language) }),
  ...(direction && { dir: direction }),
});

/** The lines of a box: what stands between its breaks. */
function lines(inline: readonly Inline[]): Inline[][] {
  const result: Inline[][] = [[]];
  for (const part of inline)
    if (part.type === "break") result.push([]);
    else result.at(-1)!.push(part);
  return result.filter((line) => line.length > 0);
}

/** One block, or one list of bullets, as HTML. */
export function BlockView({ blocks, numbering, language, isFirst }: BlockViewProps) {
  const t = useT();
  const block = blocks[0]!;
  const printed = numbering.blocks.get(block.id);
  const content = (inline: readonly Inline[] = block.inline) => <InlineView inline={inline} notes={numbering.notes} isFirst={isFirst} />;
  switch (block.kind) {
    case "heading": {
      const Tag = HEADINGS[Math.min(Math.max(block.level ?? 1, 1), 3) - 1]!;
      return (
        <Tag id={`block-${block.id}`} {...speaking(block)}>
          {printed && `${printed}. `}
          {content()}
        </Tag>
      );
    }
    case "paragraph":
      return (
        <p id={`para-${printed ?? block.id}`} className="document__paragraph" {...speaking(block)}>
          <a
            id={`block-${block.id}`}
            className="document__number"
            href={`#para-${printed ?? block.id}`}
            aria-label={t("document.paragraph", { number: printed ?? "" })}
          >
            {printed}.
          </a>{" "}
          {content()}
        </p>
      );
    case "continuation":
      return (
        <p id={`block-${block.id}`} className="document__continuation" {...speaking(block)}>
          {content()}
        </p>
      );
    case "bullet":
      return (
        <ul className="document__bullets">
          {blocks.map((bullet) => (
            <li
              key={bullet.id}
              id={`block-${bullet.id}`}
              className={(bullet.level ?? 1) > 1 ? "document__bullet--inner" : undefined}
              {...speaking(bullet)}
            >
              {content(bullet.inline)}
            </li>
          ))}
        </ul>
      );
    case "quotation":
      return (
        <blockquote id={`block-${block.id}`} {...speaking(block)}>
          {content()}
        </blockquote>
      );
    case "reference-box": {
      const [label = [], ...rest] = lines(block.inline);
      return (
        <figure id={`block-${block.id}`} className="document__box" {...speaking(block)}>
          <figcaption>{content(label)}</figcaption>
          {rest.map((line, index) => (
            <p key={index}>{content(line)}</p>
          ))}
        </figure>
      );
    }
    case "recommendation":
      return (
        <aside id={`block-${block.id}`} className="document__recommendation" {...speaking(block)}>
          <p>
            <strong className="document__label">{recommendationLabel(language)}</strong> {content()}
          </p>
        </aside>
      );
  }
}
