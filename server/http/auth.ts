import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import type pg from "pg";
import { createAttempts } from "./attempts.js";

/** What the environment says that sign-in needs. */
export interface AuthConfig {
  /** The address that people reach Caucus by. */
  baseUrl: string;
  /** Signs the session cookies. */
  secret: string;
}

/** Passwords are at least this long; nothing else is asked of them (NIST SP 800-63B). */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

/** Wrong passwords for one e-mail address before it has to wait. */
const FAILURES = { limit: 10, windowMs: 15 * 60_000 };

const SIGN_IN = "/sign-in/email";
const addressOf = (body: unknown): string => {
  const email = (body as { email?: unknown } | undefined)?.email;
  return typeof email === "string" ? email.toLowerCase() : "";
};

/** Accounts and sessions, by better-auth on the tables of the first migration. Passwords are kept as scrypt hashes. */
export function createAuth(pool: pg.Pool, { baseUrl, secret }: AuthConfig) {
  const attempts = createAttempts(FAILURES);
  return betterAuth({
    appName: "Caucus",
    baseURL: baseUrl,
    secret,
    database: pool,
    emailAndPassword: { enabled: true, minPasswordLength: MIN_PASSWORD_LENGTH, maxPasswordLength: MAX_PASSWORD_LENGTH, autoSignIn: true },
    advanced: { useSecureCookies: process.env.NODE_ENV === "production" && baseUrl.startsWith("https:"), cookiePrefix: "caucus" },
    rateLimit: { enabled: true },
    telemetry: { enabled: false },
    // a wrong password is no matter for the log
    logger: { level: "error" },
    // better-auth's own limit counts requests to its HTTP endpoints, which are not served; these see the pages' sign-ins too
    hooks: {
      before: createAuthMiddleware((ctx) => {
        if (ctx.path === SIGN_IN && !attempts.allows(addressOf(ctx.body))) return Promise.reject(new APIError("TOO_MANY_REQUESTS"));
        return Promise.resolve();
      }),
      after: createAuthMiddleware((ctx) => {
        if (ctx.path === SIGN_IN) attempts[isAPIError(ctx.context.returned) ? "failed" : "succeeded"](addressOf(ctx.body));
        return Promise.resolve();
      }),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
