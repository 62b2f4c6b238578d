import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Form, SubmitButton } from "~/app/components/form.js";
import { OrganisationFields } from "~/app/components/organisation-fields.js";
import { Page } from "~/app/components/page.js";
import { Refusal } from "~/app/domain/refusal.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { editOrganisation } from "~/server/commands/edit-organisation.js";
import { organisationFactsSchema } from "~/server/commands/organisation-facts.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { organisationPage } from "~/server/queries/organisation.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: documentTitle(data?.organisation.name) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { organisation, mayEdit } = await organisationPage(context.db, actor, params.organisationId ?? "");
  if (!mayEdit) throw new Refusal("forbidden");
  return { organisation };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const form = parseForm(formData, organisationFactsSchema);
  if (!form.ok) return form.response;
  const id = params.organisationId ?? "";
  return formAction(formData, async () => {
    await editOrganisation(context.db, actor, { id, ...form.value });
    return redirect(`/organisations/${id}`);
  });
}

export default function EditOrganisation() {
  const t = useT();
  const { organisation } = useLoaderData<typeof loader>();
  const page = `/organisations/${organisation.id}`;
  return (
    <Page
      narrow
      title={t("organisation.edit-title", { name: organisation.name })}
      breadcrumbs={[
        { to: "/organisations", label: t("organisation.organisations") },
        { to: page, label: organisation.name },
      ]}
    >
      <Form>
        <OrganisationFields values={organisation} />
        <p className="actions">
          <SubmitButton>{t("common.save")}</SubmitButton>
          <Link to={page}>{t("common.cancel")}</Link>
        </p>
      </Form>
    </Page>
  );
}
