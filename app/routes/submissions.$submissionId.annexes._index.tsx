import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Hash } from "~/app/components/hash.js";
import { AnnexList } from "~/app/components/annex-list.js";
import { Page } from "~/app/components/page.js";
import { SubmissionNav } from "~/app/components/submission-nav.js";
import { Row, Table } from "~/app/components/table.js";
import { ANNEX_MOST, ANNEX_TYPES, ANNEXES_MOST } from "~/app/domain/submission/annexes.js";
import { formatNumber } from "~/app/i18n/format.js";
import { translator } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { addAnnex, addAnnexSchema, removeAnnex } from "~/server/commands/add-annex.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { readUpload } from "~/server/http/uploads.js";
import { annexesPage } from "~/server/queries/annexes.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.submission.title, translator("en")("annexes.title")) },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return annexesPage(context.db, await requireActor(request, context), params.submissionId!);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const submissionId = params.submissionId!;
  const upload = await readUpload(request, "file", { maxBytes: ANNEX_MOST });
  const form = upload.formData.get("_form");
  const back = () => redirect(`/submissions/${submissionId}/annexes`);
  if (typeof form === "string" && form.startsWith("remove-")) {
    return formAction(upload.formData, async () => {
      await removeAnnex(context.db, actor, { submissionId, annexId: form.slice("remove-".length) });
      return back();
    });
  }
  const parsed = parseForm(upload.formData, addAnnexSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(upload.formData, async () => {
    await addAnnex(context.db, actor, { submissionId, ...parsed.value, upload: await upload.file() });
    return back();
  });
}

export default function Annexes() {
  const t = useT();
  const { locale } = useLocale();
  const { submission, review, coalition, annexes, mayChange } = useLoaderData<typeof loader>();
  const ofAll = annexes.filter(({ organisation }) => organisation === null);
  const href = (id: string) => `/submissions/${submission.id}/annexes/${id}`;
  const megabytes = (bytes: number) => formatNumber(bytes / 1024 / 1024, { locale });
  const headers = [t("annexes.column-annex"), t("annexes.column-file"), t("annexes.column-hash")];
  return (
    <Page
      eyebrow={`${coalition.name} · ${t("common.state-session", { state: review.stateName, session: review.session })}`}
      title={submission.title}
      breadcrumbs={[{ to: `/coalitions/${coalition.id}`, label: coalition.name }]}
      tabs={<SubmissionNav submissionId={submission.id} current="annexes" state={submission.state} />}
    >
      <h2>{t("annexes.title")}</h2>
      <p>{t("annexes.lead")}</p>
      {ofAll.length === 0 ? (
        <p className="soft">{t("annexes.none")}</p>
      ) : (
        <Table
          caption={t("annexes.title")}
          captionHidden
          headers={mayChange ? [...headers, { label: t("annexes.column-remove"), hidden: true }] : headers}
        >
          {ofAll.map(({ id, title, fileName, bytes, hash }) => (
            <Row key={id}>
              <th scope="row" dir="auto">
                {title}
              </th>
              <td>
                <a href={href(id)} download aria-label={t("annexes.download", { file: fileName })}>
                  <bdi>{fileName}</bdi>
                </a>
                <br />
                <span className="soft">{t("annexes.size", { size: formatNumber(Math.ceil(bytes / 1000), { locale }) })}</span>
              </td>
              <td>
                <Hash value={hash} />
              </td>
              {mayChange && (
                <td>
                  <Form name={`remove-${id}`} inline>
                    <SubmitButton kind="quiet" label={t("annexes.remove-label", { title })}>
                      {t("annexes.remove")}
                    </SubmitButton>
                  </Form>
                </td>
              )}
            </Row>
          ))}
        </Table>
      )}
      <AnnexList annexes={annexes.filter(({ organisation }) => organisation !== null)} href={href} />
      {mayChange ? (
        <section className="card flow" aria-labelledby="add">
          <h2 id="add">{t("annexes.add-title")}</h2>
          {/* empty again once it was taken */}
          <Form key={annexes.length} name="add" upload>
            <Field name="title" label={t("annexes.add-name")} help={t("annexes.add-name-help")} required />
            <Field
              name="by"
              type="radio"
              label={t("annexes.add-by")}
              required
              options={[
                { value: "own", label: t("annexes.add-by-own") },
                { value: "others", label: t("annexes.add-by-others"), help: t("annexes.add-by-others-help") },
              ]}
              defaultValue="own"
            />
            <Field
              name="file"
              type="file"
              label={t("annexes.add-file")}
              help={t("annexes.add-file-help", { megabytes: megabytes(ANNEX_MOST), all: megabytes(ANNEXES_MOST) })}
              required
              accept={Object.keys(ANNEX_TYPES)
                .map((ending) => `.${ending}`)
                .join(",")}
            />
            <SubmitButton>{t("annexes.add-button")}</SubmitButton>
          </Form>
        </section>
      ) : (
        <p className="soft">{t("annexes.frozen-text")}</p>
      )}
    </Page>
  );
}
