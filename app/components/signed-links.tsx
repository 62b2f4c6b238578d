import type { StructuredDocument } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { isSourceKey } from "~/app/domain/recommendations/source-key.js";
import { useT } from "~/app/i18n/react.js";

/** The links that were made by hand, with their judgements: they are part of what is signed. */
export function SignedLinks({ document: { blocks, links } }: { document: Pick<StructuredDocument, "blocks" | "links"> }) {
  const t = useT();
  if (links.length === 0) return null;
  const numbers = number(blocks).blocks;
  const order = new Map(blocks.map(({ id }, i) => [id, i]));
  const sorted = [...links].sort((a, b) => order.get(a.block)! - order.get(b.block)!);
  return (
    <details className="disclosure">
      <summary>{t("signoff.links-title", { count: links.length })}</summary>
      <ul className="disclosure__body">
        {sorted.map(({ block, symbol, number: target, kind, level, organisation, note }) => (
          <li key={`${block} ${symbol} ${target}`}>
            <a href={`#block-${block}`}>{t("signoff.links-block", { number: numbers.get(block) ?? "–" })}</a>:{" "}
            {isSourceKey(symbol) ? t("signoff.links-point", { number: target }) : `${target} (${symbol})`}
            <span className="soft"> · {t(`signoff.link-${kind}`)}</span>
            {level && <span className="soft"> · {t(`signoff.level-${level}`)}</span>}
            {organisation && <bdi className="soft"> · {organisation}</bdi>}
            {note && <p dir="auto">{note}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
