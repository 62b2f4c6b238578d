import type { Against, AnswerStatus, Grouping, Picture, PictureRow } from "~/app/domain/mapping/picture.js";
import { ANSWER_STATUSES } from "~/app/domain/mapping/picture.js";
import type { Position } from "~/app/domain/recommendations/recommendation.js";
import { useT } from "~/app/i18n/react.js";

interface CoveragePictureProps {
  submissionId: string;
  by: Grouping;
  against: Against;
  picture: Picture;
  /** The filter that the picture was drawn with, as search parameters. */
  search: URLSearchParams;
}

const SHADES = 4;

/** The whole at a glance: a square per recommendation, a shaded cell per section or organisation. It is a table, so read aloud it says the same. */
export function CoveragePicture({ submissionId, by, against, picture, search }: CoveragePictureProps) {
  const t = useT();
  const most = Math.max(1, ...picture.rows.flatMap(({ cells }) => cells));
  const nameOf = (value: string) =>
    value === "" ? t("coverage.no-group") : by === "position" ? t(`recommendation.position-${value as Position}`) : value;
  const columnName = (title: string) => title || t(against === "sections" ? "coverage.section-start" : "coverage.together");
  const listOf = (row: PictureRow, more: Record<string, string> = {}) => {
    const found = new URLSearchParams(search);
    for (const name of ["view", "by", "against"]) found.delete(name);
    if (by === "source") {
      found.set("view", "points");
      found.set("group", row.value);
    } else if (row.value !== "") found.set(by, row.value);
    for (const [name, value] of Object.entries(more)) found.set(name, value);
    return `?${found.toString()}#list`;
  };
  return (
    <>
      <Legend />
      <div className="picture__scroll" role="region" aria-label={t("coverage.picture")} tabIndex={0}>
        <table className="picture">
          <caption className="visually-hidden">{t("coverage.picture-caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`coverage.by-${by}`)}</th>
              <th scope="col" className="picture__number">
                {t("coverage.answered")}
              </th>
              <th scope="col" className="picture__number">
                {t("coverage.status-several")}
              </th>
              <th scope="col" className="picture__number">
                {t("coverage.status-contradictory")}
              </th>
              {picture.columns.map(({ id, title }) => (
                <th scope="col" key={id ?? ""} className="picture__column">
                  <span>{columnName(title)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {picture.rows.map((row) => (
              <tr key={row.value}>
                <th scope="row">
                  <a href={listOf(row)}>
                    <bdi>{nameOf(row.value)}</bdi>
                  </a>
                  <Squares
                    row={row}
                    submissionId={submissionId}
                    unanswered={(number) => (by === "source" ? listOf(row) : `?${new URLSearchParams({ query: number }).toString()}#list`)}
                  />
                </th>
                <td className="picture__number">
                  {t("coverage.of", { count: row.entries.length - row.counts.unanswered, total: row.entries.length })}
                </td>
                <td className="picture__number">
                  <Counted to={listOf(row, { answered: "several" })} count={row.counts.several} />
                </td>
                <td className="picture__number">
                  <Counted to={listOf(row, { answered: "contradictory" })} count={row.counts.contradictory} />
                </td>
                {row.cells.map((count, i) => {
                  const { id, title } = picture.columns[i]!;
                  const place: Record<string, string> =
                    against === "sections" ? { section: id ?? "start" } : { organisation: id ?? "together" };
                  return (
                    <td key={id ?? ""} className="picture__cell" data-shade={Math.ceil((count / most) * SHADES)}>
                      {count === 0 ? (
                        <span className="visually-hidden">0</span>
                      ) : (
                        <a
                          href={listOf(row, place)}
                          aria-label={t(by === "source" ? "coverage.cell-points" : "coverage.cell", {
                            count,
                            group: nameOf(row.value),
                            column: columnName(title),
                          })}
                        >
                          {count}
                        </a>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Counted({ to, count }: { to: string; count: number }) {
  return count === 0 ? <>0</> : <a href={to}>{count}</a>;
}

/** For the eye and the mouse only: the numbers beside say the same. */
function Squares({
  row,
  submissionId,
  unanswered,
}: {
  row: PictureRow;
  submissionId: string;
  /** Where one that nothing answers leads. */
  unanswered: (number: string) => string;
}) {
  return (
    <span className="squares" aria-hidden="true">
      {row.entries.map(({ symbol, number, status, block }) => (
        <a
          key={`${symbol} ${number}`}
          className="square"
          data-status={status}
          title={number}
          tabIndex={-1}
          href={block ? `/submissions/${submissionId}/write#block-${block}` : unanswered(number)}
        />
      ))}
    </span>
  );
}

function Legend() {
  const t = useT();
  return (
    <ul className="picture__legend">
      {ANSWER_STATUSES.map((status: AnswerStatus) => (
        <li key={status}>
          <span className="square" data-status={status} aria-hidden="true" /> {t(`coverage.status-${status}`)}
        </li>
      ))}
    </ul>
  );
}
