import { Form, SubmitButton } from "~/app/components/form.js";
import { Row, Table } from "~/app/components/table.js";
import type { CoalitionRole } from "~/app/domain/access/may.js";
import { formatDate, formatDateTime } from "~/app/i18n/format.js";
import { useT } from "~/app/i18n/react.js";

interface OpenInvitation {
  id: string;
  role: CoalitionRole;
  organisationName: string | null;
  email: string;
  expiresAt: Date | string;
}

/** The invitations that nobody has accepted yet, each with a button to take it back. */
export function Invitations({ invitations }: { invitations: OpenInvitation[] }) {
  const t = useT();
  const headers = [
    t("coalition.column-for"),
    t("coalition.column-role"),
    t("coalition.column-organisation"),
    t("coalition.column-expires"),
    { label: t("coalition.column-revoke"), hidden: true },
  ];
  return (
    <section className="flow">
      <h2>{t("coalition.invitations")}</h2>
      {invitations.length === 0 ? (
        <p className="soft">{t("coalition.no-invitations")}</p>
      ) : (
        <Table caption={t("coalition.invitations")} captionHidden headers={headers}>
          {invitations.map(({ id, role, organisationName, email, expiresAt }) => (
            <Row key={id}>
              <th scope="row">{email || <span className="soft">{t("coalition.for-nobody-noted")}</span>}</th>
              <td>{t(`common.role-${role}`)}</td>
              <td>{organisationName ?? t("coalition.brings-own")}</td>
              <td className="nowrap">
                <bdi>{formatDateTime(expiresAt)}</bdi>
              </td>
              <td>
                <Form name={`revoke-${id}`} inline>
                  <SubmitButton
                    kind="quiet"
                    label={t("coalition.revoke-label", { role: t(`common.role-${role}`), date: formatDate(expiresAt) })}
                  >
                    {t("coalition.revoke")}
                  </SubmitButton>
                </Form>
              </td>
            </Row>
          ))}
        </Table>
      )}
    </section>
  );
}
