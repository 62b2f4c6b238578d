import { newId } from "~/app/domain/document/document.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Trx } from "../collab/documents.js";
import type { Auth } from "../http/auth.js";

/** A password as it is kept; takes a while on purpose, so it is made before a transaction begins. */
export const passwordHash = async (auth: Auth, password: string): Promise<string> => (await auth.$context).password.hash(password);

/**
 * Adds a person who signs in with a password, in better-auth's own tables but in our transaction: the account and its audit event exist together or not at all.
 * Returns the person's id; refuses "account-exists".
 */
export async function insertAccount(trx: Trx, { email, name, hash }: { email: string; name: string; hash: string }): Promise<string> {
  const id = newId();
  const added = await trx
    .insertInto("user")
    .values({ id, name, email: email.toLowerCase() })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!added) throw new Refusal("account-exists");
  await trx.insertInto("account").values({ id: newId(), accountId: id, providerId: "credential", userId: id, password: hash }).execute();
  return id;
}
