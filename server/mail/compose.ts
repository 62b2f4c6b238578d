import type { Kysely } from "kysely";
import type { NoticeLink } from "~/app/domain/notices/notices.js";
import { formatDateTime } from "~/app/i18n/format.js";
import { type MessageKey, type Params, type Translate, translator } from "~/app/i18n/index.js";
import { makeAccessLink } from "~/db/access-links.js";
import type { Database } from "~/db/database.js";
import type { Notice } from "~/db/notices.js";
import { actorById } from "~/db/people.js";
import { unsubscribePath } from "./unsubscribe.js";

export interface Site {
  /** Without a trailing slash. */
  baseUrl: string;
  /** Signs the links by which a kind is turned off. */
  secret: string;
}

export interface Message {
  to: string;
  subject: string;
  text: string;
  /** Turns this kind off by one click in a mail program (RFC 8058); null for a collection and for what cannot be turned off. */
  unsubscribe: string | null;
}

const PATHS: Record<NoticeLink["purpose"], string> = { invitation: "/invitations/", sign: "/sign/", reset: "/reset-password/" };
const isInstant = (value: string | number): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

/**
 * Writes the message of one notice, or of several of the same address as a collection. Links that open something without an account are made now: each writing
 * makes a new one.
 */
export async function compose(db: Kysely<Database>, site: Site, notices: readonly Notice[]): Promise<Message> {
  const t = translator("en");
  const [first] = notices;
  if (!first) throw new Error("There is nothing to write.");
  const person = first.user_id ? await actorById(db, first.user_id) : null;
  const parts: { subject: string; text: string }[] = [];
  for (const notice of notices) parts.push(await part(db, site, t, notice));
  const [only] = parts;
  const single = parts.length === 1 && only ? only : null;
  const unsubscribe =
    single && first.kind !== "password-reset" ? site.baseUrl + unsubscribePath(site.secret, first.address, first.kind) : null;
  const foot = [
    t("mail.sign", { site: site.baseUrl }),
    unsubscribe && t(person ? "mail.why" : "mail.why-guest", { url: unsubscribe }),
    person && first.kind !== "password-reset" && t("mail.why-account", { url: `${site.baseUrl}/account/notices` }),
  ].filter((line) => typeof line === "string");
  const body = single ? single.text : [t("mail.text-digest"), ...parts.map(({ text }) => `* ${text}`)].join("\n\n");
  return {
    to: first.address,
    subject: single ? single.subject : t("mail.subject-digest", { count: parts.length }),
    text:
      [person ? t("mail.greeting-name", { name: person.name }) : t("mail.greeting"), body, ["-- ", ...foot].join("\n")].join("\n\n") + "\n",
    unsubscribe,
  };
}

async function part(db: Kysely<Database>, site: Site, t: Translate, notice: Notice): Promise<{ subject: string; text: string }> {
  const { kind, link, path } = notice;
  const params = readable(t, notice.params);
  if (link) params["expires"] = formatDateTime(link.expiresAt);
  const url = link
    ? site.baseUrl + PATHS[link.purpose] + (await makeAccessLink(db, { ...link, expiresAt: new Date(link.expiresAt) }))
    : path && site.baseUrl + path;
  const text = [
    t(`mail.text-${kind}`, params),
    link?.purpose === "sign" && kind !== "endorse-asked" && t("mail.link-sign-off-asked", params),
  ]
    .filter(Boolean)
    .join(" ");
  // a title must not break out of its header
  const subject = t(`mail.subject-${kind}`, params).replace(/\s+/g, " ");
  return { subject, text: url ? `${text}\n\n${t("mail.open", { url })}` : text };
}

/** Instants in Geneva's time; "reason" and "missing" name a sentence of the catalogue. */
function readable(t: Translate, params: Notice["params"]): Params {
  const out: Params = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, isInstant(value) ? formatDateTime(value) : value]),
  );
  for (const name of ["reason", "missing"]) if (name in out) out[name] = t(`mail.${name}-${String(out[name])}` as MessageKey, out);
  return out;
}
