import { type Difference, type ListChange } from "~/app/domain/document/difference.js";
import { plainText, type RecommendationLink } from "~/app/domain/document/document.js";
import { isSourceKey } from "~/app/domain/recommendations/source-key.js";
import type { Translate } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { DifferencePart } from "./difference-part.js";
import { matterName } from "./matter-name.js";
import type { Both } from "./difference-rows.js";
import { Marked } from "./word-changes.js";

interface Sides<T> {
  before?: T;
  after?: T;
}

/** What came, went or became another, each once; what only stands elsewhere in its list has not changed. */
function changed<T>(changes: readonly ListChange<T>[], keyOf: (item: T) => string): Sides<T>[] {
  const found = new Map<string, Sides<T>>();
  for (const { is, item } of changes)
    if (is !== "same") found.set(keyOf(item), { ...found.get(keyOf(item)), [is === "removed" ? "before" : "after"]: item });
  return [...found.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

const linksOf = ({ links }: Difference) => changed(links, ({ block, symbol, number }) => `${block} ${symbol} ${number}`);
const tagsOf = ({ tags }: Difference) => changed(tags, ({ block, kind, value }) => `${block} ${kind} ${value}`);

export const mappingChanges = (difference: Difference): number => linksOf(difference).length + tagsOf(difference).length;

const target = (t: Translate, { symbol, number }: RecommendationLink) =>
  isSourceKey(symbol) ? t("signoff.links-point", { number }) : t("difference.link-item", { number, symbol });
const judgement = (t: Translate, { kind, level, organisation, note }: RecommendationLink) =>
  [t(`signoff.link-${kind}`), level && t(`signoff.level-${level}`), organisation, note].filter(Boolean).join(" · ");

/** What changed among the links and in what paragraphs are about: in which paragraph, and of a judgement both. */
export function DifferenceMapping({ difference, both }: { difference: Difference; both: Both }) {
  const t = useT();
  const links = linksOf(difference);
  const tags = tagsOf(difference);
  const place = (id: string): string => {
    const number = both.after.blocks.get(id) ?? both.before.blocks.get(id);
    if (number) return t("difference.in-paragraph", { number });
    const block = both.blocksAfter.get(id) ?? both.blocksBefore.get(id);
    return t("difference.in-block", { text: block ? plainText(block.inline).trim().slice(0, 60) : "–" });
  };
  return (
    <>
      {links.length > 0 && (
        <DifferencePart title={t("difference.links")}>
          {links.map(({ before, after }) => {
            const link = (after ?? before)!;
            return (
              <li key={`${link.block} ${link.symbol} ${link.number}`} dir="auto">
                {place(link.block)}: {before && after && `${target(t, link)} · `}
                {before && (
                  <Marked is="removed">{after ? judgement(t, before) : `${target(t, before)} · ${judgement(t, before)}`}</Marked>
                )}{" "}
                {after && <Marked is="added">{before ? judgement(t, after) : `${target(t, after)} · ${judgement(t, after)}`}</Marked>}
              </li>
            );
          })}
        </DifferencePart>
      )}
      {tags.length > 0 && (
        <DifferencePart title={t("difference.tags")}>
          {tags.map(({ before, after }) => {
            const tag = (after ?? before)!;
            return (
              <li key={`${tag.block} ${tag.kind} ${tag.value}`} dir="auto">
                {place(tag.block)}: <Marked is={after ? "added" : "removed"}>{matterName(t, tag)}</Marked>
              </li>
            );
          })}
        </DifferencePart>
      )}
    </>
  );
}
