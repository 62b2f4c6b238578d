import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { useT } from "~/app/i18n/react.js";

/** For the lead: the links go out when the text is frozen, to whoever has not answered about it. */
export function AskPanel({ askable, mayAsk }: { askable: number; mayAsk: boolean }) {
  const t = useT();
  return (
    <section className="card flow" aria-labelledby="ask">
      <h2 id="ask">{t("endorsers.ask-title")}</h2>
      {!mayAsk ? (
        <p>{t("endorsers.ask-later")}</p>
      ) : askable === 0 ? (
        <p>{t("endorsers.ask-none")}</p>
      ) : (
        <>
          <p>{t("endorsers.ask-lead", { count: askable })}</p>
          <Form name="ask">
            <SubmitButton kind="secondary">{t("endorsers.ask-button")}</SubmitButton>
          </Form>
        </>
      )}
    </section>
  );
}

/** For the lead: a list of endorsers as people paste it or have it in a table; out of the way where there are some. */
export function AddForm({ first }: { first: boolean }) {
  const t = useT();
  const form = (
    <Form name="add" upload>
      <Field name="list" label={t("endorsers.add-list")} help={t("endorsers.add-list-help")} multiline rows={8} />
      <Field name="file" type="file" label={t("endorsers.add-file")} help={t("endorsers.add-file-help")} accept=".csv,.xlsx,.txt,.tsv" />
      <Field
        name="how"
        type="radio"
        label={t("endorsers.add-how")}
        required
        options={[
          { value: "ask", label: t("endorsers.add-ask") },
          { value: "record", label: t("endorsers.add-record") },
        ]}
        defaultValue="ask"
      />
      <Field name="source" label={t("endorsers.source")} help={t("endorsers.source-help")} />
      <SubmitButton>{t("endorsers.add-button")}</SubmitButton>
    </Form>
  );
  if (!first)
    return (
      <Disclosure summary={t("endorsers.add-title")} form="add">
        {form}
      </Disclosure>
    );
  return (
    <section className="card flow" aria-labelledby="add">
      <h2 id="add">{t("endorsers.add-title")}</h2>
      {form}
    </section>
  );
}
