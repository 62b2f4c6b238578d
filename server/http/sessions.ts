import { createHmac, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "~/db/database.js";
import type { Holder } from "../collab/access.js";
import { together } from "../collab/together.js";
import type { Auth } from "./auth.js";

/** The value of a cookie in a `Cookie` header; null where it has none of this name. */
function cookieIn(header: string | null, name: string): string | null {
  const found = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  try {
    return found ? decodeURIComponent(found.slice(found.indexOf("=") + 1).trim()) : null;
  } catch {
    return null;
  }
}

/** What stands before the signature (better-auth's: HMAC with SHA-256 behind the last dot); null where the signature is not ours. */
function signedValue(value: string, secret: string): string | null {
  const dot = value.lastIndexOf(".");
  const content = value.slice(0, Math.max(0, dot));
  const given = Buffer.from(value.slice(dot + 1), "base64");
  const ours = createHmac("sha256", secret).update(content).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? content : null;
}

/** The sessions that have not ended, by their tokens. */
async function sessions(db: Kysely<Database>, tokens: readonly string[]): Promise<(Holder | null)[]> {
  const rows = await db
    .selectFrom("session")
    .where((eb) => eb("token", "=", eb.fn.any(eb.val([...tokens]))))
    .where("expiresAt", ">", new Date())
    .select(["token", "id", "userId"])
    .execute();
  const byToken = new Map(rows.map(({ token, id, userId }) => [token, { userId, sessionId: id }]));
  return tokens.map((token) => byToken.get(token) ?? null);
}

/**
 * Finds whose session a request's cookie belongs to; null for nobody's. A light question, because everybody's tabs come back at once
 * after a restart; better-auth's own `getSession` asks several and also renews the session, which pages do.
 */
export function sessionBy(auth: Auth, db: Kysely<Database>): (headers: Headers) => Promise<Holder | null> {
  const ask = together((tokens: string[]) => sessions(db, tokens), 50);
  return async (headers) => {
    const { authCookies, secret } = await auth.$context;
    const cookie = cookieIn(headers.get("cookie"), authCookies.sessionToken.name);
    const token = cookie && signedValue(cookie, secret);
    return token ? ask(token) : null;
  };
}
