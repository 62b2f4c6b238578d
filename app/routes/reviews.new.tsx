import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "~/app/components/page.js";
import { ReviewForm } from "~/app/components/review-form.js";
import { may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { openReview, reviewInput } from "~/server/commands/open-review.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { guidelineChoices } from "~/server/queries/reviews.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("review.new-review");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!may(actor, "review.open", { type: "installation" })) throw new Refusal("forbidden");
  return { guidelineSets: await guidelineChoices(context.db) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const input = parseForm(formData, reviewInput);
  if (!input.ok) return input.response;
  return formAction(formData, async () => {
    const { reviewId } = await openReview(context.db, actor, input.value, formData.has("past") ? undefined : context.clock());
    return redirect(`/reviews/${reviewId}`);
  });
}

export default function NewReview() {
  const t = useT();
  const { guidelineSets } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={t("review.new-review")} lead={t("review.new-lead")} breadcrumbs={[{ to: "/reviews", label: t("review.reviews") }]}>
      <ReviewForm guidelineSets={guidelineSets} submit={t("review.save-new")} cancelTo="/reviews" />
    </Page>
  );
}
