import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Disclosure } from "~/app/components/disclosure.js";
import { FactValue, fieldName } from "~/app/components/fact-field.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SourcePoints } from "~/app/components/source-points.js";
import { may } from "~/app/domain/access/may.js";
import { languageName } from "~/app/domain/guidelines/language-names.js";
import type { Fact } from "~/app/domain/recommendations/source.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { renameSource, renameSourceInput } from "~/server/commands/rename-source.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { requireReview } from "~/server/queries/reviews.js";
import { sourceOfReview } from "~/server/queries/sources.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: documentTitle(data?.source.title, data?.review.stateName) }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { id, stateName } = await requireReview(context.db, params.reviewId!);
  return {
    review: { id, stateName },
    ...(await sourceOfReview(context.db, id, params.sourceId!)),
    isNew: new URL(request.url).searchParams.has("taken-over"),
    mayImport: may(actor, "review.import-recommendations", { type: "review" }),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const [reviewId, sourceId] = [params.reviewId!, params.sourceId!];
  const formData = await request.formData();
  const input = parseForm(formData, renameSourceInput);
  if (!input.ok) return input.response;
  return formAction(formData, async () => {
    await renameSource(context.db, actor, { reviewId, sourceId, ...input.value });
    return redirect(`/reviews/${reviewId}/sources/${sourceId}`);
  });
}

export default function Source() {
  const t = useT();
  const { locale } = useLocale();
  const { review, source, recommendations, isNew, mayImport } = useLoaderData<typeof loader>();
  const facts = [
    t(`source.kind-${source.kind}`),
    ...(source.symbol ? [source.symbol] : []),
    ...(source.language ? [languageName(source.language)] : []),
  ];
  return (
    <Page
      title={<bdi>{source.title}</bdi>}
      eyebrow={facts.join(" · ")}
      lead={t("source.added-by", { name: source.importedBy, time: formatDateTime(source.importedAt, { locale }), file: source.fileName })}
      breadcrumbs={[
        { to: "/reviews", label: t("review.reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
        { to: `/reviews/${review.id}/recommendations`, label: t("recommendation.title") },
        { to: `/reviews/${review.id}/sources`, label: t("source.title") },
      ]}
    >
      {isNew && (
        <Notice kind="success" live title={t("recommendation.taken-over")}>
          <p>{t("source.taken-over-points", { count: source.points.length })}</p>
        </Notice>
      )}
      {mayImport && (
        <Disclosure summary={t("source.rename")} form="rename">
          <Form name="rename">
            <Field
              name="title"
              label={t("source.rename-title")}
              help={t("source.rename-help")}
              defaultValue={source.title}
              required
              dir="auto"
            />
            <SubmitButton>{t("source.rename-button")}</SubmitButton>
          </Form>
        </Disclosure>
      )}
      {source.points.length > 0 && (
        <section className="flow">
          <h2>{t("source.points", { count: source.points.length })}</h2>
          <p className="soft">{t("source.points-text")}</p>
          <SourcePoints points={source.points} />
        </section>
      )}
      {recommendations.length > 0 && (
        <section className="flow">
          <h2>{t("source.says-recommendations", { count: recommendations.length })}</h2>
          <ol className="import-rows">
            {recommendations.map(({ symbol, number, facts: own }) => (
              <li key={`${symbol} ${number}`} className="recommendation">
                <p className="recommendation__head">
                  <Link to={`/reviews/${review.id}/recommendations/${number}?${new URLSearchParams({ symbol })}`}>{number}</Link>
                  {own[0]?.place && <span className="soft">{t(`source.place-${own[0].place.unit}`, { at: own[0].place.at })}</span>}
                </p>
                <FactList facts={own} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </Page>
  );
}

function FactList({ facts }: { facts: readonly Fact[] }) {
  const t = useT();
  return (
    <dl className="fact-list">
      {facts.map((fact, i) => (
        <div key={i}>
          <dt>{fieldName(t, fact.field)}</dt>
          <dd dir="auto">
            <FactValue field={fact.field} value={fact.value} />
            {fact.refused && <span className="soft"> ({t("source.fact-declined")})</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
