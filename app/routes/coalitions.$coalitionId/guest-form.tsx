import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { OrganisationFields } from "~/app/components/organisation-fields.js";
import { useT } from "~/app/i18n/react.js";

/** For leads: a co-submitting organisation that has nobody with an account. */
export function GuestForm() {
  const t = useT();
  return (
    <Disclosure summary={t("bylink.add-title")} form="guest">
      <p>{t("bylink.add-lead")}</p>
      <Form name="guest">
        <OrganisationFields />
        <Field name="contact" type="email" label={t("bylink.add-contact")} help={t("bylink.add-contact-help")} autoComplete="off" />
        <SubmitButton>{t("bylink.add-button")}</SubmitButton>
      </Form>
    </Disclosure>
  );
}
