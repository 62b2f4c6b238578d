import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty } from "~/app/components/empty.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { StakeholderList, SummaryContents, SummaryView } from "~/app/components/summary-view.js";
import { TextLength } from "~/app/components/text-length.js";
import { NUMBER_MISSING } from "~/app/domain/summary/stakeholders.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { summaryOfReview } from "~/server/queries/summary.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.summary.review.stateName, translator("en")("desk.summary-title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reviewId = params.reviewId!;
  return { reviewId, summary: await summaryOfReview(context.db, await requireActor(request, context), reviewId) };
}

export default function CompiledSummary() {
  const t = useT();
  const { reviewId, summary } = useLoaderData<typeof loader>();
  const { review, shares, notes } = summary;
  const groups = notes.flatMap((note) => (note.kind === "stakeholders" ? note.groups : []));
  const uncited = shares.filter(({ name }) => name === NUMBER_MISSING).length;
  const page = {
    eyebrow: t("desk.summary-title"),
    title: summary.title,
    lead: t("desk.summary-lead", { cycle: review.cycle }),
    breadcrumbs: [
      { to: `/reviews/${reviewId}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
      { to: `/reviews/${reviewId}/desk`, label: t("desk.back") },
    ],
  };
  if (shares.length === 0) {
    return (
      <Page {...page}>
        <Empty title={t("desk.summary-empty")}>
          <p>{t("desk.summary-empty-text")}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      {...page}
      actions={
        <a className="button button--primary" href={`/reviews/${reviewId}/desk/summary.docx`} download>
          {t("desk.summary-download")}
        </a>
      }
    >
      {uncited > 0 && (
        <Notice kind="warning" title={t("desk.number-missing", { count: uncited })}>
          <p>{t("desk.number-missing-text")}</p>
        </Notice>
      )}
      <TextLength words={summary.words} limit={summary.limit} label={t("desk.summary-length")} />
      <SummaryContents blocks={summary.blocks} />
      <section className="flow" aria-labelledby="stakeholders">
        <h2 id="stakeholders">{t("desk.summary-stakeholders")}</h2>
        <StakeholderList groups={groups} />
      </section>
      <SummaryView summary={summary} />
    </Page>
  );
}
