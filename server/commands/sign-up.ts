import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import { networkOf } from "../http/attempts.js";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../http/auth.js";
import type { AppContext } from "../http/context.js";
import { sessionCookies } from "../http/session-cookies.js";
import { insertAccount, passwordHash } from "./insert-account.js";

export const signUpSchema = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(MIN_PASSWORD_LENGTH, "account.error-short-password").max(MAX_PASSWORD_LENGTH),
});

/**
 * Makes an account and opens its first session; returns the person's id and the headers that set the session's cookies. Refuses "account-exists", and "too-many-accounts" for
 * an address that many sign-ups came from, whether or not they succeeded.
 */
export async function signUp(
  { db, auth, signUps, address }: Pick<AppContext, "db" | "auth" | "signUps" | "address">,
  body: z.infer<typeof signUpSchema>,
  requestHeaders?: Headers,
): Promise<{ userId: string; headers: Headers }> {
  if (!signUps.begin(networkOf(address))) throw new Refusal("too-many-accounts");
  const { email, name, password } = body;
  const hash = await passwordHash(auth, password);
  const userId = await db.transaction().execute(async (trx) => {
    const id = await insertAccount(trx, { email, name, hash });
    await recordEvent(trx, { actorId: id, action: "person.signed-up", subjectType: "person", subjectId: id });
    return id;
  });
  const { headers } = await auth.api.signInEmail({ body: { email, password }, headers: requestHeaders, returnHeaders: true });
  return { userId, headers: sessionCookies(headers) };
}
