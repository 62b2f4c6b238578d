import type { ImplementationLevel } from "~/app/domain/document/document.js";
import type { AnswerForm } from "~/app/domain/mapping/coverage.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { AnswerStatus } from "~/app/domain/mapping/picture.js";
import { useT } from "~/app/i18n/react.js";
import { Badge } from "./badge.js";
import { AnswerForms, PlaceLink } from "./coverage-place.js";
import { PositionBadge } from "./position-badge.js";
import { Row, Table } from "./table.js";

type Place = Parameters<typeof PlaceLink>[0]["place"];

interface ByRecommendationProps {
  submissionId: string;
  /** Name the outcome report as well: the review has several lists. */
  withSymbol: boolean;
  entries: readonly {
    recommendation: Pick<Recommendation, "symbol" | "number" | "text" | "position">;
    status: AnswerStatus;
    answers: AnswerListProps["answers"];
  }[];
}

interface AnswerListProps {
  submissionId: string;
  answers: readonly (Place & { forms: AnswerForm[]; link?: { level?: ImplementationLevel; organisation?: string; note?: string } })[];
  contradictory?: boolean;
}

function AnswerList({ submissionId, answers, contradictory }: AnswerListProps) {
  const t = useT();
  return (
    <ul className="plain-list coverage__places">
      {contradictory && (
        <li>
          <Badge kind="danger">{t("coverage.status-contradictory")}</Badge>
        </li>
      )}
      {answers.map((answer) => (
        <li key={answer.block}>
          <PlaceLink submissionId={submissionId} place={answer} />{" "}
          <AnswerForms forms={answer.forms} level={answer.link?.level} organisation={answer.link?.organisation} />
          {answer.link?.note && (
            <span className="coverage__text soft" dir="auto">
              {answer.link.note}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A row per recommendation with the paragraphs that answer it. */
export function CoverageByRecommendation({ submissionId, withSymbol, entries }: ByRecommendationProps) {
  const t = useT();
  return (
    <Table
      caption={t("coverage.by-recommendation")}
      captionHidden
      headers={[t("coverage.recommendation"), t("coverage.position"), t("coverage.answered-in")]}
    >
      {entries.map(({ recommendation: { symbol, number, text, position }, status, answers }) => (
        <Row key={`${symbol} ${number}`}>
          <th scope="row" className="coverage__recommendation">
            <span className="recommendation__number">{withSymbol ? `${symbol}, ${number}` : number}</span>
            <span className="coverage__text" dir="auto">
              {text}
            </span>
          </th>
          <td>
            <PositionBadge position={position} />
          </td>
          <td>
            {answers.length === 0 ? (
              <Badge kind="warning">{t("coverage.unanswered")}</Badge>
            ) : (
              <AnswerList submissionId={submissionId} answers={answers} contradictory={status === "contradictory"} />
            )}
          </td>
        </Row>
      ))}
    </Table>
  );
}

interface ByPointProps {
  submissionId: string;
  points: readonly {
    source: { key: string; title: string };
    point: { number: string; headings: readonly string[]; text: string };
    status: AnswerStatus;
    answers: AnswerListProps["answers"];
  }[];
}

/** A table per source that is no list of recommendations: its points with the places that cite them. */
export function CoverageByPoint({ submissionId, points }: ByPointProps) {
  const t = useT();
  const sources = [...new Map(points.map(({ source }) => [source.key, source])).values()];
  return sources.map((source) => {
    const own = points.filter((one) => one.source.key === source.key);
    return (
      <section key={source.key} className="flow">
        <h3 dir="auto">{source.title}</h3>
        <Table caption={source.title} captionHidden headers={[t("coverage.point"), t("coverage.cited-in")]}>
          {own.map(({ point, status, answers }) => (
            <Row key={point.number}>
              <th scope="row" className="coverage__recommendation">
                <span className="recommendation__number">{point.number}</span>
                <span className="coverage__text" dir="auto">
                  {point.text}
                </span>
                {point.headings.length > 0 && (
                  <span className="coverage__text soft" dir="auto">
                    {point.headings.join(" › ")}
                  </span>
                )}
              </th>
              <td>
                {answers.length === 0 ? (
                  <Badge kind="warning">{t("coverage.not-cited")}</Badge>
                ) : (
                  <AnswerList submissionId={submissionId} answers={answers} contradictory={status === "contradictory"} />
                )}
              </td>
            </Row>
          ))}
        </Table>
      </section>
    );
  });
}
