import { betterAuth } from "better-auth";
import type pg from "pg";

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

/** Accounts and sessions, by better-auth on the tables of the first migration. Passwords are kept as scrypt hashes. */
export function createAuth(pool: pg.Pool, { baseUrl, secret }: AuthConfig) {
  return betterAuth({
    appName: "Caucus",
    baseURL: baseUrl,
    secret,
    database: pool,
    emailAndPassword: { enabled: true, minPasswordLength: MIN_PASSWORD_LENGTH, maxPasswordLength: MAX_PASSWORD_LENGTH, autoSignIn: true },
    advanced: { useSecureCookies: process.env.NODE_ENV === "production" && baseUrl.startsWith("https:"), cookiePrefix: "caucus" },
    telemetry: { enabled: false },
    // a wrong password is no matter for the log
    logger: { level: "error" },
    // its own limit counts requests to its HTTP endpoints, which are not served; `sign-in.ts` counts
    rateLimit: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;
