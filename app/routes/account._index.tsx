import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { changePassword, changePasswordSchema, renamePerson, renameSchema } from "~/server/commands/change-account.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("account.own-title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email } = await requireActor(request, context);
  const changed = new URL(request.url).searchParams.get("changed");
  return { name, email, changed: (["name", "password"] as const).find((one) => one === changed) ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  if (formData.get("_form") === "password") {
    const parsed = parseForm(formData, changePasswordSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      await changePassword(context, actor, parsed.value, request.headers);
      await context.documents.personChanged(actor.userId);
      return redirect("/account?changed=password");
    });
  }
  const parsed = parseForm(formData, renameSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    await renamePerson(context.db, actor, parsed.value);
    return redirect("/account?changed=name");
  });
}

export default function Account() {
  const t = useT();
  const { name, email, changed } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={t("account.own-title")} lead={t("account.own-lead", { email })}>
      {changed && <Notice kind="success" live title={t(`account.own-changed-${changed}`)} />}
      <section className="flow">
        <h2>{t("account.own-name")}</h2>
        <Form name="name">
          <Field name="name" label={t("account.name")} help={t("account.own-name-help")} required autoComplete="name" defaultValue={name} />
          <SubmitButton>{t("account.own-name-button")}</SubmitButton>
        </Form>
      </section>
      <section className="flow">
        <h2>{t("account.own-password")}</h2>
        <p>{t("account.own-password-text")}</p>
        <Form name="password">
          <Field name="oldPassword" type="password" label={t("account.own-password-old")} required autoComplete="current-password" />
          <Field
            name="password"
            type="password"
            label={t("account.own-password-new")}
            help={t("account.password-help")}
            required
            autoComplete="new-password"
          />
          <SubmitButton>{t("account.own-password-button")}</SubmitButton>
        </Form>
      </section>
      <p>
        <Link to="/account/notices">{t("account.own-notices")}</Link>
      </p>
    </Page>
  );
}
