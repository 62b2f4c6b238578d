import { Link } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { ShownOnce } from "~/app/components/made-link.js";
import { COALITION_ROLES } from "~/app/domain/access/may.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useT } from "~/app/i18n/react.js";

const DAYS = [1, 7, 14, 30];

interface InviteFormProps {
  organisations: { id: string; name: string }[];
  leads: boolean;
  /** Whether a further organisation can join now. */
  grows: boolean;
  /** The invitation that was just made: its link is shown once, in the place of the form, so that a second press makes no second one. */
  made: { url: string; expiresAt: Date | string } | null;
}

/** Makes an invitation. */
export function InviteForm({ organisations, leads, grows, made }: InviteFormProps) {
  const t = useT();
  if (made)
    return (
      <section className="flow" id="invite">
        <h2>{t("coalition.invite-title")}</h2>
        <ShownOnce
          title={t("coalition.link-title")}
          text={t("coalition.link-text", { date: formatDateTime(made.expiresAt) })}
          label={t("coalition.link")}
          url={made.url}
        >
          <p>
            <Link to={{ hash: "invite" }}>{t("coalition.invite-another")}</Link>
          </p>
        </ShownOnce>
      </section>
    );
  return (
    <section className="flow" id="invite">
      <h2>{t("coalition.invite-title")}</h2>
      <Form name="invite" action="#invite">
        <Field
          name="role"
          type="radio"
          label={t("coalition.invite-role")}
          required
          options={[...COALITION_ROLES]
            .filter((role) => leads || role !== "lead")
            .reverse()
            .map((role) => ({ value: role, label: t(`common.role-${role}`), help: t(`coalition.role-${role}-help`) }))}
          defaultValue="author"
        />
        <Field
          name="organisationId"
          type="radio"
          label={t("coalition.invite-organisation")}
          help={t("coalition.invite-organisation-help")}
          options={[
            ...(leads && grows ? [{ value: "", label: t("coalition.invite-own") }] : []),
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={leads && grows ? "" : organisations[0]?.id}
        />
        <Field name="email" type="email" label={t("coalition.invite-email")} help={t("coalition.invite-email-help")} autoComplete="off" />
        <Field
          name="days"
          type="select"
          label={t("coalition.invite-days")}
          required
          options={DAYS.map((count) => ({ value: String(count), label: t("coalition.days", { count }) }))}
          defaultValue={7}
        />
        <SubmitButton>{t("coalition.invite-button")}</SubmitButton>
      </Form>
    </section>
  );
}
