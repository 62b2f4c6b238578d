import { Link } from "@remix-run/react";
import type { Fact } from "~/app/domain/recommendations/source.js";
import { useT } from "~/app/i18n/react.js";
import { Badge } from "./badge.js";
import { FactValue, fieldName } from "./fact-field.js";
import { Row, Table } from "./table.js";

interface FactTableProps {
  facts: readonly Fact[];
  sources: Readonly<Record<string, { id: string; reviewId: string; title: string } | undefined>>;
}

/** What is known of a recommendation, fact by fact, with the source and the place in it; what a person decided against is shown too. */
export function FactTable({ facts, sources }: FactTableProps) {
  const t = useT();
  return (
    <Table caption={t("source.facts")} captionHidden headers={[t("recommendation.field"), t("source.fact-says"), t("source.fact-from")]}>
      {facts.map((fact, i) => (
        <Row key={i}>
          <th scope="row">{fieldName(t, fact.field)}</th>
          <td dir="auto">
            {fact.refused ? (
              <>
                <del>
                  <FactValue field={fact.field} value={fact.value} />
                </del>{" "}
                <Badge kind="neutral">{t("source.fact-declined")}</Badge>
              </>
            ) : (
              <FactValue field={fact.field} value={fact.value} />
            )}
          </td>
          <td>
            <FactSource fact={fact} source={sources[fact.source]} />
          </td>
        </Row>
      ))}
    </Table>
  );
}

function FactSource({ fact: { place }, source }: { fact: Fact; source: FactTableProps["sources"][string] }) {
  const t = useT();
  if (!source) return <span className="soft">{t("source.fact-unknown-source")}</span>;
  return (
    <>
      <Link to={`/reviews/${source.reviewId}/sources/${source.id}`}>
        <bdi>{source.title}</bdi>
      </Link>
      {place && <span className="soft">, {t(`source.place-${place.unit}`, { at: place.at })}</span>}
    </>
  );
}
