import { createHmac, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "~/db/database.js";
import type { Holder } from "../collab/access.js";
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

/**
 * Finds whose session a request's cookie belongs to; null for nobody's. In one indexed query, because everybody's tabs come back at once
 * after a restart; better-auth's own `getSession` needs several and also renews the session, which pages do.
 */
export const sessionBy =
  (auth: Auth, db: Kysely<Database>) =>
  async (headers: Headers): Promise<Holder | null> => {
    const { authCookies, secret } = await auth.$context;
    const cookie = cookieIn(headers.get("cookie"), authCookies.sessionToken.name);
    const token = cookie && signedValue(cookie, secret);
    if (!token) return null;
    const row = await db
      .selectFrom("session")
      .where("token", "=", token)
      .where("expiresAt", ">", new Date())
      .select(["id", "userId"])
      .executeTakeFirst();
    return row ? { userId: row.userId, sessionId: row.id } : null;
  };
