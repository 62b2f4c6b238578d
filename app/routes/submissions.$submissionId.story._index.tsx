import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import { storySentence } from "~/app/components/story-sentence.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { Row, Table } from "~/app/components/table.js";
import { STORY_GROUPS } from "~/app/domain/audit/story.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { storyOf } from "~/server/queries/story.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.submission.title, translator("en")("story.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return storyOf(context.db, actor, params.submissionId!, new URL(request.url).searchParams);
}

export default function Story() {
  const t = useT();
  const { locale } = useLocale();
  const { submission, review, coalition, events, people, filter, page, pages } = useLoaderData<typeof loader>();
  const chosen = { ...(filter.group && { group: filter.group }), ...(filter.person && { person: filter.person }) };
  const at = (wanted: number) => `?${new URLSearchParams({ ...chosen, page: String(wanted) })}`;
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="story" state={submission.state} />}
    >
      <h2>{t("story.title")}</h2>
      <p>{t("story.lead")}</p>
      <Form method="get" inline>
        <Field
          name="group"
          type="select"
          label={t("story.filter-group")}
          required
          options={[
            { value: "all", label: t("story.group-all") },
            ...STORY_GROUPS.map((value) => ({ value, label: t(`story.group-${value}`) })),
          ]}
          defaultValue={filter.group ?? "all"}
        />
        <Field
          name="person"
          type="select"
          label={t("story.filter-person")}
          options={people.map((value) => ({ value, label: value }))}
          defaultValue={filter.person}
        />
        <SubmitButton kind="secondary">{t("story.filter-button")}</SubmitButton>
      </Form>
      {events.length === 0 ? (
        <p className="soft">{t("story.none")}</p>
      ) : (
        <Table caption={t("story.title")} captionHidden headers={[t("story.column-when"), t("story.column-what")]}>
          {events.map((event) => (
            <Row key={event.seq}>
              <td>
                <time dateTime={event.at}>{formatDateTime(event.at, { locale })}</time>
              </td>
              <td dir="auto">
                {storySentence(t, event, locale)}
                {event.hash && <span className="soft"> {t("story.hash", { hash: event.hash.slice(0, 8) })}</span>}
              </td>
            </Row>
          ))}
        </Table>
      )}
      {pages > 1 && (
        <nav className="actions" aria-label={t("story.pages")}>
          {page > 1 && <Link to={at(page - 1)}>{t("story.page-newer")}</Link>}
          <span>{t("story.page-of", { page, pages })}</span>
          {page < pages && <Link to={at(page + 1)}>{t("story.page-older")}</Link>}
        </nav>
      )}
      <p>
        <a className="button button--secondary" href={`/submissions/${submission.id}/story/csv?${new URLSearchParams(chosen)}`} download>
          {t("story.download")}
        </a>
      </p>
    </Page>
  );
}
