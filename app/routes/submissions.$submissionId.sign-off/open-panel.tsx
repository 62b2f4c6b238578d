import { Link } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { DismissedAdviceList } from "~/app/components/dismissed-advice-list.js";
import { Findings } from "~/app/components/findings.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { readableParams } from "~/app/components/refusal-text.js";
import { TextLength } from "~/app/components/text-length.js";
import { hasText } from "~/app/domain/document/words.js";
import type { PlaceOfFinding } from "~/app/domain/guidelines/finding-place.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { formatList } from "~/app/i18n/format.js";
import type { SignOffView, TextView } from "~/server/queries/sign-off.js";

function whereToMend(submissionId: string, organisations: SignOffView["organisations"], at: PlaceOfFinding): string | undefined {
  const submission = `/submissions/${submissionId}`;
  if (typeof at !== "string" && "organisation" in at) {
    const id = organisations.find(({ name }) => name === at.organisation)?.id;
    return id && `/organisations/${id}`;
  }
  if (at === "annexes") return `${submission}/annexes`;
  return `${submission}/write${at === "text" ? "" : at === "cover" ? "#cover" : `#block-${at.block}`}`;
}

/** For the lead of a draft: its length, what the checks say, and the freezing. */
export default function OpenPanel({
  draft,
  submissionId,
  withoutSignatory,
  kindMisfits,
  coalitionId,
  organisations,
}: {
  draft: TextView;
  submissionId: string;
  withoutSignatory: string[];
  kindMisfits: boolean;
  coalitionId: string;
  organisations: SignOffView["organisations"];
}) {
  const t = useT();
  const { locale } = useLocale();
  const empty = !hasText(draft.document);
  const blocking = draft.findings.filter(({ severity }) => severity === "blocking");
  return (
    <>
      <section className="flow" aria-labelledby="checks">
        <h2 id="checks">{t("rules.checks-title")}</h2>
        <TextLength words={draft.words} limit={draft.limit} label={t("signoff.facts-words")} />
        <Findings findings={draft.findings} rules={draft.rules} place={(at) => whereToMend(submissionId, organisations, at)} />
        <DismissedAdviceList dismissed={draft.dismissed} />
      </section>
      {kindMisfits && (
        <Notice kind="warning" title={t("submission.kind-misfits", { count: organisations.length })}>
          <p>
            <Link to={`/coalitions/${coalitionId}`}>{t("signoff.kind-misfits-link")}</Link>
          </p>
        </Notice>
      )}
      {withoutSignatory.length > 0 && (
        <Notice kind="warning" title={t("signoff.signatory-missing", { organisations: formatList(withoutSignatory, { locale }) })}>
          <p>
            <Link to={`/coalitions/${coalitionId}`}>{t("signoff.signatory-missing-link")}</Link>
          </p>
        </Notice>
      )}
      <section className="card flow" aria-labelledby="open">
        <h2 id="open">{t("signoff.open-title")}</h2>
        {empty ? (
          <p>
            <strong>{t("signoff.text-empty")}.</strong> {t("signoff.text-empty-text")}
          </p>
        ) : (
          <>
            <p>{t("signoff.open-lead")}</p>
            <Form name="open-sign-off">
              <input type="hidden" name="intent" value="open-sign-off" />
              <Field name="confirm" type="checkbox" value="yes" label={t("signoff.open-confirm")} required />
              {blocking.length > 0 && <Despite blocking={blocking} />}
              <SubmitButton>{t("signoff.open-button")}</SubmitButton>
            </Form>
          </>
        )}
      </section>
    </>
  );
}

/** What keeps the text from being filed, to be confirmed too: mending it later costs every signature. */
function Despite({ blocking }: { blocking: TextView["findings"] }) {
  const t = useT();
  return (
    <Notice kind="danger" title={t("signoff.despite-title")}>
      <ul>
        {blocking.map(({ code, params }, index) => (
          <li key={index}>{t(`rules.${code}`, readableParams(params))}</li>
        ))}
      </ul>
      {blocking.some(({ code }) => code !== "deadline") && <p>{t("signoff.despite-text")}</p>}
      {blocking.some(({ code }) => code === "deadline") && <p>{t("signoff.despite-late")}</p>}
      <Field
        name="despite"
        type="checkbox"
        value={[...new Set(blocking.map(({ code }) => code))].join(" ")}
        label={t("signoff.despite-confirm")}
        required
      />
    </Notice>
  );
}
