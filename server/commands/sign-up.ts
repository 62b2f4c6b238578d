import { isAPIError } from "better-auth/api";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import { networkOf } from "../http/attempts.js";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../http/auth.js";
import type { AppContext } from "../http/context.js";
import { sessionCookies } from "../http/session-cookies.js";

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
  const network = networkOf(address);
  if (!signUps.allows(network)) throw new Refusal("too-many-accounts");
  signUps.failed(network);
  try {
    const { headers, response } = await auth.api.signUpEmail({ body, headers: requestHeaders, returnHeaders: true });
    const userId = response.user.id;
    await db
      .transaction()
      .execute((trx) => recordEvent(trx, { actorId: userId, action: "person.signed-up", subjectType: "person", subjectId: userId }));
    return { userId, headers: sessionCookies(headers) };
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 422) throw new Refusal("account-exists");
    throw error;
  }
}
