import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, PLATFORM_ROLES } from "~/app/domain/access/may.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { type Auth, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../http/auth.js";
import { insertAccount, passwordHash } from "./insert-account.js";

export const accountSchema = z.object({
  email: z.email().transform((email) => email.toLowerCase()),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH),
  roles: z.array(z.enum(PLATFORM_ROLES)).default([]),
});

/**
 * Makes an account with roles of the installation, for whoever administers the machine itself: it asks for no right. Refuses "account-exists" where the e-mail
 * address has an account already.
 */
export async function createAccount(db: Kysely<Database>, auth: Auth, input: z.output<typeof accountSchema>): Promise<Actor> {
  const { email, name, password, roles } = input;
  const hash = await passwordHash(auth, password);
  return db.transaction().execute(async (trx) => {
    const userId = await insertAccount(trx, { email, name, hash });
    for (const role of roles) await trx.insertInto("platform_role").values({ user_id: userId, role }).execute();
    await recordEvent(trx, { actorId: null, action: "account.created", subjectType: "person", subjectId: userId, data: { roles } });
    return { userId, name, email, roles };
  });
}
