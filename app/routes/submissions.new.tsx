import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import { template } from "~/app/domain/document/template.js";
import { TRACKED_CHANGES, type TrackedChanges } from "~/app/domain/document/tracked-changes.js";
import { kindFor, SUBMITTER_KINDS } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { createSubmission, createSubmissionSchema } from "~/server/commands/create-submission.js";
import { readSafely } from "~/server/exchange/safely.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { readUpload, type Upload } from "~/server/http/uploads.js";
import { newSubmissionForm } from "~/server/queries/new-submission.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

const MAX_BYTES = 25 * 1024 * 1024;
const LANGUAGES = ["en", "fr", "es", "ar", "ru", "zh"] as const;
const STARTS = ["template", "empty", "file"] as const;

const input = createSubmissionSchema.extend({
  start: z.enum(STARTS),
  file: z.unknown(),
  changes: z.enum(TRACKED_CHANGES).default("accept"),
});

export const meta = titleMeta("submission.new-title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return newSubmissionForm(context.db, actor, new URL(request.url).searchParams.get("coalition") ?? "");
}

/** The text that a submission begins with, as chosen. */
async function firstText(start: (typeof STARTS)[number], language: string, changes: TrackedChanges, file: () => Promise<Upload | null>) {
  if (start === "empty") return {};
  if (start === "template") return { document: template(language) };
  const upload = await file();
  if (!upload) throw new Refusal("file-missing");
  return readSafely(upload.bytes, upload.fileName, changes);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const upload = await readUpload(request, "file", { maxBytes: MAX_BYTES });
  const form = parseForm(upload.formData, input);
  if (!form.ok) return form.response;
  const { start, changes, file: _file, ...submission } = form.value;
  return formAction(upload.formData, async () => {
    const { submissionId } = await createSubmission(context.db, actor, {
      ...submission,
      ...(await firstText(start, submission.language, changes, () => upload.file())),
    });
    return redirect(`/submissions/${submissionId}/write`);
  });
}

export default function NewSubmission() {
  const t = useT();
  const { coalitionId, coalition, stateName, session, limits, organisations } = useLoaderData<typeof loader>();
  return (
    <Page
      narrow
      title={t("submission.new-title")}
      lead={t("submission.new-for", { coalition, state: stateName, session })}
      breadcrumbs={[{ to: `/coalitions/${coalitionId}`, label: coalition }]}
    >
      <Form upload>
        <input type="hidden" name="coalitionId" value={coalitionId} />
        <Field name="title" label={t("submission.field-title")} help={t("submission.field-title-help")} required dir="auto" />
        <Field
          name="kind"
          type="radio"
          label={t("submission.field-kind")}
          required
          defaultValue={kindFor(organisations)}
          options={SUBMITTER_KINDS.map((kind) => ({ value: kind, label: t(`submission.kind-${kind}`, { words: limits[kind].words }) }))}
        />
        <Field
          name="language"
          type="select"
          label={t("submission.field-language")}
          help={t("submission.field-language-help")}
          required
          defaultValue="en"
          options={LANGUAGES.map((language) => ({ value: language, label: t(`submission.lang_${language}`) }))}
        />
        <Field
          name="start"
          type="radio"
          label={t("submission.field-start")}
          required
          defaultValue="template"
          options={STARTS.map((start) => ({ value: start, label: t(`submission.start-${start}`) }))}
        />
        <div className="start-file">
          <Field
            name="file"
            type="file"
            label={t("submission.field-file")}
            help={t("submission.field-file-help")}
            accept=".docx,.odt,.pdf,.html,.md,.txt,.json"
          />
          <Field
            name="changes"
            type="radio"
            label={t("submission.field-changes")}
            required
            defaultValue="accept"
            options={TRACKED_CHANGES.map((changes) => ({ value: changes, label: t(`submission.changes-${changes}`) }))}
          />
        </div>
        <SubmitButton>{t("submission.create")}</SubmitButton>
      </Form>
    </Page>
  );
}
