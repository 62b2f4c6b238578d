import { Badge } from "~/app/components/badge.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { MADE_LINK } from "~/app/components/made-link-place.js";
import { Row, Table } from "~/app/components/table.js";
import { formatDate } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import type { EndorserLine, EndorsersPage } from "~/server/queries/endorsers.js";

const KINDS = { waiting: "neutral", endorsed: "success", recorded: "success", declined: "danger" } as const;

interface EndorserTableProps {
  lines: EndorserLine[];
  found: number;
  may: EndorsersPage["may"];
}

/** Who was listed, how they answered, and how that is known. */
export function EndorserTable({ lines, found, may }: EndorserTableProps) {
  const t = useT();
  const { locale } = useLocale();
  const headers = [t("endorsers.column-name"), t("endorsers.column-state"), t("endorsers.column-how")];
  return (
    <Table
      caption={t("endorsers.found", { count: found })}
      headers={may.change ? [...headers, { label: t("endorsers.column-do"), hidden: true }] : headers}
    >
      {lines.map((line) => (
        <Row key={line.id}>
          <th scope="row">
            <bdi>{line.name}</bdi>
            {(line.place || line.address) && (
              <>
                <br />
                <span className="soft">
                  <bdi>{[line.place, line.address].filter(Boolean).join(", ")}</bdi>
                </span>
              </>
            )}
          </th>
          <td>
            <Badge kind={line.outdated ? "neutral" : KINDS[line.state]}>
              {t(line.outdated ? "endorsers.state-outdated" : `endorsers.state-${line.state}`)}
            </Badge>
            {line.asked && (line.state === "waiting" || line.outdated) && <span className="soft"> {t("endorsers.asked")}</span>}
          </td>
          <td>
            {line.signatory && t("endorsers.by-person", { name: line.signatory, role: line.function })}
            {line.source && t("endorsers.by-source", { source: line.source })}
            {line.answeredAt ? (
              <span className="soft">
                {" "}
                <time dateTime={line.answeredAt}>{formatDate(line.answeredAt, { locale })}</time>
              </span>
            ) : (
              "–"
            )}
          </td>
          {may.change && (
            <td>
              <Change line={line} mayAsk={may.ask} />
            </td>
          )}
        </Row>
      ))}
    </Table>
  );
}

function Change({ line, mayAsk }: { line: EndorserLine; mayAsk: boolean }) {
  const t = useT();
  const { id, name, state, outdated } = line;
  return (
    <details className="change-roles">
      <summary className="button button--quiet" aria-label={t("endorsers.do-of", { name })}>
        {t("endorsers.do-change")}
      </summary>
      <div className="flow">
        {mayAsk && (state === "waiting" || outdated) && (
          <Form name={`make-link-${id}`} action={`#${MADE_LINK}`} inline>
            <input type="hidden" name="endorserId" value={id} />
            <SubmitButton kind="secondary" label={t("bylink.make-label", { organisation: name })}>
              {t("bylink.make-button")}
            </SubmitButton>
          </Form>
        )}
        {(state === "waiting" || state === "recorded") && (
          <Form name={`record-${id}`}>
            <Field name="source" label={t("endorsers.source")} required defaultValue={line.source} />
            <SubmitButton kind="secondary">{t("endorsers.record-button")}</SubmitButton>
          </Form>
        )}
        <Form name={`remove-${id}`} inline>
          <SubmitButton kind="danger">{t("endorsers.remove-button")}</SubmitButton>
        </Form>
      </div>
    </details>
  );
}
