import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, PLATFORM_ROLES } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { type Auth, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../http/auth.js";

export const accountSchema = z.object({
  email: z.email().transform((email) => email.toLowerCase()),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH),
  roles: z.array(z.enum(PLATFORM_ROLES)).default([]),
});

/**
 * Makes an account with roles of the installation, for whoever administers the machine itself: it asks for no right. Refuses "conflict" where the e-mail
 * address has an account already.
 */
export async function createAccount(db: Kysely<Database>, auth: Auth, input: z.output<typeof accountSchema>): Promise<Actor> {
  const { email, name, password, roles } = input;
  const known = await db.selectFrom("user").where("email", "=", email).select("id").executeTakeFirst();
  if (known) throw new Refusal("conflict");
  const { user } = await auth.api.signUpEmail({ body: { email, name, password } });
  await db.transaction().execute(async (trx) => {
    // signing up opens a session, which nobody is there to use
    await trx.deleteFrom("session").where("userId", "=", user.id).execute();
    for (const role of roles) await trx.insertInto("platform_role").values({ user_id: user.id, role }).execute();
    await recordEvent(trx, { actorId: null, action: "account.created", subjectType: "person", subjectId: user.id, data: { roles } });
  });
  return { userId: user.id, name, email, roles };
}
