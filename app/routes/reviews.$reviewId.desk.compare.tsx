import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ComparedText } from "~/app/components/compared-text.js";
import { HeldAgainst } from "~/app/components/held-against.js";
import { Empty } from "~/app/components/empty.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { compareOnDesk } from "~/server/queries/compare.js";
import summaryStyles from "~/app/styles/summary.css?url";

export const links = () => [{ rel: "stylesheet", href: summaryStyles }];
export const meta = titleMeta("desk.compare-title");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const actor = await requireActor(request, context);
  return compareOnDesk(context.db, actor, params.reviewId!, query.get("one") ?? "", query.get("other") ?? "");
}

export default function Compare() {
  const t = useT();
  const { review, stakeholders, left, right, held } = useLoaderData<typeof loader>();
  const options = stakeholders.map(({ filingId, name, title }) => ({ value: filingId, label: `${name}: ${title}` }));
  const marked = (side: "one" | "other") =>
    new Set(held.flatMap(({ sentences, shared }) => [...sentences, ...shared].map((pair) => pair[side].block)));
  return (
    <Page
      wide={right !== null}
      title={t("desk.compare-title")}
      eyebrow={t("desk.title")}
      lead={t("desk.compare-lead")}
      breadcrumbs={[
        { to: `/reviews/${review.id}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
        { to: `/reviews/${review.id}/desk`, label: t("desk.back") },
      ]}
    >
      <Form method="get" key={`${left?.filingId ?? ""} ${right?.filingId ?? ""}`}>
        <div className="desk-search__choices">
          <Field name="one" type="select" required label={t("desk.compare-one")} options={options} defaultValue={left?.filingId ?? ""} />
          <Field name="other" type="select" label={t("desk.compare-other")} options={options} defaultValue={right?.filingId ?? ""} />
        </div>
        <SubmitButton>{t("desk.compare-go")}</SubmitButton>
      </Form>
      {!left ? (
        <p>{t("desk.compare-choose")}</p>
      ) : held.length === 0 ? (
        <Empty title={t("desk.compare-none")} />
      ) : (
        held.map(({ source, sentences, shared }) => (
          <HeldAgainst
            key={source.filingId}
            desk={`/reviews/${review.id}/desk`}
            left={left}
            source={source}
            sentences={sentences}
            shared={shared}
            beside={right !== null}
          />
        ))
      )}
      {left && right && (
        <section className="flow" aria-labelledby="texts">
          <h2 id="texts">{t("desk.compare-texts")}</h2>
          <div className="compared">
            {[["one", left] as const, ["other", right] as const].map(([side, text]) => (
              <section key={side} aria-labelledby={`${side}-title`}>
                <h3 id={`${side}-title`} dir="auto">
                  {text.name}: {text.title}
                </h3>
                <ComparedText side={side} blocks={text.blocks} language={text.language} marked={marked(side)} />
              </section>
            ))}
          </div>
        </section>
      )}
    </Page>
  );
}
