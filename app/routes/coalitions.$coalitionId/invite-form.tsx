import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { COALITION_ROLES } from "~/app/domain/access/may.js";
import { useT } from "~/app/i18n/react.js";

const DAYS = [1, 7, 14, 30];

/** Makes an invitation; its link is shown once, by the page. */
export function InviteForm({ organisations, leads }: { organisations: { id: string; name: string }[]; leads: boolean }) {
  const t = useT();
  return (
    <section className="flow">
      <h2>{t("coalition.invite-title")}</h2>
      <Form name="invite">
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
            ...(leads ? [{ value: "", label: t("coalition.invite-own") }] : []),
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={leads ? "" : organisations[0]?.id}
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
