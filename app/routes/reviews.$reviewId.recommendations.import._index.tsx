import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import { may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { previewInput, previewRecommendations } from "~/server/commands/preview-recommendations.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { readUpload } from "~/server/http/uploads.js";
import { requireReview } from "~/server/queries/reviews.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

const MAX_BYTES = 25 * 1024 * 1024;
/** Only what the dialogue offers first: what a file is, its content decides. */
const ACCEPTED = ".docx,.pdf,.xlsx,.csv,.tsv,.json,.jsonl,.txt,.md";

export const meta = titleMeta("recommendation.import");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  const { id, stateName } = await requireReview(context.db, params.reviewId!);
  return { id, stateName };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  const reviewId = params.reviewId!;
  const upload = await readUpload(request, "file", { maxBytes: MAX_BYTES });
  const input = parseForm(upload.formData, previewInput);
  if (!input.ok) return input.response;
  return formAction(upload.formData, async () => {
    const file = await upload.file();
    if (!file) throw new Refusal("file-missing");
    const { previewId } = await previewRecommendations(context.db, actor, { reviewId, ...input.value, ...file });
    return redirect(`/reviews/${reviewId}/recommendations/import/${previewId}`);
  });
}

export default function ImportRecommendations() {
  const t = useT();
  const { id, stateName } = useLoaderData<typeof loader>();
  return (
    <Page
      narrow
      title={t("recommendation.import")}
      lead={t("recommendation.import-lead")}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${id}`, label: stateName },
        { to: `/reviews/${id}/recommendations`, label: t("recommendation.title") },
      ]}
    >
      <p>{t("recommendation.import-where")}</p>
      <ul>
        {(["lists", "reports", "databases", "others"] as const).map((kind) => (
          <li key={kind}>{t(`recommendation.import-kind-${kind}`)}</li>
        ))}
      </ul>
      <p>{t("recommendation.import-together")}</p>
      <Form upload>
        <Field name="file" label={t("recommendation.file")} help={t("recommendation.file-help")} type="file" required accept={ACCEPTED} />
        <Field name="symbol" label={t("recommendation.symbol")} help={t("recommendation.symbol-help")} dir="ltr" autoComplete="off" />
        <SubmitButton>{t("recommendation.read")}</SubmitButton>
      </Form>
    </Page>
  );
}
