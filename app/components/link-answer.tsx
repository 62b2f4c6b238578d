import { useT } from "~/app/i18n/react.js";
import { Disclosure } from "./disclosure.js";
import { Field } from "./field.js";
import { Form, SubmitButton } from "./form.js";
import { KeepTyped } from "./keep-typed.js";
import { SignatoryFields } from "./signatory-fields.js";

interface LinkAnswerProps {
  asks: "sign" | "endorse";
  organisation: string;
  hash: string;
  words: number;
}

/** After the text: the one answer that a link takes. Every form sends the hash of the text that stands above it. */
export function LinkAnswer({ asks, organisation, hash, words }: LinkAnswerProps) {
  const t = useT();
  const about = { words, hash: hash.slice(0, 8) };
  return (
    <section className="card flow sign" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{t(`bylink.answer-${asks}`, { organisation })}</h2>
      {asks === "sign" ? (
        <>
          <p>{t("signoff.sign-lead", about)}</p>
          <Form name="sign">
            <KeepTyped place={`sign ${hash}`} />
            <SignatoryFields hash={hash} />
            <Field name="view" label={t("bylink.view-optional")} help={t("bylink.view-help", { organisation })} multiline rows={3} />
            <Field name="read" type="checkbox" value="yes" label={t("signoff.sign-read")} required />
            <SubmitButton>{t("signoff.sign-button")}</SubmitButton>
          </Form>
          <Disclosure summary={t("signoff.refuse-title")} form="refuse">
            <p>{t("signoff.refuse-lead")}</p>
            <Form name="refuse">
              <KeepTyped place={`refuse ${hash}`} />
              <SignatoryFields hash={hash} />
              <Field name="reason" label={t("signoff.refuse-reason")} required multiline rows={4} />
              <SubmitButton kind="danger">{t("signoff.refuse-button")}</SubmitButton>
            </Form>
          </Disclosure>
        </>
      ) : (
        <>
          <p>{t("bylink.endorse-lead", about)}</p>
          <Form name="endorse">
            <SignatoryFields hash={hash} />
            <Field name="later" type="checkbox" value="yes" label={t("bylink.endorse-later")} help={t("bylink.endorse-later-help")} />
            <Field name="read" type="checkbox" value="yes" label={t("bylink.endorse-read")} required />
            <SubmitButton>{t("bylink.endorse-button")}</SubmitButton>
          </Form>
          <Disclosure summary={t("bylink.decline-title")} form="decline">
            <p>{t("bylink.decline-text", { organisation })}</p>
            <Form name="decline">
              <input type="hidden" name="hash" value={hash} />
              <SubmitButton kind="danger">{t("bylink.decline-button")}</SubmitButton>
            </Form>
          </Disclosure>
        </>
      )}
    </section>
  );
}
