import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FactTable } from "~/app/components/fact-table.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { PositionBadge } from "~/app/components/position-badge.js";
import { directionOf } from "~/app/domain/document/direction.js";
import { languageName } from "~/app/domain/guidelines/language-names.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { requireReview } from "~/server/queries/reviews.js";
import { recommendationFacts } from "~/server/queries/sources.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.recommendation.number, data?.recommendation.symbol, data?.review.stateName) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireActor(request, context);
  const { id, stateName } = await requireReview(context.db, params.reviewId!);
  const symbol = new URL(request.url).searchParams.get("symbol") ?? "";
  return { review: { id, stateName }, ...(await recommendationFacts(context.db, id, { symbol, number: params.number! })) };
}

export default function RecommendationPage() {
  const t = useT();
  const { review, recommendation, isSample, sources } = useLoaderData<typeof loader>();
  const { symbol, number, position, positionSource, language, translations, facts } = recommendation;
  const texts = [[language, recommendation.text] as const, ...Object.entries(translations).sort()];
  const labels = [
    { name: t("recommendation.states-label"), values: recommendation.states },
    { name: t("recommendation.themes-label"), values: recommendation.themes },
    { name: t("recommendation.persons-label"), values: recommendation.persons },
    { name: t("recommendation.field-sdgs"), values: recommendation.sdgs },
  ].filter(({ values }) => values.length > 0);
  return (
    <Page
      title={t("recommendation.one", { number })}
      eyebrow={symbol}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
        { to: `/reviews/${review.id}/recommendations`, label: t("recommendation.title") },
      ]}
    >
      {isSample && <Notice kind="warning">{t("recommendation.sample-one")}</Notice>}
      <p className="with-badge">
        <PositionBadge position={position} /> {positionSource && <span className="soft">{positionSource}</span>}
      </p>
      <div className="texts">
        {texts.map(([code, text]) => (
          <section key={code} className="flow">
            <h2>{languageName(code)}</h2>
            <p lang={code} dir={directionOf(code)}>
              {text}
            </p>
          </section>
        ))}
      </div>
      <dl className="fact-list">
        {labels.map(({ name, values }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <ul className="plain-list">
                {values.map((value) => (
                  <li key={value} dir="auto">
                    {value}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <section className="flow">
        <h2>{t("source.facts")}</h2>
        {facts.length === 0 ? <p className="soft">{t("source.facts-none")}</p> : <FactTable facts={facts} sources={sources} />}
      </section>
    </Page>
  );
}
