import type { Kysely } from "kysely";
import { z } from "zod";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { networkOf } from "../http/attempts.js";
import type { AppContext } from "../http/context.js";
import { passwordHash } from "./insert-account.js";
import { newPasswordSchema } from "./reset-password.js";
import { signUpSchema } from "./sign-up.js";

export const renameSchema = signUpSchema.pick({ name: true });
export const changePasswordSchema = newPasswordSchema.extend({ oldPassword: z.string().min(1).max(128) });

/** A person's own name, as it stands from now on; what they signed keeps the name that they signed with. */
export async function renamePerson(db: Kysely<Database>, actor: Actor, { name }: z.output<typeof renameSchema>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable("user").set({ name }).where("id", "=", actor.userId).execute();
    await recordEvent(trx, { actorId: actor.userId, action: "account.renamed", subjectType: "person", subjectId: actor.userId });
  });
}

/**
 * A new password for whoever knows the old one; the session that asks goes on, every other ends. Refuses "old-password-wrong", and "too-many-attempts" after too
 * many wrong ones: an unlocked machine is no way to try passwords.
 */
export async function changePassword(
  { db, auth, signIns, address }: Pick<AppContext, "db" | "auth" | "signIns" | "address">,
  actor: Actor,
  { oldPassword, password }: z.output<typeof changePasswordSchema>,
  headers: Headers,
): Promise<void> {
  const key = `${networkOf(address)} ${actor.email}`;
  if (!signIns.begin(key)) throw new Refusal("too-many-attempts");
  const credential = await db
    .selectFrom("account")
    .where("userId", "=", actor.userId)
    .where("providerId", "=", "credential")
    .select("password")
    .executeTakeFirst();
  const { password: passwords } = await auth.$context;
  if (!credential?.password || !(await passwords.verify({ hash: credential.password, password: oldPassword })))
    throw new Refusal("old-password-wrong");
  signIns.succeeded(key);
  const hash = await passwordHash(auth, password);
  const current = await auth.api.getSession({ headers });
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("account")
      .set({ password: hash, updatedAt: new Date() })
      .where("userId", "=", actor.userId)
      .where("providerId", "=", "credential")
      // of two changes at once one wins
      .where("password", "=", credential.password)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal("conflict");
    await trx
      .deleteFrom("session")
      .where("userId", "=", actor.userId)
      .where("id", "!=", current?.session.id ?? "")
      .execute();
    await recordEvent(trx, { actorId: actor.userId, action: "account.password-changed", subjectType: "person", subjectId: actor.userId });
  });
}
