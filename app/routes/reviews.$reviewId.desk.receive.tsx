import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { refusalText } from "~/app/components/refusal-text.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { receiveSubmissions } from "~/server/commands/receive-submissions.js";
import { formAction } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { readUploads } from "~/server/http/uploads.js";
import { headOf } from "~/server/queries/desk.js";
import { reviewAtDesk } from "~/server/queries/summary.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

const MAX_BYTES = 100 * 1024 * 1024;

export const meta = titleMeta("desk.receive-title");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return headOf(await reviewAtDesk(context.db, await requireActor(request, context), params.reviewId!));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const reviewId = params.reviewId!;
  await reviewAtDesk(context.db, actor, reviewId);
  const upload = await readUploads(request, "files", { maxBytes: MAX_BYTES });
  return formAction(upload.formData, async () =>
    data({ reception: await receiveSubmissions(context.db, actor, { reviewId, files: await upload.files(), now: context.clock() }) }),
  );
}

export default function Receive() {
  const t = useT();
  const { locale } = useLocale();
  const review = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const reception = answer && "reception" in answer ? answer.reception : null;
  return (
    <Page
      narrow
      eyebrow={t("desk.title")}
      title={t("desk.receive-title")}
      lead={t("desk.receive-lead")}
      breadcrumbs={[
        { to: `/reviews/${review.id}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
        { to: `/reviews/${review.id}/desk`, label: t("desk.back") },
      ]}
    >
      {reception && reception.refused.length > 0 && (
        <Notice kind="warning" live title={t("desk.receive-refused", { count: reception.refused.length })}>
          <ul>
            {reception.refused.map(({ fileName, code, params }, i) => (
              <li key={i} dir="auto">
                <strong>{fileName}</strong>: {refusalText(t, { code, params }, locale)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {reception && reception.arrived.length > 0 && (
        <Notice kind="success" live title={t("desk.receive-arrived", { count: reception.arrived.length })}>
          <ul>
            {reception.arrived.map(({ id, fileName, title, doubts }) => (
              <li key={id} dir="auto">
                <Link to={`/reviews/${review.id}/desk/${id}`}>{title}</Link> {t("desk.receive-from", { file: fileName })}
                {doubts > 0 && ` (${t("desk.receive-doubts", { count: doubts })})`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form upload>
        <Field
          name="files"
          type="file"
          multiple
          required
          label={t("desk.receive-files")}
          help={t("desk.receive-help")}
          accept=".docx,.pdf,.txt,.md"
        />
        <SubmitButton>{t("desk.receive-go")}</SubmitButton>
      </Form>
    </Page>
  );
}
