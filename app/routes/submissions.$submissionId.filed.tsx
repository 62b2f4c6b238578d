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
import { withdrawSubmission, withdrawSubmissionSchema } from "~/server/commands/withdraw-submission.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { receiptView } from "~/server/queries/filing.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.submission.title, translator("en")("filing.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return receiptView(context.db, await requireActor(request, context), params.submissionId!);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const parsed = parseForm(formData, withdrawSubmissionSchema);
  if (!parsed.ok) return parsed.response;
  const submissionId = params.submissionId!;
  return formAction(formData, async () => {
    const { documentId } = await withdrawSubmission(context.db, actor, { submissionId, now: context.clock() });
    await context.documents.changed(documentId);
    return redirect(`/submissions/${submissionId}/filed`);
  });
}

export default function Filed() {
  const t = useT();
  const { locale } = useLocale();
  const { submission, receipt, holds, withdrawnAt, citation, mayWithdraw, coalition, reviewId } = useLoaderData<typeof loader>();
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
      {!withdrawnAt && coalition && (
        <Notice kind="warning" title={t("filing.upload-title")}>
          <p>{t("filing.upload-text", { deadline: time(receipt.review.deadline) })}</p>
          <p className="no-print">
            <a href="#downloads">{t("filing.upload-link")}</a>
          </p>
        </Notice>
      )}
      <ReceiptView receipt={receipt} citation={citation} holds={holds} />
      <section className="flow no-print" aria-labelledby="downloads">
        <h2 id="downloads">{t("filing.downloads-title")}</h2>
        <FileList submissionId={submission.id} />
        <p className="soft">{t("filing.print")}</p>
      </section>
      {mayWithdraw && (
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
