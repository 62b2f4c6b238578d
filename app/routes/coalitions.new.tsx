import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Empty } from "~/app/components/empty.js";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Page } from "~/app/components/page.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { foundCoalition, foundCoalitionSchema } from "~/server/commands/found-coalition.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { foundingPage } from "~/server/queries/organisation.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("coalition.new-title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const reviewId = new URL(request.url).searchParams.get("review");
  if (!reviewId) throw redirect("/reviews");
  return foundingPage(context.db, actor, reviewId);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  if (!formData.get("reviewId")) throw redirect("/reviews");
  const form = parseForm(formData, foundCoalitionSchema);
  if (!form.ok) return form.response;
  return formAction(formData, async () => redirect(`/coalitions/${await foundCoalition(context.db, actor, form.value)}`));
}

export default function NewCoalition() {
  const t = useT();
  const { review, organisations } = useLoaderData<typeof loader>();
  const here = `/coalitions/new?review=${review.id}`;
  return (
    <Page
      narrow
      title={t("coalition.new-title")}
      lead={t("coalition.new-lead", { state: review.stateName, session: review.session, deadline: formatDateTime(review.deadline) })}
      breadcrumbs={[
        { to: "/reviews", label: t("common.nav-reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
      ]}
    >
      {organisations.length === 0 ? (
        <Empty
          title={t("coalition.no-organisation")}
          action={
            <Link to={`/organisations/new?${new URLSearchParams({ next: here })}`} className="button button--primary">
              {t("organisation.new-title")}
            </Link>
          }
        >
          <p>{t("coalition.no-organisation-text")}</p>
        </Empty>
      ) : (
        <Form>
          <input type="hidden" name="reviewId" value={review.id} />
          <Field name="name" label={t("coalition.name")} help={t("coalition.name-help")} required />
          <Field
            name="organisationId"
            type="select"
            label={t("coalition.lead-organisation")}
            help={t("coalition.lead-organisation-help")}
            required
            options={organisations}
            defaultValue={organisations[0]?.value}
          />
          <p className="soft">{t("coalition.alone")}</p>
          <SubmitButton>{t("coalition.new-button")}</SubmitButton>
        </Form>
      )}
    </Page>
  );
}
