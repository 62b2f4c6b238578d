import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useSearchParams } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { signUp, signUpSchema } from "~/server/commands/sign-up.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { actorOf, samePath } from "~/server/http/guard.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("account.sign-up-title");

const nextOf = (request: Request) => samePath(new URL(request.url).searchParams.get("next"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await actorOf(request, context)) throw redirect(nextOf(request));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const form = parseForm(formData, signUpSchema);
  if (!form.ok) return form.response;
  return formAction(formData, async () => {
    const { headers } = await signUp(context, form.value, request.headers);
    return redirect(nextOf(request), { headers });
  });
}

export default function SignUp() {
  const t = useT();
  const [search] = useSearchParams();
  return (
    <Page narrow title={t("account.sign-up-title")} lead={t("account.sign-up-lead")}>
      <Form>
        <Field name="name" label={t("account.name")} help={t("account.name-help")} required autoComplete="name" />
        <Field name="email" type="email" label={t("account.email")} required autoComplete="username" />
        <Field
          name="password"
          type="password"
          label={t("account.password")}
          help={t("account.password-help")}
          required
          autoComplete="new-password"
        />
        <SubmitButton>{t("account.sign-up-button")}</SubmitButton>
      </Form>
      <p>
        {t("account.have-account")} <Link to={{ pathname: "/sign-in", search: search.toString() }}>{t("common.sign-in")}</Link>
      </p>
    </Page>
  );
}
