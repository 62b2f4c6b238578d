import type { StructuredDocument } from "~/app/domain/document/document.js";
import { number } from "~/app/domain/document/numbering.js";
import { isSourceKey } from "~/app/domain/recommendations/source-key.js";
import { formatList } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { matterName } from "./matter-name.js";

/** The links that were made by hand with their judgements, and what paragraphs are said to be about: both are part of what is signed. */
export function SignedMapping({
  document: { blocks, links, tags = [] },
}: {
  document: Pick<StructuredDocument, "blocks" | "links" | "tags">;
}) {
  const t = useT();
  const { locale } = useLocale();
  const numbers = number(blocks).blocks;
  const order = new Map(blocks.map(({ id }, i) => [id, i]));
  const sorted = [...links].sort((a, b) => order.get(a.block)! - order.get(b.block)!);
  const place = (block: string) => <a href={`#block-${block}`}>{t("signoff.links-block", { number: numbers.get(block) ?? "–" })}</a>;
  return (
    <>
      {links.length > 0 && (
        <details className="disclosure">
          <summary>{t("signoff.links-title", { count: links.length })}</summary>
          <ul className="disclosure__body">
            {sorted.map(({ block, symbol, number: target, kind, level, organisation, note }) => (
              <li key={`${block} ${symbol} ${target}`}>
                {place(block)}: {isSourceKey(symbol) ? t("signoff.links-point", { number: target }) : `${target} (${symbol})`}
                <span className="soft"> · {t(`signoff.link-${kind}`)}</span>
                {level && <span className="soft"> · {t(`signoff.level-${level}`)}</span>}
                {organisation && <bdi className="soft"> · {organisation}</bdi>}
                {note && <p dir="auto">{note}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {tags.length > 0 && (
        <details className="disclosure">
          <summary>{t("signoff.tags-title")}</summary>
          <ul className="disclosure__body">
            {blocks.map(({ id }) => {
              const names = tags.filter(({ block }) => block === id).map((tag) => matterName(t, tag));
              return (
                names.length > 0 && (
                  <li key={id}>
                    {place(id)}: {formatList(names, { locale })}
                  </li>
                )
              );
            })}
          </ul>
        </details>
      )}
    </>
  );
}
