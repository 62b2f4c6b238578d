import { Link } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { StateBadge } from "~/app/components/state-badge.js";
import type { SubmissionState } from "~/app/domain/access/may.js";
import { misfits, otherKind, type SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";

interface Submission {
  id: string;
  title: string;
  kind: SubmitterKind;
  state: SubmissionState;
}

/** What the coalition writes. `maySetAside` names the drafts that the reader may take out of the list, `mayFitKind` those that they may make one of another kind. */
export function Submissions({
  submissions,
  organisations,
  mayFitKind,
  maySetAside,
}: {
  submissions: Submission[];
  organisations: number;
  mayFitKind: string[];
  maySetAside: string[];
}) {
  const t = useT();
  return (
    <section className="flow">
      <h2>{t("coalition.submissions")}</h2>
      {submissions.length === 0 ? (
        <p className="soft">{t("coalition.no-submission")}</p>
      ) : (
        <ul className="rows">
          {submissions.map((submission) => (
            <li key={submission.id}>
              <Line submission={submission} />
              <StateBadge state={submission.state} />
              {mayFitKind.includes(submission.id) && <FitKind submission={submission} organisations={organisations} />}
              {maySetAside.includes(submission.id) && <SetAside submission={submission} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Drafts that were taken out of the list. */
export function Aside({ submissions, mayBringBack }: { submissions: Submission[]; mayBringBack: boolean }) {
  const t = useT();
  if (submissions.length === 0) return null;
  return (
    <section className="flow">
      <h2>{t("coalition.aside")}</h2>
      <p className="soft">{t("coalition.aside-text")}</p>
      <ul className="rows">
        {submissions.map((submission) => (
          <li key={submission.id}>
            <Line submission={submission} />
            {mayBringBack && (
              <Form name={`bring-back-${submission.id}`} inline>
                <input type="hidden" name="submissionId" value={submission.id} />
                <SubmitButton kind="secondary" label={t("coalition.bring-back-label", { title: submission.title })}>
                  {t("coalition.bring-back")}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ submission }: { submission: Submission }) {
  const t = useT();
  return (
    <span>
      <Link to={`/submissions/${submission.id}/${submission.state === "sign-off" ? "sign-off" : "write"}`}>{submission.title}</Link>
      <br />
      <span className="soft">{t(`common.kind-${submission.kind}`)}</span>
    </span>
  );
}

/** Offered loudly where organisations came or left since, else on demand. */
function FitKind({ submission: { id, title, kind }, organisations }: { submission: Submission; organisations: number }) {
  const t = useT();
  const other = otherKind(kind, organisations);
  if (!other) return null;
  const name = `fit-kind-${id}`;
  const form = (
    <Form name={name} inline>
      <input type="hidden" name="submissionId" value={id} />
      <input type="hidden" name="kind" value={other} />
      <SubmitButton kind="secondary" label={t(`coalition.make-${other}-label`, { title })}>
        {t(`coalition.make-${other}`)}
      </SubmitButton>
    </Form>
  );
  if (misfits(kind, organisations))
    return (
      <Notice kind="warning" title={t("submission.kind-misfits", { count: organisations })}>
        {form}
      </Notice>
    );
  return (
    <Disclosure summary={t("coalition.change-kind")} form={name}>
      <p>{t("coalition.change-kind-text")}</p>
      {form}
    </Disclosure>
  );
}

function SetAside({ submission: { id, title } }: { submission: Submission }) {
  const t = useT();
  const form = `set-aside-${id}`;
  return (
    <Disclosure summary={t("coalition.set-aside")} form={form} kind="danger">
      <p>{t("coalition.set-aside-text", { title })}</p>
      <Form name={form}>
        <input type="hidden" name="submissionId" value={id} />
        <Field name="confirm" type="checkbox" value="yes" label={t("coalition.set-aside-confirm", { title })} required />
        <SubmitButton kind="danger">{t("coalition.set-aside-button")}</SubmitButton>
      </Form>
    </Disclosure>
  );
}
