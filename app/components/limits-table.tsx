import { type GuidelineSet, SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";
import { Row, Table } from "./table.js";

/** The limits of a guideline set with their sources and how sure they are. */
export function LimitsTable({ limits }: Pick<GuidelineSet, "limits">) {
  const t = useT();
  return (
    <Table
      caption={t("review.limits")}
      captionHidden
      headers={[t("review.submitter"), { label: t("review.limit"), numeric: true }, t("review.source"), t("review.certainty")]}
    >
      {SUBMITTER_KINDS.map((kind) => (
        <Row key={kind}>
          <th scope="row">{t(`review.submitter-${kind}`)}</th>
          <td className="numeric nowrap">
            <bdi>{t("review.limit-words", { count: limits[kind].words })}</bdi>
          </td>
          <td className="wide-cell">{limits[kind].source || <span className="soft">{t("review.no-source")}</span>}</td>
          <td>{t(`rules.certainty-${limits[kind].certainty}`)}</td>
        </Row>
      ))}
    </Table>
  );
}
