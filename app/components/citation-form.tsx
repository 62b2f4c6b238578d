import { useT } from "~/app/i18n/react.js";
import { Field } from "./field.js";
import { Form, SubmitButton } from "./form.js";

/** How the secretariat cites one filed submission: both are typed in as given, nothing is computed. */
export function CitationForm({ filed }: { filed: { filingId: string; title: string; acronym: string; jsNumber: number | null } }) {
  const t = useT();
  return (
    <Form name={`citation-${filed.filingId}`} inline>
      <input type="hidden" name="filingId" value={filed.filingId} />
      <Field name="acronym" label={t("desk.acronym")} defaultValue={filed.acronym} maxLength={60} />
      <Field
        name="jsNumber"
        label={t("desk.js-number")}
        type="number"
        min={1}
        max={999}
        inputMode="numeric"
        defaultValue={filed.jsNumber ?? ""}
      />
      <SubmitButton kind="secondary" label={t("desk.assign-for", { title: filed.title })}>
        {t("common.save")}
      </SubmitButton>
    </Form>
  );
}
