import { useActionData } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { Findings } from "~/app/components/findings.js";
import { isFormState } from "~/app/components/form-state.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { refusalText } from "~/app/components/refusal-text.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import type { RoundView, SignOffView } from "~/server/queries/sign-off.js";
import { LinkPanel } from "./link-panel.js";
import { placeBelow } from "./place-below.js";
import { RoundTable } from "./round-table.js";

/** While a text lies for signature: who has signed, and for the lead what can be done. */
export function RoundPanels({ round, may }: { round: RoundView; may: SignOffView["may"] }) {
  return (
    <>
      <RoundTable decisions={round.decisions} mayRemind={may.file} remindedAt={round.remindedAt} />
      {may.askByLink && <LinkPanel decisions={round.decisions} />}
      {may.file && <FilePanel round={round} />}
      {may.reopen && <ReopenPanel decisions={round.decisions} />}
    </>
  );
}

/** For the lead during sign-off: everything that is still missing and why, and the filing. */
function FilePanel({ round }: { round: RoundView }) {
  const t = useT();
  const { locale } = useLocale();
  const { obstacles } = round;
  const ready = obstacles.length === 0;
  const answer: unknown = useActionData();
  // the page is from before the refusal, and so is what it says of the text
  const refused = isFormState(answer) && answer.form === "file" && ready;
  return (
    <section className="card flow" aria-labelledby="file">
      <h2 id="file">{t("signoff.file-title")}</h2>
      {!refused && (
        <Notice
          kind={ready ? "success" : "warning"}
          title={ready ? t("signoff.file-ready") : t("signoff.file-missing", { count: obstacles.length })}
        >
          {ready ? (
            <p>{t("signoff.file-ready-text")}</p>
          ) : (
            <ul>
              {obstacles.map((obstacle) => (
                <li key={obstacle.code}>
                  {obstacle.findings ? t("signoff.obstacle-checks", { count: obstacle.findings.length }) : refusalText(t, obstacle, locale)}
                  {obstacle.findings && (
                    <Findings findings={obstacle.findings} rules={round.text.rules} place={(at) => placeBelow(at, round.decisions)} />
                  )}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <p>{t("signoff.file-receivers")}</p>
      <Form name="file">
        <input type="hidden" name="intent" value="file" />
        <SubmitButton kind={ready ? "primary" : "secondary"}>{t("signoff.file-button")}</SubmitButton>
      </Form>
    </section>
  );
}

/** For the lead during sign-off: back to writing, with what it costs. */
function ReopenPanel({ decisions }: Pick<RoundView, "decisions">) {
  const t = useT();
  const signed = decisions.filter((one) => one.decision === "signed").length;
  return (
    <Disclosure summary={t("signoff.reopen-title")} form="reopen" kind="danger">
      <p>
        {t("signoff.reopen-lead")} <strong>{t("signoff.reopen-count", { count: signed })}</strong>
      </p>
      <Form name="reopen">
        <input type="hidden" name="intent" value="reopen" />
        <Field name="confirm" type="checkbox" value="yes" label={t("signoff.reopen-confirm")} required />
        <SubmitButton kind="danger">{t("signoff.reopen-button")}</SubmitButton>
      </Form>
    </Disclosure>
  );
}
