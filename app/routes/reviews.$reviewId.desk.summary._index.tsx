import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { CompileControl } from "~/app/components/compile-control.js";
import { Empty } from "~/app/components/empty.js";
import { Form } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SummaryFiles } from "~/app/components/summary-files.js";
import { SummaryView } from "~/app/components/summary-view.js";
import { titleOf } from "~/app/domain/summary/sections.js";
import { NUMBER_MISSING } from "~/app/domain/summary/stakeholders.js";
import { SUMMARY_GUIDELINES } from "~/app/domain/summary/guidelines.js";
import { LiveText } from "~/app/editor/live-text.js";
import type { SubmissionFacts } from "~/app/editor/workspace.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { startSummary } from "~/server/commands/start-summary.js";
import { formAction } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { summaryDesk } from "~/server/queries/summary.js";
import editorStyles from "~/app/styles/editor.css?url";
import summaryStyles from "~/app/styles/summary.css?url";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const links = () => [
  { rel: "stylesheet", href: editorStyles },
  { rel: "stylesheet", href: summaryStyles },
];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.review.stateName, translator("en")("desk.summary-title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return {
    ...(await summaryDesk(context.db, context.documents, actor, params.reviewId!)),
    today: context.clock().toISOString().slice(0, 10),
    scripts: context.editorScripts,
    me: { userId: actor.userId, name: actor.name, organisation: "" },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  return formAction(await request.formData(), async () => {
    await startSummary(context.db, actor, { reviewId: params.reviewId! });
    return redirect(`/reviews/${params.reviewId!}/desk/summary`);
  });
}

/** The page is rendered with the printed text before any script runs; the editor takes its place when it has the live one. */
export default function WriteSummary() {
  const t = useT();
  const { review, sources, written, recommendations, sampleSymbols, me, scripts, today } = useLoaderData<typeof loader>();
  const title = titleOf(review);
  const facts = useMemo<SubmissionFacts | null>(
    () =>
      written && {
        submissionId: `summary-${review.id}`,
        documentId: written.documentId,
        title,
        state: "draft",
        kind: "joint",
        language: "en",
        userId: me.userId,
        stateName: review.stateName,
        session: review.session,
        guidelines: SUMMARY_GUIDELINES,
        organisations: [],
        recommendations,
        sampleSymbols,
        partners: [],
        myOrganisations: [],
        plan: { sections: [], organisations: [] },
        mayPlan: false,
        today,
        dismissedAdvice: [],
        warnings: [],
        text: written.text,
        mayWrite: true,
        summary: { reviewId: review.id, sources },
      },
    [review, sources, written, recommendations, sampleSymbols, me, title, today],
  );
  const uncited = sources.filter(({ name }) => name === NUMBER_MISSING).length;
  return (
    <Page
      wide
      eyebrow={t("desk.summary-title")}
      title={title}
      breadcrumbs={[
        { to: `/reviews/${review.id}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
        { to: `/reviews/${review.id}/desk`, label: t("desk.back") },
      ]}
    >
      <p className="quiet">{t("summary.lead")}</p>
      {uncited > 0 && (
        <Notice kind="warning" title={t("desk.number-missing", { count: uncited })}>
          <p>{t("desk.number-missing-text")}</p>
        </Notice>
      )}
      {facts ? (
        <>
          <div className="summary-tools">
            <CompileControl reviewId={review.id} sources={sources} unplaced={written!.unplaced} compiledAt={written!.compiledAt} />
            <SummaryFiles reviewId={review.id} />
          </div>
          <noscript>
            <p>{t("summary.loading")}</p>
          </noscript>
          <LiveText facts={facts} me={me} scripts={scripts}>
            <div className="sheet">
              <SummaryView summary={written!.printed} />
            </div>
          </LiveText>
        </>
      ) : (
        <Empty
          title={t("summary.start-title")}
          action={
            <Form method="post">
              <button type="submit" className="button button--primary">
                {t("summary.start")}
              </button>
            </Form>
          }
        >
          {t("summary.start-text", { cycle: review.cycle })}
        </Empty>
      )}
    </Page>
  );
}
