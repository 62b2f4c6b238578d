import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { ImportGroups } from "~/app/components/import-groups.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SourceColumns } from "~/app/components/source-columns.js";
import { SourcePoints } from "~/app/components/source-points.js";
import { SourceRecognised } from "~/app/components/source-recognised.js";
import { may } from "~/app/domain/access/may.js";
import type { Decisions } from "~/app/domain/recommendations/decide.js";
import { COLUMN_ROLES } from "~/app/domain/recommendations/source.js";
import { Refusal } from "~/app/domain/refusal.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { discardRecommendations } from "~/server/commands/discard-recommendations.js";
import { correctColumns } from "~/server/commands/preview-recommendations.js";
import { takeOverRecommendations } from "~/server/commands/take-over-recommendations.js";
import { formAction, many, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { comparedPreview } from "~/server/queries/import-preview.js";
import { requireReview } from "~/server/queries/reviews.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("recommendation.preview-title");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!may(actor, "review.import-recommendations", { type: "review" })) throw new Refusal("forbidden");
  const [review, compared] = await Promise.all([
    requireReview(context.db, params.reviewId!),
    comparedPreview(context.db, params.previewId!),
  ]);
  if (compared?.preview.reviewId !== review.id) throw new Refusal("not-found");
  const { preview, rows, absent, replacesSample, isListOfReview, isKnownFile, otherSymbol, fingerprint } = compared;
  const counts = { new: 0, changed: 0, unchanged: 0, unreadable: 0 };
  let conflicts = 0;
  for (const row of rows) {
    counts[row.kind] += 1;
    if (row.kind === "changed") conflicts += row.differences.filter(({ conflict }) => conflict).length;
  }
  const { kind, language, warnings, columns = [], points } = preview.content;
  return {
    review: { id: review.id, stateName: review.stateName },
    fileName: preview.fileName,
    symbol: preview.symbol,
    source: { kind, language, warnings, rows: preview.content.rows.length, points: points.length },
    columns,
    points,
    rows,
    absent,
    replacesSample,
    otherSymbol,
    fingerprint,
    counts,
    conflicts,
    nothingToDo: isListOfReview && !replacesSample && counts.new + counts.changed === 0 && (points.length === 0 || isKnownFile),
  };
}

const decision = z.object({
  decision: z.enum(["take-over", "discard", "columns"]),
  fingerprint: z.string().max(64).optional(),
  all: z.enum(["keep", "take"]).optional(),
});
const columns = z.object({ header: many(z.string()), role: many(z.enum(COLUMN_ROLES)) });

/** The decisions of the form on single conflicts: fields "decide 138.1 position". */
function decisionsOf(formData: FormData, all: Decisions["all"]): Decisions {
  const single = [...formData].flatMap(([name, value]) =>
    name.startsWith("decide ") && (value === "keep" || value === "take") ? [[name.slice("decide ".length), value] as const] : [],
  );
  return { all, single: Object.fromEntries(single) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const [reviewId, previewId] = [params.reviewId!, params.previewId!];
  const formData = await request.formData();
  const input = parseForm(formData, decision);
  if (!input.ok) return input.response;
  const { decision: taken, fingerprint, all } = input.value;
  const list = `/reviews/${reviewId}/recommendations`;
  return formAction(formData, async () => {
    if (taken === "discard") {
      await discardRecommendations(context.db, actor, { previewId });
      return redirect(`${list}?discarded`);
    }
    if (taken === "columns") {
      const chosen = parseForm(formData, columns);
      if (!chosen.ok) return chosen.response;
      const roles = Object.fromEntries(chosen.value.header.map((header, i) => [header, chosen.value.role[i] ?? "ignored"]));
      await correctColumns(context.db, actor, { previewId, columns: roles });
      return redirect(`${list}/import/${previewId}`);
    }
    const decisions = decisionsOf(formData, all);
    const { added, changed, removed, points, source } = await takeOverRecommendations(context.db, actor, {
      reviewId,
      previewId,
      fingerprint,
      decisions,
    });
    if (points > 0) return redirect(`/reviews/${reviewId}/sources/${source}?taken-over`);
    return redirect(`${list}?taken-over=${String(added)}-${String(changed)}-${String(removed)}`);
  });
}

export default function PreviewRecommendations() {
  const t = useT();
  const {
    review,
    fileName,
    symbol,
    source,
    columns,
    points,
    rows,
    absent,
    replacesSample,
    otherSymbol,
    fingerprint,
    counts,
    conflicts,
    nothingToDo,
  } = useLoaderData<typeof loader>();
  const kinds = ["new", "changed", "unchanged", "unreadable"] as const;
  return (
    <Page
      title={t("recommendation.preview-title")}
      lead={t("recommendation.preview-lead", { file: fileName })}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
        { to: `/reviews/${review.id}/recommendations`, label: t("recommendation.title") },
        { to: `/reviews/${review.id}/recommendations/import`, label: t("review.import-matrix") },
      ]}
    >
      <SourceRecognised fileName={fileName} symbol={symbol} source={source} />
      {columns.length > 0 && (
        <SourceColumns columns={columns} open={source.kind === "table" && counts.new + counts.changed + counts.unchanged === 0} />
      )}
      {rows.length > 0 && (
        <dl className="figures" aria-label={t("recommendation.preview-summary")}>
          {kinds.map((kind) => (
            <div key={kind}>
              <dt>{t(`recommendation.${kind}`)}</dt>
              <dd>{counts[kind]}</dd>
            </div>
          ))}
        </dl>
      )}
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
        {conflicts > 0 && (
          <Notice kind="warning" title={t("source.conflicts", { count: conflicts })}>
            <p>{t("source.conflicts-text")}</p>
            <Field
              name="all"
              type="radio"
              label={t("source.decide-all")}
              options={[
                { value: "keep", label: t("source.all-keep") },
                { value: "take", label: t("source.all-take") },
              ]}
            />
          </Notice>
        )}
        <div className="actions">
          {!nothingToDo && source.rows + source.points > 0 && (
            <SubmitButton name="decision" value="take-over">
              {t(source.rows > 0 ? "recommendation.take-over" : "source.take-over-points")}
            </SubmitButton>
          )}
          <SubmitButton name="decision" value="discard" kind="secondary">
            {t("recommendation.discard")}
          </SubmitButton>
        </div>
        <ImportGroups rows={rows} removed={replacesSample ? absent : []} />
      </Form>
      {points.length > 0 && (
        <section className="flow">
          <h2>{t("source.points", { count: points.length })}</h2>
          <p className="soft">{t("source.points-text")}</p>
          <SourcePoints points={points} />
        </section>
      )}
    </Page>
  );
}
