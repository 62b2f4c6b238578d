import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, SubmitButton } from "~/app/components/form.js";
import { OrganisationFields } from "~/app/components/organisation-fields.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { createOrganisation } from "~/server/commands/create-organisation.js";
import { organisationFactsSchema } from "~/server/commands/organisation-facts.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor, samePath } from "~/server/http/guard.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("organisation.new-title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const form = parseForm(formData, organisationFactsSchema);
  if (!form.ok) return form.response;
  return formAction(formData, async () => {
    const id = await createOrganisation(context.db, actor, form.value);
    return redirect(samePath(new URL(request.url).searchParams.get("next"), `/organisations/${id}`));
  });
}

export default function NewOrganisation() {
  const t = useT();
  return (
    <Page
      narrow
      title={t("organisation.new-title")}
      lead={t("organisation.new-lead")}
      breadcrumbs={[{ to: "/organisations", label: t("organisation.organisations") }]}
    >
      <Form>
        <OrganisationFields />
        <SubmitButton>{t("organisation.new-button")}</SubmitButton>
      </Form>
    </Page>
  );
}
