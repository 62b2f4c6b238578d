import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FileList } from "~/app/components/file-list.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { submissionHead } from "~/server/queries/submission-head.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.submission.title, translator("en")("filing.files-title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return submissionHead(context.db, actor, params.submissionId!);
}

const SAYS = {
  draft: "filing.files-draft",
  "sign-off": "filing.files-frozen",
  filed: "filing.files-filed",
  withdrawn: "filing.files-filed",
  "set-aside": "filing.files-draft",
} as const;

export default function Files() {
  const t = useT();
  const { submission, review, coalition } = useLoaderData<typeof loader>();
  const wasFiled = submission.state === "filed" || submission.state === "withdrawn";
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="file" state={submission.state} />}
    >
      {wasFiled && (
        <Notice
          kind={submission.state === "filed" ? "success" : "info"}
          title={t(`signoff.${submission.state === "filed" ? "filed" : "withdrawn"}-title`)}
        >
          <p>
            <Link to={`/submissions/${submission.id}/filed`}>{t("signoff.filed-link")}</Link>
          </p>
        </Notice>
      )}
      <section className="flow" aria-labelledby="files">
        <h2 id="files">{t("filing.files-title")}</h2>
        <p>{t(SAYS[submission.state])}</p>
        <FileList submissionId={submission.id} beside />
      </section>
    </Page>
  );
}
