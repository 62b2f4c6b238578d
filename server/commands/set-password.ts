import type { Kysely } from "kysely";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { type Auth, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../http/auth.js";

export const setPasswordSchema = z.object({
  email: z.email().transform((email) => email.toLowerCase()),
  password: z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH),
});

/**
 * Gives an account a new password and ends its sessions, for whoever administers the machine itself: it asks for no right. Refuses "not-found" where no
 * account has the e-mail address.
 */
export async function setPassword(
  db: Kysely<Database>,
  auth: Auth,
  { email, password }: z.output<typeof setPasswordSchema>,
): Promise<void> {
  const hash = await (await auth.$context).password.hash(password);
  await db.transaction().execute(async (trx) => {
    const person = await trx.selectFrom("user").where("email", "=", email).select("id").executeTakeFirst();
    if (!person) throw new Refusal("not-found");
    await trx
      .updateTable("account")
      .set({ password: hash, updatedAt: new Date() })
      .where("userId", "=", person.id)
      .where("providerId", "=", "credential")
      .execute();
    await trx.deleteFrom("session").where("userId", "=", person.id).execute();
    await recordEvent(trx, { actorId: null, action: "account.password-set", subjectType: "person", subjectId: person.id });
  });
}
