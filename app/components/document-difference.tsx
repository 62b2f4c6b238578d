import type { ReactNode } from "react";
import type { Properties } from "~/app/domain/document/difference.js";
import { type Difference, summary } from "~/app/domain/document/difference.js";
import { directionOf } from "~/app/domain/document/direction.js";
import { plainText } from "~/app/domain/document/document.js";
import { styleOf } from "~/app/domain/document/block-style.js";
import type { MessageKey, Translate } from "~/app/i18n/index.js";
import { formatList } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { DifferenceElsewhere, elsewhereCount } from "./difference-elsewhere.js";
import { type Both, bothOf, type Change, idOf, type Shown, stretches } from "./difference-rows.js";
import { Content, WordChanges } from "./word-changes.js";

interface DocumentDifferenceProps {
  difference: Difference;
  /** Both in one text, or beside each other in a table. */
  layout: "together" | "beside";
  /** BCP 47: the language of the text. */
  language?: string;
  /** What can be done with a changed block, such as taking it back; called with the block's id. */
  action?: (blockId: string) => ReactNode;
}

/** Two texts and what changed between them: for the eye by line and underline, for the ear in words, never by colour alone. */
export function DocumentDifference({ difference, layout, language = "en", action }: DocumentDifferenceProps) {
  const t = useT();
  const both = bothOf(difference);
  const View = layout === "together" ? Together : Beside;
  return (
    <div className="difference flow">
      <Summary difference={difference} />
      <div lang={language} dir={directionOf(language)}>
        <View changes={difference.blocks} both={both} action={action} t={t} />
      </div>
      <DifferenceElsewhere difference={difference} both={both} language={language} />
    </div>
  );
}

function Summary({ difference }: { difference: Difference }) {
  const t = useT();
  const { locale } = useLocale();
  const counts = summary(difference);
  const elsewhere = elsewhereCount(difference);
  const parts = (["changed", "added", "removed", "moved"] as const).flatMap((kind) =>
    counts[kind] > 0 ? [t(`difference.count-${kind}`, { count: counts[kind] })] : [],
  );
  if (elsewhere > 0) parts.push(t("difference.count-elsewhere", { count: elsewhere }));
  return (
    <p className="difference__summary">
      {parts.length === 0 ? t("difference.none") : t("difference.summary", { parts: formatList(parts, { locale }) })}
    </p>
  );
}

interface ViewProps {
  changes: readonly Change[];
  both: Both;
  action?: (blockId: string) => ReactNode;
  t: Translate;
}

const hasMoved = (change: Shown) => "moved" in change && change.moved;
const propertiesOf = (change: Shown): Properties => (change.is === "changed" ? change.after : change.block);

/** Words of the page within the text: in the page's language and direction. */
function Told({ children }: { children: ReactNode }) {
  const { locale } = useLocale();
  return <bdi lang={locale}>{children}</bdi>;
}

/** What happened to the block, in words; null where nothing did. */
function label(t: Translate, change: Shown, { before }: Both): string | null {
  const from = before.blocks.get(idOf(change));
  const moved = hasMoved(change) ? (from ? t("difference.moved-from", { number: from }) : t("difference.moved")) : null;
  const happened = change.is === "same" ? null : t(`difference.${change.is}`);
  return [moved, happened].filter(Boolean).join(" · ") || null;
}

/** So many letters of a block name it where it does not stand. */
const LONGEST_NAME = 60;

const kindName = (t: Translate, block: Properties) => t(`writing.kind-${styleOf(block)}` as MessageKey);

/** That a paragraph became a heading, say, or that words were set bold: what words alone do not show. */
function Became({ change, t }: { change: Shown; t: Translate }) {
  if (change.is !== "changed") return null;
  const [before, after] = [kindName(t, change.before), kindName(t, change.after)];
  const restyled = change.words.flatMap((part) => (part.is === "restyled" ? [`“${plainText(part.after)}”`] : []));
  return (
    <>
      {before !== after && (
        <p className="difference__became">
          <Told>{t("difference.became", { before, after })}</Told>
        </p>
      )}
      {restyled.length > 0 && (
        <p className="difference__became">
          <Told>{t("difference.restyled", { words: restyled.join(", ") })}</Told>
        </p>
      )}
    </>
  );
}

/** What stood here and stands elsewhere now: shown there, named here. */
function Left({ blocks, both, t }: { blocks: readonly string[]; both: Both; t: Translate }) {
  const [first] = blocks;
  const words = plainText(both.blocksBefore.get(first!)!.inline).trim();
  const text = words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME)}…` : words;
  const number = both.after.blocks.get(first!);
  const count = blocks.length - 1;
  return (
    <div className="difference__block" data-change="left" data-block={first}>
      <a className="difference__label" href={`#now-${first!}`}>
        <Told>
          {count > 0
            ? t("difference.left-with", { text, count })
            : number
              ? t("difference.left-to", { text, number })
              : t("difference.left", { text })}
        </Told>
      </a>
    </div>
  );
}

function Together({ changes, both, action, t }: ViewProps) {
  return (
    <div className="reading difference__text">
      {stretches(changes).map((stretch, i) =>
        "change" in stretch ? (
          <Entry key={i} change={stretch.change} both={both} action={action} t={t} />
        ) : "left" in stretch ? (
          <Left key={i} blocks={stretch.left} both={both} t={t} />
        ) : (
          <details key={i} className="difference__same">
            <summary>
              <Told>{t("difference.unchanged", { count: stretch.unchanged.length })}</Told>
            </summary>
            {stretch.unchanged.map((change) => (
              <Entry key={change.block.id} change={change} both={both} t={t} />
            ))}
          </details>
        ),
      )}
    </div>
  );
}

interface EntryProps {
  change: Shown;
  both: Both;
  action?: (blockId: string) => ReactNode;
  t: Translate;
}

/** Where the way from a block's old place leads. */
const placeOf = (change: Shown) => (hasMoved(change) ? `now-${idOf(change)}` : undefined);

function Entry({ change, both, action, t }: EntryProps) {
  const happened = label(t, change, both);
  return (
    <div
      id={placeOf(change)}
      className="difference__block"
      data-change={change.is}
      data-moved={hasMoved(change) || undefined}
      data-block={idOf(change)}
    >
      {happened && (
        <div className="difference__label">
          <Told>{happened}</Told> {action?.(idOf(change))}
        </div>
      )}
      <Became change={change} t={t} />
      <Line change={change} both={both} />
    </div>
  );
}

/** The block's own words, with its number; `side` where only one of the two texts is meant. */
function Line({ change, both, side }: { change: Shown; both: Both; side?: "before" | "after" }) {
  const gone = change.is === "removed" || side === "before";
  const numbering = gone ? both.before : both.after;
  const { id, kind, level, language, direction } = change.is === "changed" && side === "before" ? change.before : propertiesOf(change);
  const printed = numbering.blocks.get(id);
  const Tag = change.is === "added" ? "ins" : change.is === "removed" ? "del" : "span";
  return (
    <p className={`difference__line difference__line--${kind}`} data-level={level} lang={language} dir={direction ?? "auto"}>
      {printed && <span className="difference__number">{printed}. </span>}
      {change.is === "changed" ? (
        <WordChanges words={change.words} notesBefore={both.before.notes} notesAfter={both.after.notes} side={side} />
      ) : (
        <Tag className={`words words--${change.is}`}>
          <Content inline={change.block.inline} notes={numbering.notes} />
        </Tag>
      )}
    </p>
  );
}

const inBefore = (change: Shown) => change.is !== "added" && !hasMoved(change);
const inAfter = (change: Shown) => change.is !== "removed";

function Beside({ changes, both, action, t }: ViewProps) {
  return (
    <table className="difference__table">
      <caption className="visually-hidden">{t("difference.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("difference.before")}</th>
          <th scope="col">{t("difference.after")}</th>
        </tr>
      </thead>
      <tbody>
        {stretches(changes).map((stretch, i) =>
          "change" in stretch ? (
            <BesideRow key={i} change={stretch.change} both={both} action={action} t={t} />
          ) : "left" in stretch ? (
            <tr key={i} data-change="left">
              <td data-label={t("difference.before")}>
                <Left blocks={stretch.left} both={both} t={t} />
              </td>
              <td />
            </tr>
          ) : (
            <tr key={i}>
              <td colSpan={2}>
                <details className="difference__same">
                  <summary>
                    <Told>{t("difference.unchanged", { count: stretch.unchanged.length })}</Told>
                  </summary>
                  {stretch.unchanged.map((change) => (
                    <Line key={change.block.id} change={change} both={both} />
                  ))}
                </details>
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function BesideRow({ change, both, action, t }: EntryProps) {
  const happened = label(t, change, both);
  const head = happened && (
    <div className="difference__label">
      <Told>{happened}</Told> {action?.(idOf(change))}
    </div>
  );
  return (
    <tr id={placeOf(change)} data-change={change.is} data-block={idOf(change)}>
      <td data-label={t("difference.before")}>
        {!inAfter(change) && head}
        {inBefore(change) && <Line change={change} both={both} side="before" />}
      </td>
      <td data-label={t("difference.after")}>
        {inAfter(change) && head}
        {inAfter(change) && (
          <>
            <Became change={change} t={t} />
            <Line change={change} both={both} side={hasMoved(change) ? undefined : "after"} />
          </>
        )}
      </td>
    </tr>
  );
}
