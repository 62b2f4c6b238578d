import { COLUMN_ROLES, type SourceColumn } from "~/app/domain/recommendations/source.js";
import { useT } from "~/app/i18n/react.js";
import { Form, SubmitButton } from "./form.js";
import { Row, Table } from "./table.js";

/** The columns of a table with what each was understood to hold, to be corrected; open where nothing could be understood. */
export function SourceColumns({ columns, open }: { columns: readonly SourceColumn[]; open: boolean }) {
  const t = useT();
  return (
    <details className="import-group" open={open}>
      <summary>
        <h2>{t("source.columns")}</h2>
      </summary>
      <p className="soft">{t("source.columns-text")}</p>
      <Form name="columns">
        <Table caption={t("source.columns")} captionHidden headers={[t("source.column"), t("source.sample"), t("source.holds")]}>
          {columns.map(({ header, role, sample }) => (
            <Row key={header}>
              <th scope="row" dir="auto">
                {header}
                <input type="hidden" name="header" value={header} />
              </th>
              <td dir="auto">{sample}</td>
              <td>
                <select name="role" defaultValue={role} aria-label={t("source.holds-of", { column: header })}>
                  {COLUMN_ROLES.map((one) => (
                    <option key={one} value={one}>
                      {t(`source.role-${one}`)}
                    </option>
                  ))}
                </select>
              </td>
            </Row>
          ))}
        </Table>
        <SubmitButton name="decision" value="columns" kind="secondary">
          {t("source.read-again")}
        </SubmitButton>
      </Form>
    </details>
  );
}
