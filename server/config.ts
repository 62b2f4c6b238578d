import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";

/** A variable that is set but empty counts as not set. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const PORTS = "must be a number from 0 to 65535";

const environment = z.object({
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://")),
  REDIS_URL: optional(
    z
      .string()
      .regex(/^rediss?:\/\/./, "must begin with redis:// or rediss://")
      .refine(URL.canParse, "must be an address such as redis://cache.example:6379"),
  ),
  PORT: optional(z.string().transform(Number).pipe(z.int(PORTS).min(0, PORTS).max(65535, PORTS))),
  HOST: optional(z.string()),
  CAUCUS_DATA: optional(z.string()),
  CAUCUS_SAMPLE: optional(z.enum(["auto", "yes", "no"])),
  CAUCUS_DATABASE: optional(z.enum(["auto", "pglite"])),
  BASE_URL: optional(z.url({ protocol: /^https?$/, error: "must be an address such as https://caucus.example.org" })),
  AUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\/.+/, "must be an address such as smtp://user:password@mail.example.org:587")),
  MAIL_FROM: optional(z.string().regex(/@/, "must hold an e-mail address, such as Caucus <caucus@example.org>")),
  CAUCUS_NOW: optional(z.iso.datetime({ error: "must be an instant such as 2026-07-14T21:58:00Z" })),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
  NODE_ENV: optional(z.string()),
});

/** What the environment says. */
export interface Environment {
  databaseUrl: string | undefined;
  /** Where the processes that serve the same documents reach each other; without it there is one. */
  redisUrl: string | undefined;
  /** Where everything that an installation without DATABASE_URL must keep lives. */
  dataFolder: string;
  pgliteOnly: boolean;
  /** Whether an empty installation is filled with the sample review. */
  sample: boolean;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** The address that people use, without a trailing slash; null: http://localhost and the port. */
  baseUrl: string | null;
  authSecret: string;
  /** A mail server and the sender's address; null: messages stay for an administrator to read. */
  mail: { url: string; from: string } | null;
  /** The time that filing and reminders go by, for rehearsals and tests: what it was at the start, running on; null for the machine's own. */
  startsAt: Date | null;
  logLevel: string;
  production: boolean;
}

/** What the running parts know: by then the port is, so the address is too. */
export type Config = Environment & { baseUrl: string };

/** The environment, checked. Throws one sentence that names every variable that is wrong, and why. */
export function readConfig(env: Record<string, string | undefined> = process.env): Environment {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  }
  const values = parsed.data;
  if (values.SMTP_URL && !values.MAIL_FROM) throw new Error("MAIL_FROM: must say whom mail comes from when SMTP_URL is set");
  const dataFolder = resolve(values.CAUCUS_DATA ?? "data");
  return {
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    dataFolder,
    pgliteOnly: values.CAUCUS_DATABASE === "pglite",
    sample: values.CAUCUS_SAMPLE === "yes" || (values.CAUCUS_SAMPLE !== "no" && !values.DATABASE_URL),
    host: values.HOST ?? "127.0.0.1",
    port: values.PORT ?? 3000,
    baseUrl: values.BASE_URL?.replace(/\/+$/, "") ?? null,
    authSecret: values.AUTH_SECRET ?? storedSecret(join(dataFolder, "auth-secret")),
    mail: values.SMTP_URL && values.MAIL_FROM ? { url: values.SMTP_URL, from: values.MAIL_FROM } : null,
    startsAt: values.CAUCUS_NOW ? new Date(values.CAUCUS_NOW) : null,
    logLevel: values.LOG_LEVEL ?? "info",
    production: values.NODE_ENV === "production",
  };
}

/** The secret that signs sessions: made on the first start and kept, or everybody would be signed out by a restart. */
function storedSecret(file: string): string {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    writeFirst(file, randomBytes(32).toString("base64url"));
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Error(`CAUCUS_DATA: ${folder} is no folder that can be written in`, { cause: error });
  }
}

/** Writes a file where there is none, for the owner alone. */
function writeFirst(file: string, text: string) {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
