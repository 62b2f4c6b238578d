import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Empty } from "~/app/components/empty.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { MadeLink } from "~/app/components/made-link.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { ENDORSER_STATES } from "~/app/domain/submission/endorsers.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import {
  addEndorserList,
  addEndorsersSchema,
  askEndorsers,
  recordEndorser,
  recordEndorserSchema,
  removeEndorser,
} from "~/server/commands/manage-endorsers.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { readUpload } from "~/server/http/uploads.js";
import { ENDORSER_FILE_MOST } from "~/server/exchange/endorser-list.js";
import { requireActor } from "~/server/http/guard.js";
import { isLinkForm, signingLinkAction } from "~/server/http/signing-link-action.js";
import { endorsersPage } from "~/server/queries/endorsers.js";
import { AddForm, AskPanel } from "./panels.js";
import { EndorserTable } from "./table.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: documentTitle(view?.submission.title, translator("en")("endorsers.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return endorsersPage(context.db, actor, params.submissionId!, new URL(request.url).searchParams);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db } = context;
  const actor = await requireActor(request, context);
  const submissionId = params.submissionId!;
  const upload = await readUpload(request, "file", { maxBytes: ENDORSER_FILE_MOST });
  const { formData } = upload;
  const form = formData.get("_form");
  const back = `/submissions/${submissionId}/endorsers${new URL(request.url).search}`;
  if (isLinkForm(form)) return signingLinkAction(context, actor, submissionId, formData, back);
  if (form === "ask")
    return formAction(formData, async () => data({ asked: await askEndorsers(db, actor, { submissionId, now: context.clock() }) }));
  if (typeof form === "string" && form.startsWith("remove-")) {
    return formAction(formData, async () => {
      await removeEndorser(db, actor, { submissionId, endorserId: form.slice("remove-".length) });
      return redirect(back);
    });
  }
  if (typeof form === "string" && form.startsWith("record-")) {
    const parsed = parseForm(formData, recordEndorserSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      await recordEndorser(db, actor, { submissionId, endorserId: form.slice("record-".length), ...parsed.value });
      return redirect(back);
    });
  }
  const parsed = parseForm(formData, addEndorsersSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () =>
    data({ added: await addEndorserList(db, actor, { submissionId, ...parsed.value, file: await upload.file() }) }),
  );
}

export default function Endorsers() {
  const t = useT();
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { submission, review, coalition, counts, filter } = view;
  const query = (page: number) =>
    `?${new URLSearchParams({ ...(filter.state && { state: filter.state }), ...(filter.query && { q: filter.query }), page: String(page) })}`;
  const panels = view.may.change && (
    <>
      {counts.all > 0 && <AskPanel askable={view.askable} mayAsk={view.may.ask} />}
      <AddForm key={counts.all} first={counts.all === 0} />
    </>
  );
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[
        { to: `/coalitions/${coalition.id}`, label: coalition.name },
        { to: `/submissions/${submission.id}/sign-off`, label: t("common.part-sign-off") },
      ]}
      tabs={<SubmissionNav submissionId={submission.id} current="sign-off" state={submission.state} />}
    >
      <h2>{t("endorsers.title")}</h2>
      <p>{t("endorsers.lead")}</p>
      {answer && "made" in answer && <MadeLink {...answer.made} />}
      {answer && "added" in answer && (
        <Notice kind="success" live title={t("endorsers.added", { count: answer.added.added })}>
          {answer.added.known > 0 && <p>{t("endorsers.added-known", { count: answer.added.known })}</p>}
        </Notice>
      )}
      {answer && "asked" in answer && <Notice kind="success" live title={t("endorsers.asked-done", { count: answer.asked.asked })} />}
      {counts.all === 0 ? (
        <>
          <Empty title={t("endorsers.none")}>{view.may.change && <p>{t("endorsers.none-text")}</p>}</Empty>
          {panels}
        </>
      ) : (
        <>
          <p>
            <strong>{t("endorsers.count-of", { endorsing: counts.recorded + counts.endorsed - counts.outdated, all: counts.all })}</strong>
          </p>
          {panels}
          <Form method="get" inline>
            <Field
              name="state"
              type="select"
              label={t("endorsers.filter-state")}
              required
              options={[
                { value: "all", label: `${t("endorsers.filter-all")} (${String(counts.all)})` },
                ...ENDORSER_STATES.map((state) => ({ value: state, label: `${t(`endorsers.state-${state}`)} (${String(counts[state])})` })),
              ]}
              defaultValue={filter.state ?? "all"}
            />
            <Field name="q" type="search" label={t("endorsers.filter-query")} defaultValue={filter.query} />
            <SubmitButton kind="secondary">{t("endorsers.filter-button")}</SubmitButton>
          </Form>
          <EndorserTable lines={view.lines} found={view.found} may={view.may} />
          {view.pages > 1 && (
            <nav className="actions" aria-label={t("endorsers.pages")}>
              {view.page > 1 && <Link to={query(view.page - 1)}>{t("endorsers.page-previous")}</Link>}
              <span>{t("endorsers.page-of", { page: view.page, pages: view.pages })}</span>
              {view.page < view.pages && <Link to={query(view.page + 1)}>{t("endorsers.page-next")}</Link>}
            </nav>
          )}
        </>
      )}
    </Page>
  );
}
