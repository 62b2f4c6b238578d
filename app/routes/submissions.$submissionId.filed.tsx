import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { Field } from "~/app/components/field.js";
import { FileList } from "~/app/components/file-list.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { ReceiptView } from "~/app/components/receipt-view.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { replaceSubmission, replaceSubmissionSchema } from "~/server/commands/replace-submission.js";
import { withdrawSubmission, withdrawSubmissionSchema } from "~/server/commands/withdraw-submission.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { receiptView } from "~/server/queries/filing.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.submission.title, translator("en")("filing.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return receiptView(context.db, await requireActor(request, context), params.submissionId!, context.clock());
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const submissionId = params.submissionId!;
  if (formData.get("_form") === "replace") {
    const wanted = parseForm(formData, replaceSubmissionSchema);
    if (!wanted.ok) return wanted.response;
    return formAction(formData, async () => {
      const { documentId } = await replaceSubmission(context.db, actor, { submissionId, now: context.clock() });
      await context.documents.changed(documentId);
      return redirect(`/submissions/${submissionId}/write`);
    });
  }
  const parsed = parseForm(formData, withdrawSubmissionSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    const { documentId } = await withdrawSubmission(context.db, actor, { submissionId, now: context.clock() });
    await context.documents.changed(documentId);
    return redirect(`/submissions/${submissionId}/filed`);
  });
}

export default function Filed() {
  const t = useT();
  const { locale } = useLocale();
  const view = useLoaderData<typeof loader>();
  const { submission, receipt, holds, withdrawnAt, citation, coalition, reviewId, deadline, deadlinePassed } = view;
  const time = (iso: string) => formatDateTime(iso, { locale });
  return (
    <Page
      eyebrow={t("filing.title")}
      title={submission.title}
      breadcrumbs={
        coalition
          ? [{ to: `/coalitions/${coalition.id}`, label: coalition.name }]
          : [{ to: `/reviews/${reviewId}/desk`, label: t("desk.title") }]
      }
      tabs={coalition && <SubmissionNav submissionId={submission.id} current="file" state={submission.state} />}
      actions={
        <Link className="button button--primary" to={`/submissions/${submission.id}/filed/read`}>
          {t("filing.read-link")}
        </Link>
      }
    >
      <Notice
        kind={withdrawnAt ? "warning" : "success"}
        title={
          withdrawnAt ? t("filing.withdrawn-title", { time: time(withdrawnAt) }) : t("filing.filed-title", { time: time(receipt.filedAt) })
        }
      >
        <p>{withdrawnAt ? t("filing.withdrawn-text") : t("filing.filed-text")}</p>
      </Notice>
      {view.beingReplaced && (
        <Notice kind="warning" title={t("filing.being-replaced-title")}>
          <p>{t("filing.being-replaced-text")}</p>
        </Notice>
      )}
      {!withdrawnAt && coalition && (
        <Notice kind="warning" title={t("filing.upload-title")}>
          <p>{t("filing.upload-text", { deadline: time(deadline) })}</p>
          <p className="no-print">
            <a href="#downloads">{t("filing.upload-link")}</a>
          </p>
        </Notice>
      )}
      <ReceiptView receipt={receipt} citation={citation} holds={holds} />
      <section className="flow no-print" aria-labelledby="downloads">
        <h2 id="downloads">{t("filing.downloads-title")}</h2>
        {view.hasPackage && (
          <div className="card flow">
            <strong>{t("filing.package-title")}</strong>
            <p className="soft">{t("filing.package-text")}</p>
            <p>
              <a className="button button--primary" href={`/submissions/${submission.id}/package.zip`} download>
                {t("filing.package-button")}
              </a>
            </p>
          </div>
        )}
        <FileList submissionId={submission.id} beside={coalition !== null} />
        <p className="soft">{t("filing.print")}</p>
      </section>
      {view.earlier.length > 0 && (
        <section className="flow" aria-labelledby="earlier">
          <h2 id="earlier">{t("filing.earlier-title")}</h2>
          <ul>
            {view.earlier.map((one) => (
              <li key={one.id}>
                {t("filing.earlier-one", { filed: time(one.filedAt), replaced: time(one.replacedAt) })}{" "}
                <a href={`/submissions/${submission.id}/package.zip?filing=${one.id}`} download>
                  {t("filing.earlier-package", { time: time(one.filedAt) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(view.mayReplace || view.mayWithdraw) && deadlinePassed && <p className="soft">{t("filing.final")}</p>}
      {view.mayReplace && !deadlinePassed && (
        <Disclosure summary={t("filing.replace-title")} form="replace">
          <p>{t("filing.replace-lead", { deadline: time(deadline) })}</p>
          <Form name="replace">
            <Field name="confirm" type="checkbox" value="yes" label={t("filing.replace-confirm")} required />
            <SubmitButton kind="secondary">{t("filing.replace-button")}</SubmitButton>
          </Form>
        </Disclosure>
      )}
      {view.mayWithdraw && !deadlinePassed && (
        <Disclosure summary={t("filing.withdraw-title")} form="withdraw" kind="danger">
          <p>{t("filing.withdraw-lead")}</p>
          <Form name="withdraw">
            <Field name="confirm" type="checkbox" value="yes" label={t("filing.withdraw-confirm")} required />
            <SubmitButton kind="danger">{t("filing.withdraw-button")}</SubmitButton>
          </Form>
        </Disclosure>
      )}
    </Page>
  );
}
