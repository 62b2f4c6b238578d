import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { assertResetLink, newPasswordSchema, resetPassword } from "~/server/commands/reset-password.js";
import { formAction, parseForm } from "~/server/http/forms.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("account.reset-title");

export async function loader({ context, params }: LoaderFunctionArgs) {
  await assertResetLink(context.db, params.token!);
  return null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(formData, newPasswordSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    const userId = await resetPassword(context.db, context.auth, { token: params.token!, ...parsed.value });
    await context.documents.personChanged(userId);
    return redirect("/sign-in?new-password");
  });
}

export default function NewPassword() {
  const t = useT();
  return (
    <Page narrow title={t("account.reset-title")} lead={t("account.reset-choose")}>
      <Form>
        <Field
          name="password"
          type="password"
          label={t("account.password")}
          help={t("account.password-help")}
          required
          autoComplete="new-password"
        />
        <SubmitButton>{t("account.reset-button")}</SubmitButton>
      </Form>
    </Page>
  );
}
