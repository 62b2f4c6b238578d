import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { CitationForm } from "~/app/components/citation-form.js";
import { CoverView } from "~/app/components/cover-view.js";
import { DecisionForm, DescriptionForm } from "~/app/components/desk-forms.js";
import { DeskStateBadge } from "~/app/components/desk-state-badge.js";
import { Disclosure } from "~/app/components/disclosure.js";
import { DocumentView } from "~/app/components/document-view.js";
import { Findings } from "~/app/components/findings.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import type { MessageKey } from "~/app/i18n/index.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { assignAcronym, assignAcronymSchema } from "~/server/commands/assign-acronym.js";
import { decideOnFiling, decideOnFilingSchema } from "~/server/commands/decide-on-filing.js";
import { describeReceived, describeReceivedSchema } from "~/server/commands/describe-received.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { deskSubmission } from "~/server/queries/desk.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.entry.title, translator("en")("desk.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return deskSubmission(context.db, await requireActor(request, context), params.reviewId!, params.filingId!);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const filingId = params.filingId!;
  const saved = () => redirect(`/reviews/${params.reviewId!}/desk/${filingId}?saved`);
  switch (formData.get("_form")) {
    case "decision": {
      const parsed = parseForm(formData, decideOnFilingSchema);
      if (!parsed.ok) return parsed.response;
      return formAction(formData, async () => {
        await decideOnFiling(context.db, actor, { ...parsed.value, filingId, now: context.clock() });
        return saved();
      });
    }
    case "description": {
      const parsed = parseForm(formData, describeReceivedSchema);
      if (!parsed.ok) return parsed.response;
      return formAction(formData, async () => {
        await describeReceived(context.db, actor, { ...parsed.value, id: filingId });
        return saved();
      });
    }
    default: {
      const parsed = parseForm(formData, assignAcronymSchema);
      if (!parsed.ok) return parsed.response;
      return formAction(formData, async () => {
        await assignAcronym(context.db, actor, { ...parsed.value, filingId });
        return saved();
      });
    }
  }
}

export default function OnTheDesk() {
  const t = useT();
  const { review, entry, document, findings, rules, file, bodies } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      narrow
      eyebrow={t(`common.kind-${entry.kind}`)}
      title={entry.title}
      lead={entry.organisations.map(({ name }) => name).join("; ")}
      breadcrumbs={[
        { to: `/reviews/${review.id}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
        { to: `/reviews/${review.id}/desk`, label: t("desk.back") },
      ]}
      actions={
        <>
          <Link className="button button--secondary" to={`/reviews/${review.id}/desk/${entry.filingId}/publishing`}>
            {t("desk.publish")}
          </Link>
          {file ? (
            <Link reloadDocument className="button button--secondary" to={`/reviews/${review.id}/desk/${entry.filingId}/original`}>
              {t("desk.original")}
            </Link>
          ) : (
            <Link className="button button--secondary" to={`/submissions/${entry.submissionId}/filed`}>
              {t("desk.receipt")}
            </Link>
          )}
        </>
      }
    >
      {search.has("saved") && <Notice kind="success" live title={t("desk.assigned")} />}
      <section className="flow" aria-labelledby="decide">
        <h2 id="decide">{t("desk.decide-title")}</h2>
        <p>
          <DeskStateBadge state={entry.state} /> {entry.reason}
        </p>
        <Disclosure summary={t("desk.decide-field")} form="decision">
          <DecisionForm received={entry.received} reason={entry.reason} />
        </Disclosure>
      </section>
      <section className="flow citation-form" aria-labelledby="citation">
        <h2 id="citation">{t("desk.citation-title")}</h2>
        <CitationForm filed={entry} standing={entry.standing} attached={{ to: entry.attachedTo ?? "", bodies }} />
      </section>
      {file && (
        <section className="flow" aria-labelledby="describe">
          <h2 id="describe">{t("desk.describe-title")}</h2>
          {file.doubts.length > 0 && (
            <Disclosure summary={t("desk.doubts-title", { count: file.doubts.length })}>
              <ul>
                {file.doubts.map(({ code, params }, i) => (
                  <li key={i}>{t(`importing.${code}` as MessageKey, params)}</li>
                ))}
              </ul>
            </Disclosure>
          )}
          <Disclosure summary={t("desk.describe-open")} form="description">
            <DescriptionForm {...entry} />
          </Disclosure>
        </section>
      )}
      <section className="flow" aria-labelledby="findings">
        <h2 id="findings">{t("desk.findings-title")}</h2>
        {findings.length > 0 && <p className="soft">{t("desk.findings-lead")}</p>}
        <Findings findings={findings} rules={rules} />
      </section>
      <section className="flow" aria-labelledby="text">
        <h2 id="text">{t("desk.text-title")}</h2>
        <CoverView cover={document.cover} language={entry.language} />
        <DocumentView document={document} language={entry.language} />
      </section>
    </Page>
  );
}
