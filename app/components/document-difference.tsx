import type { ReactNode } from "react";
import type { Properties } from "~/app/domain/document/difference.js";
import { type Difference, summary } from "~/app/domain/document/difference.js";
import { directionOf } from "~/app/domain/document/direction.js";
import { plainText } from "~/app/domain/document/document.js";
import { styleOf } from "~/app/domain/threads/changes.js";
import type { MessageKey, Translate } from "~/app/i18n/index.js";
import { formatList } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { DifferenceElsewhere, elsewhereCount } from "./difference-elsewhere.js";
import { type Both, bothOf, type Change, stretches } from "./difference-rows.js";
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

const idOf = (change: Change) => (change.is === "left" ? change.block : change.is === "changed" ? change.after.id : change.block.id);
const propertiesOf = (change: Change, both: Both): Properties =>
  change.is === "left" ? both.blocksBefore.get(change.block)! : change.is === "changed" ? change.after : change.block;

/** Words of the page within the text: in the page's language and direction. */
function Told({ children }: { children: ReactNode }) {
  const { locale } = useLocale();
  return <bdi lang={locale}>{children}</bdi>;
}

/** What happened to the block, in words; null where nothing did. */
function label(t: Translate, change: Change, { before, after }: Both): string | null {
  const id = idOf(change);
  if (change.is === "left") {
    const to = after.blocks.get(id);
    return to ? t("difference.left-to", { number: to }) : t("difference.left");
  }
  const from = before.blocks.get(id);
  const moved = "moved" in change && change.moved ? (from ? t("difference.moved-from", { number: from }) : t("difference.moved")) : null;
  const happened = change.is === "same" ? null : t(`difference.${change.is}`);
  return [moved, happened].filter(Boolean).join(" · ") || null;
}

const kindName = (t: Translate, block: Properties) => t(`writing.kind-${styleOf(block)}` as MessageKey);

/** That a paragraph became a heading, say, or that words were set bold: what words alone do not show. */
function Became({ change, t }: { change: Change; t: Translate }) {
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

function Together({ changes, both, action, t }: ViewProps) {
  return (
    <div className="reading difference__text">
      {stretches(changes).map((stretch, i) =>
        "change" in stretch ? (
          <Entry key={i} change={stretch.change} both={both} action={action} t={t} />
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

function Entry({ change, both, action, t }: { change: Change; both: Both; action?: (blockId: string) => ReactNode; t: Translate }) {
  const happened = label(t, change, both);
  return (
    <div
      className="difference__block"
      data-change={change.is}
      data-moved={("moved" in change && change.moved) || undefined}
      data-block={idOf(change)}
    >
      {happened && (
        <div className="difference__label">
          <Told>{happened}</Told> {change.is !== "left" && action?.(idOf(change))}
        </div>
      )}
      <Became change={change} t={t} />
      <Line change={change} both={both} />
    </div>
  );
}

/** The block's own words, with its number; `side` where only one of the two texts is meant. */
function Line({ change, both, side }: { change: Change; both: Both; side?: "before" | "after" }) {
  const gone = change.is === "removed" || change.is === "left" || side === "before";
  const numbering = gone ? both.before : both.after;
  const { id, kind, level } = change.is === "changed" && side === "before" ? change.before : propertiesOf(change, both);
  const printed = numbering.blocks.get(id);
  const Tag = change.is === "added" ? "ins" : change.is === "removed" ? "del" : "span";
  const inline = change.is === "left" ? both.blocksBefore.get(id)!.inline : change.is === "changed" ? [] : change.block.inline;
  return (
    <p className={`difference__line difference__line--${kind}`} data-level={level}>
      {printed && <span className="difference__number">{printed}. </span>}
      {change.is === "changed" ? (
        <WordChanges words={change.words} notesBefore={both.before.notes} notesAfter={both.after.notes} side={side} />
      ) : (
        <Tag className={`words words--${change.is}`}>
          <Content inline={inline} notes={numbering.notes} />
        </Tag>
      )}
    </p>
  );
}

const inBefore = (change: Change) => change.is !== "added" && !("moved" in change && change.moved);
const inAfter = (change: Change) => change.is !== "removed" && change.is !== "left";

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

function BesideRow({ change, both, action, t }: { change: Change; both: Both; action?: (blockId: string) => ReactNode; t: Translate }) {
  const happened = label(t, change, both);
  const head = happened && (
    <div className="difference__label">
      <Told>{happened}</Told> {change.is !== "left" && action?.(idOf(change))}
    </div>
  );
  return (
    <tr data-change={change.is} data-block={idOf(change)}>
      <td data-label={t("difference.before")}>
        {!inAfter(change) && head}
        {inBefore(change) && <Line change={change} both={both} side="before" />}
      </td>
      <td data-label={t("difference.after")}>
        {inAfter(change) && head}
        {inAfter(change) && (
          <>
            <Became change={change} t={t} />
            <Line change={change} both={both} side={"moved" in change && change.moved ? undefined : "after"} />
          </>
        )}
      </td>
    </tr>
  );
}
