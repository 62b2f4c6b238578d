import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "~/app/components/page.js";
import { ReviewForm } from "~/app/components/review-form.js";
import { may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { zurichLocal } from "~/app/domain/review/zurich.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { editReview } from "~/server/commands/edit-review.js";
import { reviewInput } from "~/server/commands/open-review.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { guidelineChoices, requireReview } from "~/server/queries/reviews.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("review.edit-review");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!may(actor, "review.open", { type: "installation" })) throw new Refusal("forbidden");
  const [review, guidelineSets] = await Promise.all([requireReview(context.db, params.reviewId!), guidelineChoices(context.db)]);
  return {
    review: { ...review, opensAt: review.opensAt && zurichLocal(review.opensAt), deadline: zurichLocal(review.deadline) },
    guidelineSets,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const input = parseForm(formData, reviewInput);
  if (!input.ok) return input.response;
  return formAction(formData, async () => {
    await editReview(context.db, actor, { reviewId: params.reviewId!, ...input.value });
    return redirect(`/reviews/${params.reviewId!}?saved`);
  });
}

export default function EditReview() {
  const t = useT();
  const { review, guidelineSets } = useLoaderData<typeof loader>();
  const breadcrumbs = [
    { to: "/reviews", label: t("review.reviews") },
    { to: `/reviews/${review.id}`, label: review.stateName },
  ];
  return (
    <Page
      narrow
      title={t("review.edit-of", { state: review.stateName })}
      eyebrow={t("review.session-and-cycle", { session: review.session, cycle: review.cycle })}
      breadcrumbs={breadcrumbs}
    >
      <ReviewForm review={review} guidelineSets={guidelineSets} submit={t("common.save")} cancelTo={`/reviews/${review.id}`} />
    </Page>
  );
}
