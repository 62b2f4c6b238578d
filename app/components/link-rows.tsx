import type { ReactNode } from "react";
import type { RecommendationLink } from "~/app/domain/document/document.js";
import type { LinkRow } from "~/app/domain/mapping/import-links.js";
import type { Translate } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { Row, Table } from "./table.js";

interface LinkRowsProps {
  rows: readonly LinkRow[];
  unplaced: readonly { number: string; text: string }[];
}

/** The links of a file, by what taking them over would do; what needs a look stands first. */
export function LinkRows({ rows, unplaced }: LinkRowsProps) {
  const t = useT();
  const of = <K extends LinkRow["kind"]>(kind: K) => rows.filter((row): row is Extract<LinkRow, { kind: K }> => row.kind === kind);
  const [changed, unreadable, fresh, same] = [of("changed"), of("unreadable"), rows.filter(({ kind }) => kind === "new"), of("unchanged")];
  return (
    <>
      <Group title={t("source.links-changed", { count: changed.length })} count={changed.length}>
        <Table
          caption={t("source.links-changed", { count: changed.length })}
          captionHidden
          headers={[t("coverage.recommendation"), t("source.links-before"), t("source.links-after")]}
        >
          {changed.map(({ link, paragraph, before }) => (
            <Row key={`${link.block} ${link.symbol} ${link.number}`}>
              <th scope="row">{linkName(t, paragraph, link.number)}</th>
              <td dir="auto">
                <Judgement link={before} />
              </td>
              <td dir="auto">
                <Judgement link={link} />
              </td>
            </Row>
          ))}
        </Table>
      </Group>
      <Group
        title={t("source.links-unreadable", { count: unreadable.length + unplaced.length })}
        count={unreadable.length + unplaced.length}
      >
        <ul>
          {unreadable.map(({ link, paragraph, reason }, i) => (
            <li key={i}>
              <strong>{linkName(t, paragraph, link.number)}</strong> {t(`source.links-reason-${reason}`)}
            </li>
          ))}
          {unplaced.map(({ number, text }, i) => (
            <li key={`unplaced ${i}`}>
              <strong>{number}</strong> <span dir="auto">{text}</span> <span className="soft">{t("source.links-reason-unplaced")}</span>
            </li>
          ))}
        </ul>
      </Group>
      <Group title={t("source.links-new", { count: fresh.length })} count={fresh.length}>
        <ul>
          {fresh.map(({ link, paragraph }) => (
            <li key={`${link.block} ${link.symbol} ${link.number}`}>
              <strong>{linkName(t, paragraph, link.number)}</strong> <Judgement link={link} />
            </li>
          ))}
        </ul>
      </Group>
      {same.length > 0 && <p className="soft">{t("source.links-unchanged", { count: same.length })}</p>}
    </>
  );
}

/** Files name a paragraph by its number, or as a matrix does: "Para. 7". */
const linkName = (t: Translate, place: string, number: string): string =>
  t("source.links-link", { place: /^\d/.test(place) ? t("coverage.place-paragraph", { number: place }) : place, number });

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="flow">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Judgement({ link: { kind, level, organisation, note } }: { link: RecommendationLink }) {
  const t = useT();
  const words = [t(`mapping.kind-${kind}`), ...(level ? [t(`coverage.level-${level}`)] : []), ...(organisation ? [organisation] : [])];
  return (
    <>
      <bdi>{words.join(" · ")}</bdi>
      {note && (
        <span className="coverage__text soft" dir="auto">
          {note}
        </span>
      )}
    </>
  );
}
