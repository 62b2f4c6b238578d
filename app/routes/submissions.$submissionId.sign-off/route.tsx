import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { Deadline } from "~/app/components/deadline.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { formatDateTime, formatList } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { isLinkForm, signingLinkAction } from "~/server/http/signing-link-action.js";
import { signOffAction } from "~/server/http/sign-off-action.js";
import { signOffView } from "~/server/queries/sign-off.js";
import { History } from "./history.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

/** Only a draft is frozen, and by its lead. */
const OpenPanel = lazy(() => import("./open-panel.js"));
/** Only an open round has a text to show, and people who have signed it. */
const FrozenText = lazy(() => import("./frozen-text.js"));
/** Only a signatory signs, and only a lead has just made a link. */
const SignForms = lazy(() => import("./sign-forms.js").then((all) => ({ default: all.SignForms })));
const RoundPanels = lazy(() => import("./round-panels.js").then((all) => ({ default: all.RoundPanels })));
const MadeLink = lazy(() => import("~/app/components/made-link.js").then((all) => ({ default: all.MadeLink })));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.view.submission.title, translator("en")("signoff.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const now = context.clock();
  return { view: await signOffView(context.db, actor, params.submissionId!, now), reader: actor.name, now: now.toISOString() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const submissionId = params.submissionId!;
  const formData = await request.formData();
  if (isLinkForm(formData.get("_form")))
    return signingLinkAction(context, actor, submissionId, formData, `/submissions/${submissionId}/sign-off`);
  const { done, response } = await signOffAction(context, actor, submissionId, formData, context.clock());
  return response ?? redirect(done === "file" ? `/submissions/${submissionId}/filed` : `/submissions/${submissionId}/sign-off`);
}

export default function SignOff() {
  const t = useT();
  const { locale } = useLocale();
  const { view, reader, now } = useLoaderData<typeof loader>();
  const { submission, review, coalition, round, draft, signsFor } = view;
  const answer = useActionData<typeof action>();
  const time = (iso: string) => formatDateTime(iso, { locale });
  const closed = submission.state === "draft" || submission.state === "sign-off" ? null : submission.state;
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="sign-off" state={submission.state} />}
    >
      {answer && "made" in answer && (
        <Suspense>
          <MadeLink {...answer.made} />
        </Suspense>
      )}
      {closed ? (
        <Notice kind={closed === "filed" ? "success" : "info"} title={t(`signoff.${closed}-title`)}>
          {closed !== "filed" && <p>{t(`signoff.${closed}-text`)}</p>}
          <p>
            {closed === "set-aside" ? (
              <Link to={`/coalitions/${coalition.id}`}>{t("signoff.set-aside-link")}</Link>
            ) : (
              <Link to={`/submissions/${submission.id}/filed`}>{t("signoff.filed-link")}</Link>
            )}
          </p>
        </Notice>
      ) : (
        <Deadline deadline={review.deadline} opensAt={review.opensAt} now={now} />
      )}
      {view.replaces && (
        <Notice title={t("signoff.replaces-title", { time: time(view.replaces) })}>
          <p>
            {t("signoff.replaces-text")} <Link to={`/submissions/${submission.id}/filed`}>{t("signoff.filed-link")}</Link>
          </p>
        </Notice>
      )}
      {draft && (
        <Suspense>
          <OpenPanel
            draft={draft}
            submissionId={submission.id}
            withoutSignatory={view.withoutSignatory}
            kindMisfits={view.kindMisfits}
            coalitionId={coalition.id}
            organisations={view.organisations}
          />
        </Suspense>
      )}
      {submission.state === "draft" && (
        <p>
          <Link to={`/submissions/${submission.id}/endorsers`}>{t("signoff.endorsers")}</Link>
        </p>
      )}
      {submission.state === "draft" && !draft && (
        <Notice title={t("signoff.draft-title")}>
          <p>{t("signoff.draft-text")}</p>
        </Notice>
      )}
      {round && (
        <>
          {signsFor
            .filter((one) => one.decision === "waiting")
            .map((one) => (
              <Notice key={one.id} kind="warning" title={t("signoff.your-turn-title", { count: 1 })}>
                <p>{t("signoff.your-turn-text", { organisation: one.name })}</p>
                <p>
                  <a href={`#sign-${one.id}`}>{t("signoff.your-turn-jump")}</a>
                </p>
              </Notice>
            ))}
          {round.namesBefore.length > 0 && (
            <Notice kind="warning" title={t("signoff.renamed-title")}>
              <p>{t("signoff.renamed-text", { names: formatList(round.namesBefore, { locale }) })}</p>
            </Notice>
          )}
          <Suspense>
            <RoundPanels round={round} may={view.may} />
          </Suspense>
          <p>
            {t("signoff.endorsers-count", { count: round.endorsers })}{" "}
            <Link to={`/submissions/${submission.id}/endorsers`}>{t("signoff.endorsers")}</Link>
          </p>
          <Suspense>
            <FrozenText round={round} language={submission.language} submissionId={submission.id} time={time} />
          </Suspense>
          <Suspense>
            {signsFor.map((one) => (
              <SignForms key={one.id} organisation={one} round={round} reader={reader} />
            ))}
          </Suspense>
        </>
      )}
      <History history={view.history} time={time} />
    </Page>
  );
}
