import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { z } from "zod";
import { Field } from "~/app/components/field.js";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { OrganisationFields } from "~/app/components/organisation-fields.js";
import { Page } from "~/app/components/page.js";
import { formatDateTime, formatList } from "~/app/i18n/format.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { acceptInvitation, type BroughtOrganisation } from "~/server/commands/accept-invitation.js";
import { organisationFactsSchema } from "~/server/commands/organisation-facts.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { actorOf, requireActor } from "~/server/http/guard.js";
import { invitationPage } from "~/server/queries/invitation.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("coalition.join-eyebrow");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return invitationPage(context.db, await actorOf(request, context), params.token ?? "");
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const formData = await request.formData();
  const accept = (brings?: BroughtOrganisation) =>
    formAction(formData, async () => {
      const id = await acceptInvitation(context.db, actor, { token: params.token ?? "", brings }, context.documents);
      return redirect(`/coalitions/${id}`);
    });
  switch (formData.get("_form")) {
    case "mine": {
      const form = parseForm(formData, z.object({ organisationId: z.string().min(1) }));
      return form.ok ? accept(form.value) : form.response;
    }
    case "new": {
      const form = parseForm(formData, organisationFactsSchema);
      return form.ok ? accept({ newOrganisation: form.value }) : form.response;
    }
    default:
      return accept();
  }
}

export default function Join() {
  const t = useT();
  const { locale } = useLocale();
  const { pathname } = useLocation();
  const { coalition, organisations, inviter, review, role, organisation, expiresAt, mine, person, closed } = useLoaderData<typeof loader>();
  const about = { inviter, role: t(`coalition.as-${role}`), state: review.stateName, session: review.session };
  const next = new URLSearchParams({ next: pathname });
  return (
    <Page
      narrow
      eyebrow={t("coalition.join-eyebrow")}
      title={t("coalition.join-title", { coalition })}
      lead={organisation ? t("coalition.join-lead-organisation", { ...about, organisation }) : t("coalition.join-lead", about)}
    >
      <p>{t("coalition.join-organisations", { organisations: formatList(organisations, { locale }) })}</p>
      <p>
        {t(`coalition.join-may-${role}`)} {t("coalition.join-expires", { date: formatDateTime(expiresAt) })}
      </p>
      {closed && mine.length === 0 && (
        <Notice kind="warning" title={t("coalition.join-closed")}>
          <p>{t("coalition.join-closed-text", { inviter, date: formatDateTime(expiresAt) })}</p>
        </Notice>
      )}
      {!person && (
        <Notice title={t(closed ? "coalition.join-closed-sign-in" : "coalition.join-sign-in")}>
          <p className="actions">
            {!closed && (
              <Link to={`/sign-up?${next}`} className="button button--primary">
                {t("common.sign-up")}
              </Link>
            )}
            <Link to={`/sign-in?${next}`} className="button button--secondary">
              {t("common.sign-in")}
            </Link>
          </p>
        </Notice>
      )}
      {person && <p className="soft">{t("coalition.join-as", person)}</p>}
      {person && organisation && (
        <Form>
          <SubmitButton>{t("coalition.join-button")}</SubmitButton>
        </Form>
      )}
      {person && !organisation && mine.length > 0 && (
        <section className="flow">
          <h2>{t("coalition.join-mine")}</h2>
          <Form name="mine">
            <Field
              name="organisationId"
              type="radio"
              label={t("coalition.join-mine-field")}
              required
              options={mine.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={mine.length === 1 ? mine[0]?.id : undefined}
            />
            <SubmitButton>{t("coalition.join-mine-button")}</SubmitButton>
          </Form>
        </section>
      )}
      {person && !organisation && !closed && (
        <section className="flow">
          <h2>{t("coalition.join-new")}</h2>
          <Form name="new">
            <OrganisationFields />
            <SubmitButton kind={mine.length > 0 ? "secondary" : "primary"}>{t("coalition.join-new-button")}</SubmitButton>
          </Form>
        </section>
      )}
    </Page>
  );
}
