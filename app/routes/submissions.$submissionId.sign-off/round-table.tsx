import { Badge } from "~/app/components/badge.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Row, Table } from "~/app/components/table.js";
import { formatDateTime } from "~/app/i18n/format.js";
import type { Translate } from "~/app/i18n/index.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import type { OrganisationDecision } from "~/server/queries/sign-off.js";

const KINDS = { signed: "success", refused: "danger", waiting: "neutral" } as const;

function waitsFor(t: Translate, { signatories, byLink }: OrganisationDecision): string {
  if (byLink) return byLink.contact ? t("signoff.by-link-mail", { address: byLink.contact }) : t("signoff.by-link");
  return signatories.length > 0 ? signatories.join(", ") : t("signoff.waiting-nobody");
}

/** Each organisation of the coalition and how it decided on the frozen text; reasons of refusals stand below. */
export function RoundTable({
  decisions,
  mayRemind,
  remindedAt,
}: {
  decisions: OrganisationDecision[];
  mayRemind: boolean;
  remindedAt: string | null;
}) {
  const t = useT();
  const { locale } = useLocale();
  const signed = decisions.filter((one) => one.decision === "signed").length;
  const headers = [t("signoff.round-organisation"), t("signoff.round-decision"), t("signoff.round-by"), t("signoff.round-when")];
  return (
    <section aria-labelledby="round" className="flow">
      <h2 id="round">{t("signoff.round-title")}</h2>
      <p>{t("signoff.round-progress", { signed, count: decisions.length })}</p>
      <Table caption={t("signoff.round-caption")} captionHidden headers={headers}>
        {decisions.map((one) => (
          <Row key={one.id}>
            <th scope="row">
              {one.name}
              {one.acronym && <span className="soft"> ({one.acronym})</span>}
            </th>
            <td>
              <Badge kind={KINDS[one.decision]}>{t(`signoff.decision-${one.decision}`)}</Badge>
            </td>
            <td>
              {one.at ? (
                <>
                  {one.signatory}, <span className="soft">{one.function}</span>
                  {one.byLink && <span className="soft"> ({t("signoff.by-link")})</span>}
                </>
              ) : (
                <span className="soft">{waitsFor(t, one)}</span>
              )}
            </td>
            <td>{one.at ? <time dateTime={one.at}>{formatDateTime(one.at, { locale })}</time> : "–"}</td>
          </Row>
        ))}
      </Table>
      {mayRemind && signed < decisions.length && (
        <Form name="remind" inline>
          <input type="hidden" name="intent" value="remind" />
          <SubmitButton kind="secondary">{t("signoff.remind-button")}</SubmitButton>
          <span role="status">{remindedAt && t("signoff.reminded-at", { time: formatDateTime(remindedAt, { locale }) })}</span>
        </Form>
      )}
      {decisions
        .filter((one) => one.reason)
        .map((one) => (
          <figure key={one.id} className="reason">
            <figcaption>{t("signoff.reason-of", { organisation: one.name })}</figcaption>
            <blockquote dir="auto">{one.reason}</blockquote>
          </figure>
        ))}
    </section>
  );
}
