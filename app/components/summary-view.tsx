import { type ReactNode, useId } from "react";
import { headingDepths } from "~/app/domain/summary/numbering.js";
import type { CitedPlace, StakeholderEntry, StakeholderGroup, Summary, SummaryBlock, SummaryNote } from "~/app/domain/summary/summary.js";
import { useT } from "~/app/i18n/react.js";

const TAGS = ["h2", "h3", "h4", "h5"] as const;

const sectionAnchor = (index: number) => `section-${String(index)}`;
const noteAnchor = (number: number) => `note-${String(number)}`;
const markAnchor = (number: number) => `note-mark-${String(number)}`;

interface SummaryViewProps {
  summary: Summary;
  /** Where a source that a note cites can be read, if anywhere. */
  addressOf?: (place: CitedPlace) => string | undefined;
}

/** A compiled summary as it is printed: sections, numbered paragraphs with their citations, endnotes with the list of stakeholders. */
export function SummaryView({ summary, addressOf = () => undefined }: SummaryViewProps) {
  const t = useT();
  const id = useId();
  const depth = headingDepths(summary.blocks);
  return (
    <article className="document reading summary" lang="en" dir="ltr">
      {summary.blocks.map((block, index) => (
        <SummaryPassage key={index} block={block} depth={depth[index]!} anchor={sectionAnchor(index)} />
      ))}
      <section className="document__notes" aria-labelledby={id}>
        <h2 id={id}>{t("desk.summary-notes")}</h2>
        <ol>
          {summary.notes.map((note, index) => (
            <li key={index} id={noteAnchor(index + 1)}>
              <NoteText note={note} addressOf={addressOf} />{" "}
              <a className="document__back" href={`#${markAnchor(index + 1)}`} aria-label={t("document.back", { number: index + 1 })}>
                ↩&#xfe0e;
              </a>
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

function SummaryPassage({ block, depth, anchor }: { block: SummaryBlock; depth: number; anchor: string }) {
  if (block.kind === "heading") {
    const Tag = TAGS[depth - 1] ?? "h5";
    return (
      <Tag id={anchor}>
        {block.label} {block.title}
        {block.notes.map((note) => (
          <Mark key={note} number={note} />
        ))}
      </Tag>
    );
  }
  return (
    <p className="document__paragraph" id={block.number === null ? undefined : `para-${String(block.number)}`}>
      {block.number !== null && <span className="document__number">{block.number}.</span>}{" "}
      {block.parts.map((part, index) => ("text" in part ? part.text : <Mark key={index} number={part.note} />))}
    </p>
  );
}

function Mark({ number }: { number: number }) {
  const t = useT();
  return (
    <sup className="document__mark">
      <a id={markAnchor(number)} href={`#${noteAnchor(number)}`} aria-label={t("document.note", { number })}>
        {number}
      </a>
    </sup>
  );
}

function NoteText({ note, addressOf }: { note: SummaryNote } & Required<Pick<SummaryViewProps, "addressOf">>) {
  if (note.kind === "text") return <Citation text={note.text} cites={note.cites ?? []} addressOf={addressOf} />;
  return (
    <>
      {note.text}
      {note.kind === "stakeholders" ? (
        <StakeholderList groups={note.groups} />
      ) : (
        <dl className="facts">
          {note.entries.map((entry) => (
            <Entry key={entry.acronym} {...entry} />
          ))}
        </dl>
      )}
    </>
  );
}

/** A note with its sources' names as links, each where the text names it. */
function Citation({
  text,
  cites,
  addressOf,
}: { text: string; cites: readonly CitedPlace[] } & Required<Pick<SummaryViewProps, "addressOf">>) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [i, place] of cites.entries()) {
    const at = text.indexOf(place.name, from);
    const address = addressOf(place);
    if (at < 0 || address === undefined) continue;
    parts.push(
      text.slice(from, at),
      <a key={i} href={address}>
        {place.name}
      </a>,
    );
    from = at + place.name.length;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}

/** Who has contributed, in OHCHR's groups and order. */
function StakeholderList({ groups }: { groups: readonly StakeholderGroup[] }) {
  return (
    <div className="stakeholders">
      {groups.map((group) => (
        <div key={group.title}>
          <p className="stakeholders__group">{group.title}</p>
          {group.lists.map((list, index) => (
            <div key={index}>
              {list.title && <p className="stakeholders__list">{list.title}</p>}
              <dl className="facts">
                {list.entries.map((entry, position) => (
                  <Entry key={position} {...entry} />
                ))}
              </dl>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Entry({ acronym, text, attachments }: StakeholderEntry) {
  const t = useT();
  return (
    <>
      <dt>{acronym}</dt>
      <dd>
        {text}
        {attachments && (
          <>
            <p>{t("summary.attachments")}</p>
            <ul>
              {attachments.map((paper, i) => (
                <li key={i}>{paper}</li>
              ))}
            </ul>
          </>
        )}
      </dd>
    </>
  );
}
