import { isAPIError } from "better-auth/api";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import { networkOf } from "../http/attempts.js";
import type { AppContext } from "../http/context.js";
import { sessionCookies } from "../http/session-cookies.js";

export const signInSchema = z.object({ email: z.email(), password: z.string().min(1).max(128) });

/**
 * Opens a session; returns the headers that set its cookies. Refuses "sign-in-failed" without saying whether the account exists, and
 * "too-many-attempts" after too many wrong passwords for this account from this network; the account stays open from elsewhere.
 */
export async function signIn(
  { auth, signIns, address }: Pick<AppContext, "auth" | "signIns" | "address">,
  body: z.infer<typeof signInSchema>,
  headers: Headers,
): Promise<Headers> {
  const key = `${networkOf(address)} ${body.email.toLowerCase()}`;
  if (!signIns.begin(key)) throw new Refusal("too-many-attempts");
  try {
    const signedIn = await auth.api.signInEmail({ body, headers, returnHeaders: true });
    signIns.succeeded(key);
    return sessionCookies(signedIn.headers);
  } catch (error) {
    if (isAPIError(error)) throw new Refusal("sign-in-failed");
    signIns.takeBack(key);
    throw error;
  }
}
