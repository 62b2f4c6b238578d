import { Refusal } from "~/app/domain/refusal.js";
import type { Invitation } from "~/db/invitations.js";

/** Throws unless the invitation can be accepted at `now`. A revoked one is as good as none. */
export function assertOpen(invitation: Invitation | null, now: Date): asserts invitation is Invitation {
  if (!invitation || invitation.revokedAt) throw new Refusal("invitation-unknown");
  if (invitation.usedAt) throw new Refusal("invitation-used");
  if (invitation.expiresAt <= now) throw new Refusal("invitation-expired");
}
