import { directionOf } from "~/app/domain/document/direction.js";
import type { Block } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { InlineView } from "./document-inline.js";

interface ComparedTextProps {
  /** Goes before each block's id: two texts stand on one page. */
  side: "one" | "other";
  blocks: readonly Block[];
  language: string;
  /** Blocks that the other text speaks of too. */
  marked: ReadonlySet<string>;
}

/** A text beside another, without its notes. */
export function ComparedText({ side, blocks, language, marked }: ComparedTextProps) {
  const numbers = number(blocks).blocks;
  return (
    <div className="compared__text" lang={language} dir={directionOf(language)}>
      {blocks.map(({ id, kind, inline }) => {
        const printed = numbers.get(id);
        const body = (
          <>
            {printed !== undefined && `${printed}. `}
            <InlineView inline={inline} />
          </>
        );
        const anchor = { id: `${side}-${id}`, className: marked.has(id) ? "compared__marked" : undefined };
        return kind === "heading" ? (
          <h4 key={id} {...anchor}>
            {body}
          </h4>
        ) : (
          <p key={id} {...anchor}>
            {body}
          </p>
        );
      })}
    </div>
  );
}
