import { isAPIError } from "better-auth/api";
import { z } from "zod";
import { Refusal } from "~/app/domain/refusal.js";
import type { Auth } from "../http/auth.js";
import { sessionCookies } from "../http/session-cookies.js";

export const signInSchema = z.object({ email: z.email(), password: z.string().min(1).max(128) });

/** Opens a session; returns the headers that set its cookies. Refuses "sign-in-failed" without saying whether the account exists. */
export async function signIn(auth: Auth, body: z.infer<typeof signInSchema>, headers: Headers): Promise<Headers> {
  try {
    return sessionCookies((await auth.api.signInEmail({ body, headers, returnHeaders: true })).headers);
  } catch (error) {
    if (!isAPIError(error)) throw error;
    throw new Refusal(error.statusCode === 429 ? "too-many-attempts" : "sign-in-failed");
  }
}
