import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form, SubmitButton } from "~/app/components/form.js";
import { ImportGroups } from "~/app/components/import-groups.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { discardRecommendations } from "~/server/commands/discard-recommendations.js";
import { takeOverRecommendations } from "~/server/commands/take-over-recommendations.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { comparedPreview } from "~/server/queries/import-preview.js";
import { requireReview } from "~/server/queries/reviews.js";

export const meta = titleMeta("recommendation.preview-title");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  const [review, compared] = await Promise.all([
    requireReview(context.db, params.reviewId!),
    comparedPreview(context.db, params.previewId!),
  ]);
  if (compared?.preview.reviewId !== review.id) throw new Refusal("not-found");
  const { preview, rows, absent, replacesSample, isListOfReview, otherSymbol, fingerprint } = compared;
  const counts = { new: 0, changed: 0, unchanged: 0, unreadable: 0 };
  for (const row of rows) counts[row.kind] += 1;
  return {
    review: { id: review.id, stateName: review.stateName },
    fileName: preview.fileName,
    symbol: preview.symbol,
    rows,
    absent,
    replacesSample,
    otherSymbol,
    fingerprint,
    counts,
    nothingToDo: isListOfReview && !replacesSample && counts.new + counts.changed === 0,
  };
}

const decision = z.object({ decision: z.enum(["take-over", "discard"]), fingerprint: z.string().max(64).optional() });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const [reviewId, previewId] = [params.reviewId!, params.previewId!];
  const formData = await request.formData();
  const input = parseForm(formData, decision);
  if (!input.ok) return input.response;
  const { decision: taken, fingerprint } = input.value;
  const list = `/reviews/${reviewId}/recommendations`;
  return formAction(formData, async () => {
    if (taken === "discard") {
      await discardRecommendations(context.db, actor, { previewId });
      return redirect(`${list}?discarded`);
    }
    const { added, changed, removed } = await takeOverRecommendations(context.db, actor, { reviewId, previewId, fingerprint });
    return redirect(`${list}?taken-over=${String(added)}-${String(changed)}-${String(removed)}`);
  });
}

export default function PreviewRecommendations() {
  const t = useT();
  const { review, fileName, symbol, rows, absent, replacesSample, otherSymbol, fingerprint, counts, nothingToDo } =
    useLoaderData<typeof loader>();
  const kinds = ["new", "changed", "unchanged", "unreadable"] as const;
  return (
    <Page
      title={t("recommendation.preview-title")}
      lead={t("recommendation.preview-lead", { file: fileName, symbol })}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
        { to: `/reviews/${review.id}/recommendations`, label: t("recommendation.title") },
        { to: `/reviews/${review.id}/recommendations/import`, label: t("review.import-matrix") },
      ]}
    >
      <dl className="figures" aria-label={t("recommendation.preview-summary")}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`recommendation.${kind}`)}</dt>
            <dd>{counts[kind]}</dd>
          </div>
        ))}
      </dl>
      {nothingToDo && (
        <Notice kind="info" title={t("recommendation.nothing-to-take-over")}>
          <p>{t("recommendation.nothing-to-take-over-text")}</p>
        </Notice>
      )}
      {otherSymbol && (
        <Notice kind="warning" title={t("recommendation.other-symbol", { symbol })}>
          <p>{t("recommendation.other-symbol-text", { named: otherSymbol })}</p>
        </Notice>
      )}
      {replacesSample && <Notice kind="info">{t("recommendation.replaces-sample")}</Notice>}
      {!replacesSample && absent.length > 0 && <Notice kind="info">{t("recommendation.absent", { count: absent.length })}</Notice>}
      <Form>
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <div className="actions">
          {!nothingToDo && (
            <SubmitButton name="decision" value="take-over">
              {t("recommendation.take-over")}
            </SubmitButton>
          )}
          <SubmitButton name="decision" value="discard" kind="secondary">
            {t("recommendation.discard")}
          </SubmitButton>
        </div>
      </Form>
      <ImportGroups rows={rows} removed={replacesSample ? absent : []} />
    </Page>
  );
}
