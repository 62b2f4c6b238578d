import type { BlockTag } from "~/app/domain/document/document.js";
import type { AnswerForm } from "~/app/domain/mapping/coverage.js";
import { formatList } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { AnswerForms, PlaceLink } from "./coverage-place.js";
import { matterName } from "./matter-name.js";
import { Row, Table } from "./table.js";

type Place = Parameters<typeof PlaceLink>[0]["place"];

interface ByParagraphProps {
  submissionId: string;
  reviewId: string;
  withSymbol: boolean;
  paragraphs: readonly (Place & {
    excerpt: string;
    answers: readonly { symbol: string; number: string; forms: AnswerForm[] }[];
    points: readonly { source: string; number: string }[];
    tags: readonly Pick<BlockTag, "kind" | "value">[];
  })[];
}

/** The other way round: a row per paragraph with the recommendations that it answers. */
export function CoverageByParagraph({ submissionId, reviewId, withSymbol, paragraphs }: ByParagraphProps) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <Table caption={t("coverage.by-paragraph")} captionHidden headers={[t("coverage.paragraph"), t("coverage.answers")]}>
      {paragraphs.map((paragraph) => (
        <Row key={paragraph.block}>
          <th scope="row" className="coverage__recommendation">
            <PlaceLink submissionId={submissionId} place={paragraph} />
            <span className="coverage__text" dir="auto">
              {paragraph.excerpt}
            </span>
            {paragraph.tags.length > 0 && (
              <span className="coverage__text soft">
                {formatList(
                  paragraph.tags.map((tag) => matterName(t, tag)),
                  { locale },
                )}
              </span>
            )}
          </th>
          <td>
            {paragraph.answers.length + paragraph.points.length === 0 ? (
              <span className="soft">{t("coverage.no-answers")}</span>
            ) : (
              <ul className="plain-list coverage__places">
                {paragraph.answers.map(({ symbol, number, forms }) => (
                  <li key={`${symbol} ${number}`}>
                    <a href={`/reviews/${reviewId}/recommendations?${new URLSearchParams({ query: number })}#recommendation-${number}`}>
                      {withSymbol ? `${symbol}, ${number}` : number}
                    </a>{" "}
                    <AnswerForms forms={forms} />
                  </li>
                ))}
                {paragraph.points.map((point) => (
                  <li key={`${point.source} ${point.number}`} dir="auto">
                    {t("coverage.cited-point", point)}
                  </li>
                ))}
              </ul>
            )}
          </td>
        </Row>
      ))}
    </Table>
  );
}
