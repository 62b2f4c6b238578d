import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { KeepTyped } from "~/app/components/keep-typed.js";
import { SignatoryFields } from "~/app/components/signatory-fields.js";
import { Notice } from "~/app/components/notice.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import type { OrganisationDecision, RoundView } from "~/server/queries/sign-off.js";

interface SignFormsProps {
  organisation: OrganisationDecision;
  round: RoundView;
  reader: string;
}

/** After the text: signing it for one organisation, or sending it back with a reason. Both send the hash of the text that stands above them. */
export function SignForms({ organisation, round, reader }: SignFormsProps) {
  const t = useT();
  const { locale } = useLocale();
  const { id, name, decision, at } = organisation;
  const view = round.annexes.find((annex) => annex.organisationId === id)?.body;
  const what = (intent: string) => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="organisationId" value={id} />
      <SignatoryFields hash={round.hash} name={reader} />
    </>
  );
  const refuse = (
    <Disclosure summary={t(decision === "signed" ? "signoff.decided-change-signed" : "signoff.refuse-title")} form={`refuse-${id}`}>
      <p>{t("signoff.refuse-lead")}</p>
      <Form name={`refuse-${id}`}>
        {what("refuse")}
        <KeepTyped place={`refuse ${round.hash} ${id}`} />
        <Field name="reason" label={t("signoff.refuse-reason")} required multiline rows={4} />
        <SubmitButton kind="danger">{t("signoff.refuse-button")}</SubmitButton>
      </Form>
    </Disclosure>
  );
  return (
    <section className="card flow sign" id={`sign-${id}`} aria-labelledby={`sign-title-${id}`}>
      <h2 id={`sign-title-${id}`}>{t("signoff.sign-title", { organisation: name })}</h2>
      {decision !== "waiting" && at && (
        <Notice
          kind={decision === "signed" ? "success" : "warning"}
          title={t(`signoff.decided-${decision}`, { organisation: name, time: formatDateTime(at, { locale }) })}
        >
          {decision === "refused" && <p>{t("signoff.decided-change-refused")}</p>}
        </Notice>
      )}
      {decision !== "signed" && (
        <>
          <p>{t("signoff.sign-lead", { words: round.text.words, hash: round.hash.slice(0, 8) })}</p>
          <Form name={`sign-form-${id}`}>
            {what("sign")}
            <Field name="read" type="checkbox" value="yes" label={t("signoff.sign-read")} required />
            <SubmitButton>{t("signoff.sign-button")}</SubmitButton>
          </Form>
        </>
      )}
      {decision !== "refused" && refuse}
      <Disclosure summary={t(view ? "annexes.view-change" : "annexes.view-record")} form={`view-${id}`}>
        <p>{t("annexes.view-help", { organisation: name })}</p>
        <Form name={`view-${id}`}>
          <input type="hidden" name="intent" value="view" />
          <KeepTyped place={`view ${round.hash} ${id}`} />
          <input type="hidden" name="organisationId" value={id} />
          <Field name="text" label={t("annexes.view-text")} multiline rows={6} defaultValue={view} />
          <SubmitButton kind="secondary">{t("annexes.view-button")}</SubmitButton>
        </Form>
      </Disclosure>
    </section>
  );
}
