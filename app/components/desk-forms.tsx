import { DESK_DECISIONS, type NamedOrganisation, printOrganisations } from "~/app/domain/desk/desk.js";
import { UN_LANGUAGES } from "~/app/domain/guidelines/language-names.js";
import { SUBMITTER_KINDS, type SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { Field } from "./field.js";
import { Form, SubmitButton } from "./form.js";

/** Accept, ask for a correction, decline. */
export function DecisionForm({ received, reason }: { received: boolean; reason: string }) {
  const t = useT();
  return (
    <Form name="decision">
      <p className="soft">{t(received ? "desk.decide-tells-nobody" : "desk.decide-tells")}</p>
      <Field
        name="decision"
        type="radio"
        required
        label={t("desk.decide-field")}
        options={DESK_DECISIONS.map((decision) => ({ value: decision, label: t(`desk.decide-${decision}`) }))}
      />
      <Field name="reason" multiline rows={3} label={t("desk.reason")} help={t("desk.reason-help")} defaultValue={reason} />
      <SubmitButton kind="secondary">{t("desk.decide-save")}</SubmitButton>
    </Form>
  );
}

interface Described {
  title: string;
  kind: SubmitterKind;
  language: string;
  organisations: NamedOrganisation[];
}

/** What the cover of a file that came by mail says, to be corrected by a person. */
export function DescriptionForm({ title, kind, language, organisations }: Described) {
  const t = useT();
  const { locale } = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <Form name="description">
      <p className="soft">{t("desk.describe-lead")}</p>
      <Field name="title" label={t("desk.header-title")} required dir="auto" defaultValue={title} />
      <Field
        name="organisations"
        multiline
        rows={4}
        label={t("desk.describe-organisations")}
        help={t("desk.describe-organisations-help")}
        dir="auto"
        defaultValue={printOrganisations(organisations)}
      />
      <Field
        name="kind"
        type="select"
        label={t("desk.header-kind")}
        required
        defaultValue={kind}
        options={SUBMITTER_KINDS.map((value) => ({ value, label: t(`common.kind-${value}`) }))}
      />
      <Field
        name="language"
        type="select"
        label={t("desk.header-language")}
        required
        defaultValue={language}
        options={[...new Set([...UN_LANGUAGES, language])].map((value) => ({ value, label: names.of(value) ?? value }))}
      />
      <SubmitButton kind="secondary">{t("desk.describe-save")}</SubmitButton>
    </Form>
  );
}
