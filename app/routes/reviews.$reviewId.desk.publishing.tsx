import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { ConfirmField, PublicState, WithdrawForm } from "~/app/components/publishing-forms.js";
import { Row, Table } from "~/app/components/table.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { publishSubmissions, publishSubmissionsSchema } from "~/server/commands/publish-submissions.js";
import { publishSummary, publishSummarySchema } from "~/server/commands/publish-summary.js";
import { withdrawPublication, withdrawPublicationSchema } from "~/server/commands/withdraw-publication.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { publishingView } from "~/server/queries/publishing.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.review.stateName, translator("en")("publishing.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return publishingView(context.db, await requireActor(request, context), params.reviewId!);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const about = { reviewId: params.reviewId!, now: context.clock() };
  const done = (what: string) => redirect(`/reviews/${about.reviewId}/desk/publishing?done=${what}`);
  const form = formData.get("_form");
  if (form === "summary") {
    const parsed = parseForm(formData, publishSummarySchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      await publishSummary(context.db, context.documents, actor, about);
      return done("summary");
    });
  }
  if (form === "submissions") {
    const parsed = parseForm(formData, publishSubmissionsSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      const { slugs } = await publishSubmissions(context.db, actor, { ...parsed.value, ...about });
      return done(String(slugs.length));
    });
  }
  const parsed = parseForm(formData, withdrawPublicationSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    await withdrawPublication(context.db, actor, { ...parsed.value, ...about });
    return done("withdrawn");
  });
}

export default function Publishing() {
  const t = useT();
  const { review, address, summary, submissions, orphans } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const done = search.get("done");
  const isPublic = (one: { public: { withdrawnAt: string | null } | null }) => one.public !== null && one.public.withdrawnAt === null;
  const waiting = submissions.filter((one) => one.public === null);
  const known = submissions.filter((one) => one.public !== null);
  const anything = summary.public !== null || known.length > 0;
  const headers = [
    t("publishing.header-name"),
    t("publishing.header-title"),
    t("publishing.header-state"),
    { label: t("publishing.header-more"), hidden: true },
  ];
  return (
    <Page
      narrow
      eyebrow={t("publishing.title")}
      title={t("publishing.title-of", { state: review.stateName })}
      lead={t("publishing.lead")}
      breadcrumbs={[
        { to: `/reviews/${review.id}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
        { to: `/reviews/${review.id}/desk`, label: t("desk.back") },
      ]}
      actions={
        anything && (
          <a className="button button--secondary" href={address}>
            {t("publishing.page")}
          </a>
        )
      }
    >
      {done && (
        <Notice
          kind="success"
          live
          title={
            done === "summary"
              ? t("publishing.done-summary")
              : done === "withdrawn"
                ? t("publishing.done-withdrawn")
                : t("publishing.done", { count: Number(done) || 0 })
          }
        />
      )}
      {orphans.length > 0 && (
        <Notice kind="warning" title={t("publishing.orphans", { count: orphans.length })}>
          {orphans.map(({ id, slug }) => (
            <div key={id}>
              <p>
                <a href={`${address}/${slug}`}>{slug}</a>
              </p>
              <WithdrawForm publicationId={id} name={`withdraw-${id}`} />
            </div>
          ))}
        </Notice>
      )}
      <section className="flow" aria-labelledby="summary">
        <h2 id="summary">{t("desk.summary-link")}</h2>
        <p>{summary.exists ? <PublicState is={summary.public} /> : t("publishing.summary-none")}</p>
        {summary.exists && (
          <Form name="summary" key={summary.public?.edition}>
            <ConfirmField />
            <SubmitButton>{t(isPublic(summary) ? "publishing.publish-summary-again" : "publishing.publish-summary")}</SubmitButton>
          </Form>
        )}
        {summary.public && isPublic(summary) && <WithdrawForm publicationId={summary.public.id} />}
      </section>
      <section className="flow" aria-labelledby="submissions">
        <h2 id="submissions">{t("publishing.submissions-title")}</h2>
        {submissions.length === 0 && <p>{t("publishing.submissions-none")}</p>}
        {waiting.length > 0 && (
          <Form name="submissions" key={waiting.length}>
            <Field
              name="filings"
              type="checkbox"
              label={t("publishing.choose")}
              options={waiting.map(({ filingId, name, title, isNamed }) => ({
                value: filingId,
                label: `${name}: ${title}`,
                ...(!isNamed && { help: t("publishing.unnamed") }),
              }))}
            />
            <ConfirmField />
            <SubmitButton>{t("publishing.publish-chosen")}</SubmitButton>
          </Form>
        )}
        {known.length > 0 && (
          <Table caption={t("publishing.caption-public")} headers={headers}>
            {known.map((one) => (
              <Row key={one.filingId}>
                <th scope="row">
                  <a href={`${address}/${one.public!.slug}`}>{one.name}</a>
                </th>
                <td dir="auto">{one.title}</td>
                <td>
                  <PublicState is={one.public} />
                </td>
                <td>
                  <Link to={`/reviews/${review.id}/desk/${one.filingId}/publishing`} aria-label={t("publishing.more", { name: one.name })}>
                    {t("publishing.more-short")}
                  </Link>
                </td>
              </Row>
            ))}
          </Table>
        )}
      </section>
    </Page>
  );
}
