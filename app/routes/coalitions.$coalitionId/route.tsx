import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { addOrganisationByLink, addOrganisationByLinkSchema } from "~/server/commands/add-organisation-by-link.js";
import { changePlace, changePlaceSchema } from "~/server/commands/change-place.js";
import { fitKind, fitKindSchema } from "~/server/commands/fit-kind.js";
import { inviteToCoalition, inviteToCoalitionSchema } from "~/server/commands/invite-to-coalition.js";
import { removeFromCoalition, removeFromCoalitionSchema } from "~/server/commands/remove-from-coalition.js";
import { revokeInvitation } from "~/server/commands/revoke-invitation.js";
import { bringBackSchema, bringSubmissionBack, setAsideSchema, setSubmissionAside } from "~/server/commands/set-aside-submission.js";
import { formAction, parseForm } from "~/server/http/forms.js";
import { requireActor } from "~/server/http/guard.js";
import { coalitionPage } from "~/server/queries/coalition.js";
import { GuestForm } from "./guest-form.js";
import { InviteForm } from "./invite-form.js";
import { Invitations } from "./invitations.js";
import { People } from "./people.js";
import { Aside, Submissions } from "./submissions.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: documentTitle(page?.name) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return { ...(await coalitionPage(context.db, actor, params.coalitionId ?? "")), me: actor.userId };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, documents, config } = context;
  const actor = await requireActor(request, context);
  const coalitionId = params.coalitionId ?? "";
  const formData = await request.formData();
  const form = formData.get("_form");
  if (form === "invite") {
    const parsed = parseForm(formData, inviteToCoalitionSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      const { token, expiresAt } = await inviteToCoalition(db, actor, { coalitionId, ...parsed.value });
      return data({ invited: { url: `${config.baseUrl}/invitations/${token}`, expiresAt } }, { headers: { "Cache-Control": "no-store" } });
    });
  }
  if (form === "guest") {
    const parsed = parseForm(formData, addOrganisationByLinkSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      await addOrganisationByLink(db, actor, { coalitionId, ...parsed.value }, documents);
      return redirect(`/coalitions/${coalitionId}`);
    });
  }
  if (typeof form === "string" && form.startsWith("revoke-")) {
    return formAction(formData, async () => {
      await revokeInvitation(db, actor, { coalitionId, id: form.slice("revoke-".length) });
      return redirect(`/coalitions/${coalitionId}`);
    });
  }
  if (typeof form === "string" && form.startsWith("remove-")) {
    const parsed = parseForm(formData, removeFromCoalitionSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      await removeFromCoalition(db, actor, { coalitionId, ...parsed.value }, documents);
      return redirect(parsed.value.userId === actor.userId ? "/" : `/coalitions/${coalitionId}`);
    });
  }
  if (typeof form === "string" && form.startsWith("fit-kind-")) {
    const parsed = parseForm(formData, fitKindSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      const { documentId } = await fitKind(db, actor, parsed.value);
      await documents.changed(documentId);
      return redirect(`/coalitions/${coalitionId}`);
    });
  }
  if (typeof form === "string" && /^(?:set-aside|bring-back)-/.test(form)) {
    const aside = form.startsWith("set-aside");
    const parsed = parseForm(formData, aside ? setAsideSchema : bringBackSchema);
    if (!parsed.ok) return parsed.response;
    return formAction(formData, async () => {
      const { documentId } = await (aside ? setSubmissionAside : bringSubmissionBack)(db, actor, parsed.value);
      await documents.changed(documentId);
      return redirect(`/coalitions/${coalitionId}`);
    });
  }
  const parsed = parseForm(formData, changePlaceSchema);
  if (!parsed.ok) return parsed.response;
  return formAction(formData, async () => {
    await changePlace(db, actor, { coalitionId, ...parsed.value }, documents);
    return redirect(`/coalitions/${coalitionId}`);
  });
}

export default function Coalition() {
  const t = useT();
  const { me, ...coalition } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { id, name, review, submissions, may } = coalition;
  const start = may.startSubmission && (
    <Link to={`/submissions/new?coalition=${id}`} className={`button button--${submissions.length === 0 ? "primary" : "secondary"}`}>
      {t("coalition.start-submission")}
    </Link>
  );
  return (
    <Page
      title={name}
      eyebrow={t("coalition.of-review", { state: review.stateName, session: review.session })}
      breadcrumbs={[
        { to: "/reviews", label: t("common.nav-reviews") },
        { to: `/reviews/${review.id}`, label: review.stateName },
      ]}
      actions={start}
    >
      <Submissions
        submissions={submissions}
        organisations={coalition.organisations.length}
        mayFitKind={may.fitKind}
        maySetAside={may.setAside}
      />
      <Aside submissions={coalition.aside} mayBringBack={may.bringBack} />
      <People organisations={coalition.organisations} me={me} mayEdit={may.edit} />
      {may.invite && !may.grow && (
        <Notice title={t("coalition.grows-not")}>
          <p>{t("coalition.grows-not-text")}</p>
        </Notice>
      )}
      {may.invite && may.grow && <GuestForm />}
      {may.invite && <Invitations invitations={coalition.invitations} />}
      {may.inviteColleague && (
        <InviteForm
          organisations={coalition.organisations.filter(({ people }) => people.some(({ userId }) => userId === me))}
          leads={may.invite}
          grows={may.grow}
          made={answer && "invited" in answer ? answer.invited : null}
        />
      )}
    </Page>
  );
}
