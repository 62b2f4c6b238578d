import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/app/components/badge.js";
import { CoverageMeter } from "~/app/components/coverage-meter.js";
import { placeName } from "~/app/components/coverage-place.js";
import { Empty } from "~/app/components/empty.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { AGAINST, GROUPINGS } from "~/app/domain/mapping/picture.js";
import { filterFromSearch } from "~/app/domain/recommendations/filter.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { ANSWERED, submissionCoverage } from "~/server/queries/coverage.js";
import { Paragraphs, Points, Recommendations, WholePicture } from "./views.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(translator("en")("coverage.title-short"), data?.submission.title) },
];

const VIEWS = ["recommendations", "paragraphs", "picture", "points"] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { searchParams } = new URL(request.url);
  const filter = {
    ...filterFromSearch(searchParams),
    answered: ANSWERED.find((value) => value === searchParams.get("answered")) ?? ("" as const),
    section: searchParams.get("section") ?? "",
    organisation: searchParams.get("organisation") ?? "",
    group: searchParams.get("group") ?? "",
    from: Number(/^\d{1,6}$/.exec(searchParams.get("from") ?? "")?.[0] ?? 0),
  };
  const wanted = {
    by: GROUPINGS.find((value) => value === searchParams.get("by")) ?? "theme",
    against: AGAINST.find((value) => value === searchParams.get("against")) ?? "sections",
  };
  const view = VIEWS.find((value) => value === searchParams.get("view")) ?? "recommendations";
  const found = await submissionCoverage(
    context.db,
    context.documents,
    actor,
    params.submissionId!,
    filter,
    view === "picture" ? wanted : view,
  );
  const [, added, changed] = /^(\d{1,6})-(\d{1,6})$/.exec(searchParams.get("links-taken") ?? "") ?? [];
  const linksTaken = added && changed ? { added: Number(added), changed: Number(changed) } : null;
  return { linksTaken, filter, view, wanted, answeredChoices: [...ANSWERED], ...found };
}

export default function Coverage() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { submission, review, coalition, total, answered, byPosition, isSample, pointsTotal, pointsCited } = data;
  const { view, statuses, linksTaken, mayLink } = data;
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="coverage" state={submission.state} />}
    >
      {linksTaken && <Notice kind="success" live title={t("source.links-taken", linksTaken)} />}
      <h2>{t("coverage.title")}</h2>
      <p>{t("coverage.lead")}</p>
      {mayLink && (
        <p>
          <Link to={`/submissions/${submission.id}/links`}>{t("source.links")}</Link>
        </p>
      )}
      {total === 0 ? (
        <Empty title={t("coverage.no-recommendations")}>
          <p>{t("coverage.no-recommendations-text")}</p>
        </Empty>
      ) : null}
      {total + pointsTotal > 0 && (
        <div className="coverage__summary">
          {total > 0 && <CoverageMeter large label={t("coverage.of-all", { answered, total })} answered={answered} total={total} />}
          {byPosition.map((one) => (
            <CoverageMeter
              key={one.position}
              label={t("coverage.of-position", {
                position: t(`recommendation.position-${one.position}`),
                answered: one.answered,
                total: one.total,
              })}
              answered={one.answered}
              total={one.total}
            />
          ))}
          {pointsTotal > 0 && (
            <CoverageMeter
              label={t("coverage.of-points", { answered: pointsCited, count: pointsTotal })}
              answered={pointsCited}
              total={pointsTotal}
            />
          )}
        </div>
      )}
      {total > 0 && (
        <ul className="coverage__statuses">
          {(["unanswered", "several", "contradictory"] as const).map((status) => (
            <li key={status}>
              <Link to={`?answered=${status}#list`}>{t(`coverage.count-${status}`, { count: statuses[status] })}</Link>
            </li>
          ))}
        </ul>
      )}
      {isSample && (
        <p>
          <Badge kind="warning">{t("recommendation.sample")}</Badge> {t("recommendation.sample-text")}
        </p>
      )}
      <Unknown />
      {(total + pointsTotal > 0 || view === "points") && (
        <nav className="tabs coverage__views" aria-label={t("coverage.view-label")} id="list">
          <ul>
            {VIEWS.map((one) => (
              <li key={one}>
                <Link
                  to={one === "recommendations" ? "." : `?view=${one}`}
                  relative="path"
                  aria-current={one === view ? "page" : undefined}
                  preventScrollReset
                >
                  {t(`coverage.view-${one}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {total > 0 && view === "recommendations" && <Recommendations />}
      {total > 0 && view === "paragraphs" && <Paragraphs />}
      {total + pointsTotal > 0 && view === "picture" && <WholePicture />}
      {view === "points" && <Points />}
    </Page>
  );
}

function Unknown() {
  const t = useT();
  const { unknown, submission, total } = useLoaderData<typeof loader>();
  if (total === 0 || unknown.length === 0) return null;
  return (
    <Notice kind="warning" title={t("coverage.unknown", { count: unknown.length })}>
      <p>{t("coverage.unknown-text")}</p>
      <ul>
        {unknown.map((one) => (
          <li key={`${one.block} ${one.number}`}>
            <Link to={`/submissions/${submission.id}/write#block-${one.block}`}>
              {t("coverage.unknown-place", { number: one.number, place: placeName(t, one) })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
