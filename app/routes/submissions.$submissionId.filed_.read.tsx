import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CoverView } from "~/app/components/cover-view.js";
import { DocumentView } from "~/app/components/document-view.js";
import { Hash } from "~/app/components/hash.js";
import { Page } from "~/app/components/page.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { requireActor } from "~/server/http/guard.js";
import { receivedPage } from "~/server/queries/desk.js";
import { filedText } from "~/server/queries/filing.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.submission.title, translator("en")("filing.read-title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const page = await receivedPage(context.db, actor, params.submissionId!);
  if (page) throw redirect(page);
  return filedText(context.db, actor, params.submissionId!);
}

export default function ReadFiled() {
  const t = useT();
  const { locale } = useLocale();
  const { submission, document, filedAt, hash } = useLoaderData<typeof loader>();
  return (
    <Page
      narrow
      eyebrow={t("filing.read-title")}
      title={submission.title}
      lead={t("filing.filed-title", { time: formatDateTime(filedAt, { locale }) })}
      breadcrumbs={[{ to: `/submissions/${submission.id}/filed`, label: t("filing.back-receipt") }]}
      actions={
        <Link reloadDocument className="button button--secondary" to={`/submissions/${submission.id}/files/docx`}>
          {t("filing.download-of", { format: t("filing.file-docx") })}
        </Link>
      }
    >
      <CoverView cover={document.cover} language={submission.language} />
      <DocumentView document={document} language={submission.language} />
      <p className="soft">
        {t("filing.hash-text")}: <Hash value={hash} />
      </p>
    </Page>
  );
}
