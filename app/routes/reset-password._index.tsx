import type { ActionFunctionArgs } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { askForPassword, askForPasswordSchema } from "~/server/commands/reset-password.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { allowReset } from "~/server/http/reset-limit.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("account.reset-title");

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(formData, askForPasswordSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    allowReset(parsed.value.email, context.address);
    await askForPassword(context.db, parsed.value);
    return { asked: parsed.value.email, mailed: context.config.mail !== null };
  });
}

export default function AskForPassword() {
  const t = useT();
  const answer = useActionData<typeof action>();
  const done = answer && "asked" in answer ? answer : null;
  return (
    <Page narrow title={t("account.reset-title")} lead={done ? undefined : t("account.reset-lead")}>
      {done ? (
        <Notice kind="success" title={t("account.reset-asked", { email: done.asked })} live>
          <p>{t(done.mailed ? "account.reset-asked-text" : "account.reset-asked-no-mail")}</p>
        </Notice>
      ) : (
        <Form>
          <Field name="email" type="email" label={t("account.email")} required autoComplete="username" />
          <SubmitButton>{t("account.reset-ask")}</SubmitButton>
        </Form>
      )}
      <p>
        <Link to="/sign-in">{t("account.reset-back")}</Link>
      </p>
    </Page>
  );
}
