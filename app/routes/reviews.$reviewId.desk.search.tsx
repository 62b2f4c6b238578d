import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Fragment } from "react";
import { Empty } from "~/app/components/empty.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import type { MessageKey } from "~/app/i18n/index.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { searchDesk } from "~/server/queries/desk-search.js";

export const meta = titleMeta("desk.search-title");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 200);
  return searchDesk(context.db, await requireActor(request, context), params.reviewId!, {
    words: text("q"),
    section: text("section") === "" ? -1 : Number(text("section")),
    theme: text("theme"),
    person: text("person"),
    recommendation: text("recommendation"),
    filing: text("filing"),
  });
}

export default function SearchDesk() {
  const t = useT();
  const { review, sections, stakeholders, themes, persons, count, found } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const choice = (name: string, label: MessageKey, options: { value: string; label: string }[]) => (
    <Field name={name} type="select" label={t(label)} defaultValue={query.get(name) ?? ""} options={options} />
  );
  return (
    <Page
      title={t("desk.search-title")}
      eyebrow={t("desk.title")}
      breadcrumbs={[
        { to: `/reviews/${review.id}`, label: t("common.state-session", { state: review.stateName, session: review.session }) },
        { to: `/reviews/${review.id}/desk`, label: t("desk.back") },
      ]}
    >
      <Form method="get">
        <Field
          name="q"
          type="search"
          dir="auto"
          label={t("desk.search-words")}
          help={t("desk.search-words-help")}
          defaultValue={query.get("q") ?? ""}
        />
        <div className="desk-search__choices">
          {choice(
            "section",
            "desk.search-section",
            sections.map(({ code, title }, i) => ({ value: String(i), label: code ? `${code} ${title}` : title })),
          )}
          {choice(
            "theme",
            "desk.search-theme",
            themes.map((id) => ({ value: id, label: t(`matter.${id}` as MessageKey) })),
          )}
          {choice(
            "person",
            "desk.search-person",
            persons.map((id) => ({ value: id, label: t(`matter.person-${id}` as MessageKey) })),
          )}
          {choice(
            "filing",
            "desk.search-stakeholder",
            stakeholders.map(({ filingId, name, title }) => ({ value: filingId, label: `${name}: ${title}` })),
          )}
          <Field
            name="recommendation"
            label={t("desk.search-recommendation")}
            help={t("desk.search-recommendation-help")}
            dir="ltr"
            defaultValue={query.get("recommendation") ?? ""}
          />
        </div>
        <SubmitButton>{t("desk.search-go")}</SubmitButton>
      </Form>
      {found.length === 0 ? (
        <Empty title={t("desk.search-none")}>
          <p>{t("desk.search-none-text")}</p>
        </Empty>
      ) : (
        <section className="flow" aria-labelledby="found">
          <h2 id="found">{t("desk.search-count", { count })}</h2>
          {count > found.length && <p className="soft">{t("desk.search-first", { count: found.length })}</p>}
          <ul className="desk-search__found">
            {found.map(({ id, block, paragraph, source, context: { parts, cutBefore, cutAfter } }) => (
              <li key={id}>
                <Link to={`/reviews/${review.id}/desk/${source.filingId}#block-${block}`}>
                  {paragraph === "" ? source.name : t("desk.search-para", { name: source.name, number: paragraph })}
                </Link>
                <p lang={source.language} dir="auto">
                  {cutBefore && "… "}
                  {parts.map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : <Fragment key={i}>{part}</Fragment>))}
                  {cutAfter && " …"}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
