import type { Kysely } from "kysely";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import { accessLink, spendAccessLinks } from "~/db/access-links.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { notify } from "~/db/notices.js";
import { type Auth, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../http/auth.js";
import { passwordHash } from "./insert-account.js";

export const askForPasswordSchema = z.object({ email: z.email().transform((email) => email.toLowerCase()) });
export const newPasswordSchema = z.object({
  password: z.string().min(MIN_PASSWORD_LENGTH, "account.error-short-password").max(MAX_PASSWORD_LENGTH),
});

const VALID_MS = 2 * 3_600_000;

/** Sends a link for a new password to the address, when it has an account; the answer is the same when it has none. */
export async function askForPassword(db: Kysely<Database>, { email }: z.output<typeof askForPasswordSchema>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const person = await trx.selectFrom("user").where("email", "=", email).select("id").executeTakeFirst();
    if (!person) return;
    const expiresAt = new Date(Date.now() + VALID_MS).toISOString();
    await notify(trx, { kind: "password-reset", to: [person.id], params: {}, link: { purpose: "reset", subjectId: person.id, expiresAt } });
    await recordEvent(trx, { actorId: null, action: "account.password-asked", subjectType: "person", subjectId: person.id });
  });
}

/** Whether a link for a new password can be used at this moment. Refuses "link-unknown". */
export async function assertResetLink(db: Kysely<Database>, token: string): Promise<string> {
  const link = await accessLink(db, "reset", token);
  if (!link || link.usedAt || link.expiresAt <= new Date()) throw new Refusal("link-unknown");
  return link.subjectId;
}

/** Sets a new password by a link, once; every session of the person ends, and so do all links that were asked for. Returns the person's id. */
export async function resetPassword(
  db: Kysely<Database>,
  auth: Auth,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const hash = await passwordHash(auth, password);
  return db.transaction().execute(async (trx) => {
    const userId = await assertResetLink(trx, token);
    await spendAccessLinks(trx, "reset", userId, new Date());
    await trx
      .updateTable("account")
      .set({ password: hash, updatedAt: new Date() })
      .where("userId", "=", userId)
      .where("providerId", "=", "credential")
      .execute();
    await trx.deleteFrom("session").where("userId", "=", userId).execute();
    await recordEvent(trx, { actorId: userId, action: "account.password-reset", subjectType: "person", subjectId: userId });
    return userId;
  });
}
