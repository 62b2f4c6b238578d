import { Refusal } from "~/app/domain/refusal.js";
import { createAttempts, networkOf } from "./attempts.js";

const HOUR = 3_600_000;
const byAddress = createAttempts({ limit: 5, windowMs: HOUR });
const byConnection = createAttempts({ limit: 30, windowMs: HOUR });

/** Counts one request for a new password; refuses "too-many-resets" where an e-mail address or a connection asks too often, so that nobody's mailbox is filled. */
export function allowReset(email: string, connection: string): void {
  if (!byConnection.begin(networkOf(connection)) || !byAddress.begin(email)) throw new Refusal("too-many-resets");
}
