import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { CHOOSABLE_KINDS, NOTICE_MODES } from "~/app/domain/notices/notices.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { chooseNotices, chooseNoticesSchema } from "~/server/commands/choose-notices.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { noticeChoices } from "~/server/queries/notice-choices.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("mail.settings-title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const saved = new URL(request.url).searchParams.has("saved");
  return { email: actor.email, saved, choices: await noticeChoices(context.db, actor) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const parsed = parseForm(formData, chooseNoticesSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    await chooseNotices(context.db, actor, parsed.value);
    return redirect("/account/notices?saved");
  });
}

export default function Notices() {
  const t = useT();
  const { email, saved, choices } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={t("mail.settings-title")} lead={t("mail.settings-lead", { email })}>
      {saved && (
        <Notice kind="success" live>
          <p>{t("mail.settings-saved")}</p>
        </Notice>
      )}
      <Form>
        {CHOOSABLE_KINDS.map((kind) => (
          <Field
            key={kind}
            name={kind}
            type="select"
            label={t(`mail.kind-${kind}`)}
            required
            options={NOTICE_MODES.map((mode) => ({ value: mode, label: t(`mail.mode-${mode}`) }))}
            defaultValue={choices[kind] ?? "at-once"}
          />
        ))}
        <SubmitButton>{t("common.save")}</SubmitButton>
      </Form>
    </Page>
  );
}
