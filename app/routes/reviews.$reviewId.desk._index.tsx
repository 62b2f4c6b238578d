import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { CitationForm } from "~/app/components/citation-form.js";
import { DeskStateBadge } from "~/app/components/desk-state-badge.js";
import { Empty } from "~/app/components/empty.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { Row, Table } from "~/app/components/table.js";
import { isUncited } from "~/app/domain/summary/stakeholders.js";
import { formatDateTime, formatNumber } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { assignAcronym, assignAcronymSchema } from "~/server/commands/assign-acronym.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { deskView } from "~/server/queries/desk.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.review.stateName, translator("en")("desk.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return deskView(context.db, await requireActor(request, context), params.reviewId!);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const parsed = parseForm(formData, assignAcronymSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    await assignAcronym(context.db, actor, parsed.value);
    return redirect(`/reviews/${params.reviewId!}/desk?saved`);
  });
}

export default function Desk() {
  const t = useT();
  const { locale } = useLocale();
  const { review, filed } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const uncited = filed.filter((one) => one.state !== "declined" && isUncited(one)).length;
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const headers = [
    t("desk.header-title"),
    t("desk.header-kind"),
    t("desk.header-language"),
    { label: t("desk.header-words"), numeric: true },
    t("desk.header-filed"),
    t("desk.header-state"),
    { label: t("desk.header-findings"), numeric: true },
    t("desk.header-citation"),
  ];
  return (
    <Page
      wide
      eyebrow={t("desk.title")}
      title={t("desk.title-of", { state: review.stateName })}
      lead={t("desk.lead")}
      breadcrumbs={[
        { to: `/reviews/${review.id}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
      ]}
      actions={
        <>
          <Link className="button button--secondary" to={`/reviews/${review.id}/desk/search`}>
            {t("desk.search")}
          </Link>
          <Link className="button button--secondary" to={`/reviews/${review.id}/desk/receive`}>
            {t("desk.receive")}
          </Link>
          {filed.length > 0 && (
            <Link className="button button--secondary" to={`/reviews/${review.id}/desk/compare`}>
              {t("desk.compare")}
            </Link>
          )}
          {filed.length > 0 && (
            <Link className="button button--secondary" to={`/reviews/${review.id}/desk/publishing`}>
              {t("desk.publish")}
            </Link>
          )}
          {filed.length > 0 && (
            <Link className="button button--primary" to={`/reviews/${review.id}/desk/summary`}>
              {t("desk.summary-link")}
            </Link>
          )}
        </>
      }
    >
      {search.has("saved") && <Notice kind="success" live title={t("desk.assigned")} />}
      {uncited > 0 && (
        <Notice kind="warning" title={t("desk.number-missing", { count: uncited })}>
          <p>{t("desk.number-missing-text")}</p>
        </Notice>
      )}
      {filed.length === 0 ? (
        <Empty title={t("desk.empty")}>
          <p>{t("desk.empty-text", { deadline: formatDateTime(review.deadline, { locale }) })}</p>
        </Empty>
      ) : (
        <>
          <p>{t("desk.count", { count: filed.length })}</p>
          <Table caption={t("desk.caption")} captionHidden headers={headers}>
            {filed.map((one) => (
              <Row key={one.filingId}>
                <th scope="row" className="desk__title">
                  <Link to={`/reviews/${review.id}/desk/${one.filingId}`} dir="auto">
                    {one.title}
                  </Link>
                  <span className="desk__organisations" dir="auto">
                    {one.organisations.map((organisation) => organisation.name).join("; ")}
                  </span>
                </th>
                <td>{t(`common.kind-${one.kind}`)}</td>
                <td>{languages.of(one.language) ?? one.language}</td>
                <td className="numeric">{formatNumber(one.words, { locale })}</td>
                <td>
                  <time dateTime={one.filedAt}>{formatDateTime(one.filedAt, { locale })}</time>
                  {one.received && <span className="desk__organisations">{t("desk.by-mail")}</span>}
                </td>
                <td>
                  <DeskStateBadge state={one.state} />
                </td>
                <td className="numeric">{formatNumber(one.findings, { locale })}</td>
                <td className="citation-form">
                  {isUncited(one) && <Badge kind="warning">{t("desk.number-missing-here")}</Badge>}
                  <CitationForm filed={one} />
                </td>
              </Row>
            ))}
          </Table>
        </>
      )}
    </Page>
  );
}
