import type { IncomingMessage } from "node:http";
import type { Kysely } from "kysely";
import { SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { CLOSE, type Participant, type Rights } from "~/app/domain/document/wire.js";
import type { Database } from "~/db/database.js";
import { type Holder, NO_RIGHT, participantIn, type Refused } from "./access.js";

export interface Doorkeeper {
  db: Kysely<Database>;
  /** The session that a request's cookie belongs to, or null. */
  sessionOf(headers: Headers): Promise<Holder | null>;
}

export interface Admitted {
  holder: Holder;
  participant: Participant;
  rights: Rights;
}

export const headersOf = (request: IncomingMessage) =>
  new Headers(
    Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]])),
  );

const isHost = (address: string | undefined, host: string | undefined) =>
  address !== undefined && URL.canParse(address) && new URL(address).host === host;

/** A page of another site must not open a line with the visitor's cookie. */
export const sameOrigin = ({ headers }: IncomingMessage) => isHost(headers.origin, headers.host);

/** The same for a GET, with which browsers send no Origin to their own site: they say it in Sec-Fetch-Site, older ones in Referer. */
export function readFromOwnPage(request: IncomingMessage): boolean {
  const { origin, referer, host, "sec-fetch-site": site } = request.headers;
  if (origin !== undefined) return sameOrigin(request);
  return site === undefined ? isHost(referer, host) : site === "same-origin";
}

/**
 * Who asks for a document, and with which rights; or why they do not get it. `asked` is the address's query: the page's `schema`, and the
 * `user` whom it was made for, so that what one person left unsent is never sent in the name of the next who signs in on the device.
 * `own`: the request comes from a page of ours.
 */
export async function admit(
  { db, sessionOf }: Doorkeeper,
  request: IncomingMessage,
  { documentId, asked, own }: { documentId: string; asked: URLSearchParams; own: boolean },
): Promise<Admitted | Refused> {
  if (!own) return { code: CLOSE.forbidden, reason: "another site" };
  if (asked.get("schema") !== String(SCHEMA_VERSION)) return { code: CLOSE.schema, reason: "reload the page" };
  const holder = await sessionOf(headersOf(request));
  if (!holder) return { code: CLOSE.signIn, reason: "sign in first" };
  if ((asked.get("user") ?? holder.userId) !== holder.userId) return { code: CLOSE.signIn, reason: "somebody else has signed in" };
  const admitted = await participantIn(db, holder.userId, documentId);
  return admitted ? { holder, ...admitted } : NO_RIGHT;
}
