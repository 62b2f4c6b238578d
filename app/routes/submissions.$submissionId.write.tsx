import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Suspense, useMemo } from "react";
import { Deadline } from "~/app/components/deadline.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { FirstPaint } from "~/app/editor/first-paint.js";
import { LiveText } from "~/app/editor/live-text.js";
import type { SubmissionFacts } from "~/app/editor/workspace.js";
import type { z } from "zod";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { dismissAdvice, dismissAdviceInput, restoreAdvice, restoreAdviceInput } from "~/server/commands/dismiss-advice.js";
import { dismissImportWarning, dismissImportWarningInput } from "~/server/commands/dismiss-import-warning.js";
import { planOrganisation, planOrganisationInput } from "~/server/commands/plan-organisation.js";
import { markSection, markSectionInput, planSection, planSectionInput } from "~/server/commands/plan-section.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { writingDesk } from "~/server/queries/writing-desk.js";
import editorStyles from "~/app/styles/editor.css?url";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const links = () => [{ rel: "stylesheet", href: editorStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: documentTitle(data?.submission.title) }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const desk = await writingDesk(context.db, context.documents, actor, params.submissionId!);
  return {
    ...desk,
    review: { ...desk.review, deadline: desk.review.deadline.toISOString() },
    now: context.clock().toISOString(),
    scripts: context.editorScripts,
    me: { userId: actor.userId, name: actor.name, organisation: desk.myOrganisation },
  };
}

/** Takes what the panels beside the text send. No other route does: its script could not be fetched without a line, and the page would go. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const { db, documents } = context;
  const formData = await request.formData();
  const submissionId = params.submissionId!;
  const run = async <T extends z.ZodType>(schema: T, command: (value: z.output<T>) => Promise<void>) => {
    const input = parseForm(formData, schema);
    if (!input.ok) return input.response;
    return formAction(formData, async () => {
      await command(input.value);
      return null;
    });
  };
  switch (formData.get("intent")) {
    case "dismiss-advice":
      return run(dismissAdviceInput, (value) => dismissAdvice(db, actor, { submissionId, ...value }));
    case "restore-advice":
      return run(restoreAdviceInput, (value) => restoreAdvice(db, actor, { submissionId, ...value }));
    case "plan-section":
      return run(planSectionInput, (value) => planSection(db, documents, actor, { submissionId, ...value }));
    case "mark-section":
      return run(markSectionInput, (value) => markSection(db, documents, actor, { submissionId, ...value }));
    case "plan-organisation":
      return run(planOrganisationInput, (value) => planOrganisation(db, documents, actor, { submissionId, ...value }));
    default:
      return run(dismissImportWarningInput, (value) => dismissImportWarning(db, actor, { submissionId, ...value }));
  }
}

/** The page is rendered with the text before any script runs; the editor takes its place when it has the live one. */
export default function Write() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { submission, review, coalition, text, me, now } = data;
  const facts = useMemo<SubmissionFacts>(
    () => ({
      submissionId: submission.id,
      documentId: submission.documentId,
      title: submission.title,
      state: submission.state,
      kind: submission.kind,
      language: submission.language,
      userId: me.userId,
      stateName: review.stateName,
      session: review.session,
      guidelines: data.guidelines,
      organisations: data.organisations,
      recommendations: data.recommendations,
      sampleSymbols: data.sampleSymbols,
      partners: data.partners,
      myOrganisations: data.myOrganisations,
      plan: data.plan,
      mayPlan: data.mayPlan,
      today: data.now.slice(0, 10),
      dismissedAdvice: data.dismissedAdvice,
      annexes: data.annexes,
      warnings: data.warnings,
      text,
      mayWrite: data.mayWrite,
    }),
    [data, text, me, review, submission],
  );
  return (
    <Page
      wide
      title={submission.title}
      eyebrow={t("submission.review-of", { state: review.stateName, session: String(review.session) })}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="write" state={submission.state} />}
    >
      {/* what dates and numbers are written with is dear: taken over by the browser after the text */}
      <Suspense>
        <Deadline compact deadline={review.deadline} now={now} />
      </Suspense>
      <noscript>
        <p className="desk__read-only">{t("submission.no-script")}</p>
      </noscript>
      <LiveText facts={facts} me={me} scripts={data.scripts}>
        <FirstPaint text={text} language={submission.language} mayWrite={data.mayWrite} />
      </LiveText>
    </Page>
  );
}
