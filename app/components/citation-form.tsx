import { STANDINGS, type Standing } from "~/app/domain/desk/desk.js";
import { useT } from "~/app/i18n/react.js";
import { Field } from "./field.js";
import { Form, SubmitButton } from "./form.js";

interface CitationFormProps {
  filed: { filingId: string; title: string; acronym: string; jsNumber: number | null };
  /** Asked for where there is room. */
  standing?: Standing;
  /** Regional bodies that it may have been sent along with, and which. */
  attached?: { to: string; bodies: readonly { filingId: string; name: string }[] };
}

/** How the secretariat cites one filed submission: both are typed in as given, nothing is computed. */
export function CitationForm({ filed, standing, attached }: CitationFormProps) {
  const t = useT();
  return (
    <Form name={`citation-${filed.filingId}`} inline>
      <input type="hidden" name="filingId" value={filed.filingId} />
      <Field name="acronym" label={t("desk.acronym")} defaultValue={filed.acronym} />
      <Field
        name="jsNumber"
        label={t("desk.js-number")}
        type="number"
        min={1}
        max={999}
        inputMode="numeric"
        defaultValue={filed.jsNumber ?? ""}
      />
      {standing !== undefined && (
        <Field
          name="standing"
          type="radio"
          label={t("desk.standing")}
          defaultValue={standing}
          options={STANDINGS.map((value) => ({ value, label: t(`desk.standing-${value === "" ? "none" : value}`) }))}
        />
      )}
      {attached && attached.bodies.length > 0 && (
        <Field
          name="attachedTo"
          type="select"
          label={t("desk.attached-to")}
          help={t("desk.attached-to-help")}
          defaultValue={attached.to}
          options={[
            { value: "", label: t("desk.attached-to-none") },
            ...attached.bodies.map(({ filingId, name }) => ({ value: filingId, label: name })),
          ]}
        />
      )}
      <SubmitButton kind="secondary" label={t("desk.assign-for", { title: filed.title })}>
        {t("common.save")}
      </SubmitButton>
    </Form>
  );
}
