import type { Kysely } from "kysely";
import { type Actor, assertMay, type CoalitionRole, may } from "~/app/domain/access/may.js";
import { otherKind } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { takesOrganisations } from "~/app/domain/submission/transitions.js";
import { coalitionById, type CoalitionPerson } from "~/db/coalitions.js";
import type { Database } from "~/db/database.js";
import { openInvitations } from "~/db/invitations.js";
import { guestsOf } from "~/db/signing-links.js";
import { submissionsOfCoalition } from "~/db/submissions.js";

/** The coalition as its members see it: each organisation with its people, a line a person; open invitations for those who may invite. */
export async function coalitionPage(db: Kysely<Database>, actor: Actor, id: string, now = new Date()) {
  const coalition = await coalitionById(db, id);
  if (!coalition) throw new Refusal("not-found");
  const subject = { type: "coalition", places: coalition.people } as const;
  assertMay(actor, "coalition.read", subject);
  const mayInvite = may(actor, "coalition.invite", subject);
  const guests = await guestsOf(db, id);
  const [submissions, invitations] = await Promise.all([submissionsOfCoalition(db, id), mayInvite ? openInvitations(db, id, now) : []]);
  return {
    id,
    name: coalition.name,
    review: coalition.review,
    organisations: coalition.organisations.map((organisation) => ({
      ...organisation,
      leads: organisation.id === coalition.leadOrganisationId,
      people: peopleOf(coalition.people, organisation.id),
      byLink: guests.has(organisation.id) ? { contact: mayInvite ? (guests.get(organisation.id) ?? "") : "" } : null,
    })),
    submissions: submissions.filter(({ state }) => state !== "set-aside"),
    aside: submissions.filter(({ state }) => state === "set-aside"),
    invitations: invitations.map(({ id: invitationId, role, organisationName, email, expiresAt }) => ({
      id: invitationId,
      role,
      organisationName,
      email,
      expiresAt,
    })),
    may: {
      invite: mayInvite,
      inviteColleague: may(actor, "coalition.invite-colleague", subject),
      edit: may(actor, "coalition.edit", subject),
      /** Whether a further organisation may join at the moment. */
      grow: takesOrganisations(submissions.map(({ state }) => state)),
      startSubmission: may(actor, "submission.create", subject),
      /** Drafts that could be of another kind: organisations came or left, or it was chosen wrongly. */
      fitKind: submissions
        .filter(
          ({ kind, state }) =>
            otherKind(kind, coalition.organisations.length) !== null &&
            may(actor, "submission.fit-kind", { ...subject, type: "submission", state }),
        )
        .map((one) => one.id),
      setAside: submissions
        .filter(({ state, filed }) => !filed && may(actor, "submission.set-aside", { ...subject, type: "submission", state }))
        .map((one) => one.id),
      bringBack: may(actor, "submission.bring-back", { ...subject, type: "submission", state: "set-aside" }),
    },
  };
}

interface PersonWithRoles {
  userId: string;
  name: string;
  email: string;
  roles: CoalitionRole[];
}

function peopleOf(places: readonly CoalitionPerson[], organisationId: string): PersonWithRoles[] {
  const people = new Map<string, PersonWithRoles>();
  for (const { userId, name, email, role, organisationId: of } of places) {
    if (of !== organisationId) continue;
    const person = people.get(userId) ?? { userId, name, email, roles: [] };
    person.roles.push(role);
    people.set(userId, person);
  }
  return [...people.values()];
}
