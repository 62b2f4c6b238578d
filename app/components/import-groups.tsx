import type { ReactNode } from "react";
import type { FieldDifference, ImportRow } from "~/app/domain/recommendations/compare.js";
import { conflictKey } from "~/app/domain/recommendations/decide.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { useT } from "~/app/i18n/react.js";
import { FactValue, fieldName } from "./fact-field.js";
import { PositionBadge } from "./position-badge.js";
import { Row, Table } from "./table.js";

type ImportGroup = "changed" | "unreadable" | "removed" | "new" | "unchanged";

interface ImportGroupsProps {
  rows: readonly ImportRow[];
  /** Stored recommendations that taking over removes. */
  removed: readonly Recommendation[];
}

/** The rows of a read matrix, by what taking it over would do with them; what needs a look stands first and open. */
export function ImportGroups({ rows, removed }: ImportGroupsProps) {
  const of = <K extends ImportRow["kind"]>(kind: K) => rows.filter((row): row is Extract<ImportRow, { kind: K }> => row.kind === kind);
  const short = (recommendation: Recommendation, index: number) => <ShortRow key={index} recommendation={recommendation} />;
  return (
    <>
      <Group group="changed" count={of("changed").length} open>
        {of("changed").map((row) => (
          <li key={row.recommendation.number}>
            <Differences number={row.recommendation.number} differences={row.differences} />
          </li>
        ))}
      </Group>
      <Group group="unreadable" count={of("unreadable").length} open>
        {of("unreadable").map((row, index) => (
          <UnreadableRow key={index} row={row} />
        ))}
      </Group>
      <Group group="removed" count={removed.length} open>
        {removed.map(short)}
      </Group>
      <Group group="new" count={of("new").length} open>
        {of("new").map((row, index) => short(row.recommendation, index))}
      </Group>
      <Group group="unchanged" count={of("unchanged").length}>
        {of("unchanged").map((row, index) => short(row.recommendation, index))}
      </Group>
    </>
  );
}

function Group({ group, count, open, children }: { group: ImportGroup; count: number; open?: boolean; children: ReactNode }) {
  const t = useT();
  if (count === 0) return null;
  return (
    <details className="import-group" open={open}>
      <summary>
        <h2>{t("recommendation.group-heading", { group: t(`recommendation.group-${group}`), count })}</h2>
      </summary>
      <p className="soft">{t(`recommendation.group-${group}-text`)}</p>
      <ol className="import-rows">{children}</ol>
    </details>
  );
}

function ShortRow({ recommendation: { number, position, text, states } }: { recommendation: Recommendation }) {
  return (
    <li className="recommendation">
      <p className="recommendation__head">
        <strong className="recommendation__number">{number}</strong>
        <PositionBadge position={position} />
      </p>
      <p dir="auto">{text}</p>
      {states.length > 0 && <p className="recommendation__about">{states.join(", ")}</p>}
    </li>
  );
}

function UnreadableRow({ row: { recommendation, reason } }: { row: Extract<ImportRow, { kind: "unreadable" }> }) {
  const t = useT();
  return (
    <li className="recommendation">
      <p>
        <strong className="recommendation__number">{recommendation.number}</strong> {t(`recommendation.unreadable-${reason}`)}
      </p>
      {recommendation.text !== "" && (
        <p className="recommendation__about" dir="auto">
          {recommendation.text}
        </p>
      )}
    </li>
  );
}

function Differences({ number, differences }: { number: string; differences: readonly FieldDifference[] }) {
  const t = useT();
  const show = (field: FieldDifference["field"], value: string) => <FactValue field={field} value={value} />;
  return (
    <Table
      caption={t("recommendation.differences-of", { number })}
      headers={[t("recommendation.field"), t("recommendation.old"), t("recommendation.new-value"), t("source.decision")]}
    >
      {differences.map((difference) => (
        <Row key={difference.field}>
          <th scope="row">{fieldName(t, difference.field)}</th>
          <td dir="auto">
            {difference.conflict ? <del>{show(difference.field, difference.old)}</del> : show(difference.field, difference.old)}
          </td>
          <td dir="auto">
            <ins>{show(difference.field, difference.new)}</ins>
          </td>
          <td>{difference.conflict ? <Decide number={number} field={difference.field} /> : t("source.adds")}</td>
        </Row>
      ))}
    </Table>
  );
}

function Decide({ number, field }: { number: string; field: FieldDifference["field"] }) {
  const t = useT();
  const label = t("source.decide-one", { number, field: fieldName(t, field) });
  return (
    <select name={`decide ${conflictKey(number, field)}`} defaultValue="" aria-label={label}>
      <option value="">{t("source.as-above")}</option>
      <option value="keep">{t("source.keep")}</option>
      <option value="take">{t("source.take")}</option>
    </select>
  );
}
