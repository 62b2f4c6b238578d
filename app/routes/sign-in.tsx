import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useSearchParams } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { signIn, signInSchema } from "~/server/commands/sign-in.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { actorOf, samePath } from "~/server/http/guard.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("account.sign-in-title");

const nextOf = (request: Request) => samePath(new URL(request.url).searchParams.get("next"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await actorOf(request, context)) throw redirect(nextOf(request));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const form = parseForm(formData, signInSchema);
  if (!form.ok) return form.response;
  return formAction(formData, async () => {
    const headers = await signIn(context, form.value, request.headers);
    return redirect(nextOf(request), { headers });
  });
}

export default function SignIn() {
  const t = useT();
  const [search] = useSearchParams();
  return (
    <Page narrow title={t("account.sign-in-title")}>
      {search.has("new-password") && (
        <Notice kind="success" live>
          <p>{t("account.reset-done")}</p>
        </Notice>
      )}
      <Form>
        <Field name="email" type="email" label={t("account.email")} required autoComplete="username" />
        <Field name="password" type="password" label={t("account.password")} required autoComplete="current-password" />
        <SubmitButton>{t("account.sign-in-button")}</SubmitButton>
      </Form>
      <p>
        {t("account.forgotten-password")} <Link to="/reset-password">{t("account.forgotten-link")}</Link>
      </p>
      <p>
        {t("account.no-account")} <Link to={{ pathname: "/sign-up", search: search.toString() }}>{t("common.sign-up")}</Link>
      </p>
    </Page>
  );
}
