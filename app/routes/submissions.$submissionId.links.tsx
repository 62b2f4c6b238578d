import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { LinkRows } from "~/app/components/link-rows.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { Refusal } from "~/app/domain/refusal.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { importLinks, type LinksPreview, previewLinks } from "~/server/commands/import-links.js";
import { linksSchema } from "~/server/exchange/json/links.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { readUpload } from "~/server/http/uploads.js";
import { submissionHead } from "~/server/queries/submission-head.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

const MAX_BYTES = 10 * 1024 * 1024;

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: documentTitle(translator("en")("source.links"), found?.submission.title) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return submissionHead(context.db, actor, params.submissionId!);
}

const parsed = z.preprocess((text) => {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return null;
  }
}, linksSchema);
const confirmed = z.object({ fileName: z.string().max(200), links: parsed, changed: z.enum(["keep", "take"]).optional() });

/** Two steps, of which nothing is kept between: a file gives its links, then these are sent back with what was decided. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const submissionId = params.submissionId!;
  const upload = await readUpload(request, "file", { maxBytes: MAX_BYTES });
  const { formData } = upload;
  if (!formData.has("links")) {
    return formAction(formData, async () => {
      const file = await upload.file();
      if (!file) throw new Refusal("file-missing");
      return data({ preview: await previewLinks(context.db, context.documents, actor, { submissionId, ...file }) });
    });
  }
  const input = parseForm(formData, confirmed);
  if (!input.ok) return input.response;
  return formAction(formData, async () => {
    const { added, changed } = await importLinks(context.db, context.documents, actor, { submissionId, ...input.value });
    return redirect(`/submissions/${submissionId}/coverage?links-taken=${String(added)}-${String(changed)}`);
  });
}

export default function Links() {
  const t = useT();
  const { submission, review, coalition } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : null;
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="coverage" state={submission.state} />}
    >
      <h2>{t("source.links")}</h2>
      {submission.state !== "draft" ? (
        <Notice kind="info" title={t("source.links-frozen")} />
      ) : preview ? (
        <Preview preview={preview} />
      ) : (
        <>
          <p>{t("source.links-lead")}</p>
          <Form upload>
            <Field
              name="file"
              label={t("source.links-file")}
              help={t("source.links-file-help")}
              type="file"
              required
              accept=".json,.docx,.xlsx,.csv"
            />
            <SubmitButton>{t("source.links-read")}</SubmitButton>
          </Form>
        </>
      )}
    </Page>
  );
}

function Preview({ preview: { fileName, rows, unplaced } }: { preview: LinksPreview }) {
  const t = useT();
  const changed = rows.some(({ kind }) => kind === "changed");
  const taken = rows.filter(({ kind }) => kind === "new" || kind === "changed").map(({ link, paragraph }) => ({ ...link, paragraph }));
  return (
    <section className="flow" aria-labelledby="preview">
      <h3 id="preview">{t("source.links-of", { file: fileName })}</h3>
      {taken.length === 0 ? (
        <Notice kind="info" live title={t(rows.some(({ kind }) => kind === "unchanged") ? "source.links-nothing" : "source.links-none")} />
      ) : (
        <Form name="links" upload>
          <input type="hidden" name="fileName" value={fileName} />
          <input type="hidden" name="links" value={JSON.stringify(taken)} />
          {changed && (
            <Field
              name="changed"
              type="radio"
              label={t("source.links-decide")}
              options={[
                { value: "keep", label: t("source.links-keep") },
                { value: "take", label: t("source.links-take") },
              ]}
              defaultValue="keep"
            />
          )}
          <SubmitButton>{t("source.links-take-over")}</SubmitButton>
        </Form>
      )}
      <p>
        <Link to=".">{t("source.links-other-file")}</Link>
      </p>
      <LinkRows rows={rows} unplaced={unplaced} />
    </section>
  );
}
