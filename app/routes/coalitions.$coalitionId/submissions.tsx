import { Link } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { StateBadge } from "~/app/components/state-badge.js";
import type { SubmissionState } from "~/app/domain/access/may.js";
import type { SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import { useT } from "~/app/i18n/react.js";

interface Submission {
  id: string;
  title: string;
  kind: SubmitterKind;
  state: SubmissionState;
}

/** What the coalition writes. `maySetAside` names the drafts that the reader may take out of the list. */
export function Submissions({ submissions, maySetAside }: { submissions: Submission[]; maySetAside: string[] }) {
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
      <Link to={`/submissions/${submission.id}/write`}>{submission.title}</Link>
      <br />
      <span className="soft">{t(`common.kind-${submission.kind}`)}</span>
    </span>
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
