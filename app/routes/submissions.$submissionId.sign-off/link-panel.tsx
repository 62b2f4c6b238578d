import { Form, SubmitButton } from "~/app/components/form.js";
import { MADE_LINK } from "~/app/components/made-link-place.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import type { OrganisationDecision } from "~/server/queries/sign-off.js";

/** For the lead: the links of organisations that have nobody with an account and have not signed. */
export function LinkPanel({ decisions }: { decisions: OrganisationDecision[] }) {
  const t = useT();
  const { locale } = useLocale();
  const guests = decisions.filter(({ byLink, decision }) => byLink && decision !== "signed");
  if (guests.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="links">
      <h2 id="links">{t("bylink.manage-title")}</h2>
      <p>{t("bylink.manage-lead")}</p>
      <ul className="rows">
        {guests.map(({ id, name, byLink }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>
              <br />
              <span className="soft">
                {byLink?.until ? t("bylink.link-until", { date: formatDateTime(byLink.until, { locale }) }) : t("bylink.no-link")}
                {byLink?.contact && `, ${byLink.contact}`}
              </span>
            </span>
            <Form name={`make-link-${id}`} action={`#${MADE_LINK}`} inline>
              <input type="hidden" name="organisationId" value={id} />
              <SubmitButton kind="secondary" label={t("bylink.make-label", { organisation: name })}>
                {t("bylink.make-button")}
              </SubmitButton>
            </Form>
            {byLink?.until && (
              <Form name={`revoke-link-${id}`} inline>
                <input type="hidden" name="organisationId" value={id} />
                <SubmitButton kind="quiet" label={t("bylink.revoke-label", { organisation: name })}>
                  {t("bylink.revoke-button")}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
