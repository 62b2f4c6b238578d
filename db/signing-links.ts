import type { Kysely, Transaction } from "kysely";
import { newId } from "~/app/domain/document/document.js";
import type { LinkBearer } from "~/app/domain/access/may.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

/** A link for somebody without an account, bound to one organisation or endorser and to one round. Its tokens are in `access-links`. */
export interface SigningLink {
  id: string;
  roundId: string;
  submissionId: string;
  bears: LinkBearer["bears"];
  /** Where it was sent; empty: whoever made it handed it over. */
  address: string;
  madeBy: string;
  madeAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  usedAt: Date | null;
  /** The round is still open. */
  open: boolean;
}

const links = (db: Db) =>
  db
    .selectFrom("signing_link as l")
    .innerJoin("sign_off_round as r", "r.id", "l.round_id")
    .select(["l.id", "l.round_id", "r.submission_id", "l.organisation_id", "l.endorser_id", "l.address", "l.made_by", "l.made_at"])
    .select(["l.expires_at", "l.revoked_at", "l.used_at", "r.closed_at"]);

type LinkRow = Awaited<ReturnType<ReturnType<typeof links>["executeTakeFirstOrThrow"]>>;

const asLink = (row: LinkRow): SigningLink => ({
  id: row.id,
  roundId: row.round_id,
  submissionId: row.submission_id,
  bears: row.organisation_id === null ? { endorserId: row.endorser_id! } : { organisationId: row.organisation_id },
  address: row.address,
  madeBy: row.made_by,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  usedAt: row.used_at,
  open: row.closed_at === null,
});

export async function signingLinkById(db: Db, id: string): Promise<SigningLink | null> {
  const row = await links(db).where("l.id", "=", id).executeTakeFirst();
  return row ? asLink(row) : null;
}

/** The links of a round that nobody used or took back, the newest first; those of endorsers only where they are asked for. */
export async function waitingLinks(db: Db, roundId: string, of: "organisations" | "endorsers"): Promise<SigningLink[]> {
  const rows = await links(db)
    .where("l.round_id", "=", roundId)
    .where(of === "organisations" ? "l.organisation_id" : "l.endorser_id", "is not", null)
    .where("l.used_at", "is", null)
    .where("l.revoked_at", "is", null)
    .orderBy("l.made_at", "desc")
    .execute();
  return rows.map(asLink);
}

/** Where the links went by which a round was signed: whom to tell what became of it. */
export async function addressesOfSigned(db: Db, roundId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("signing_link")
    .where("round_id", "=", roundId)
    .where("organisation_id", "is not", null)
    .where("used_at", "is not", null)
    .where("address", "!=", "")
    .select("address")
    .distinct()
    .orderBy("address")
    .execute();
  return rows.map(({ address }) => address);
}

export interface NewSigningLink {
  roundId: string;
  bears: LinkBearer["bears"];
  address: string;
  madeBy: string;
  expiresAt: Date;
}

export async function insertSigningLinks(trx: Trx, made: readonly NewSigningLink[]): Promise<string[]> {
  if (made.length === 0) return [];
  const rows = made.map(({ roundId, bears, address, madeBy, expiresAt }) => ({
    id: newId(),
    round_id: roundId,
    organisation_id: "organisationId" in bears ? bears.organisationId : null,
    endorser_id: "endorserId" in bears ? bears.endorserId : null,
    address,
    made_by: madeBy,
    expires_at: expiresAt,
  }));
  await trx.insertInto("signing_link").values(rows).execute();
  return rows.map(({ id }) => id);
}

const standingOf = (trx: Trx, roundId: string, bears: LinkBearer["bears"]) => {
  const update = trx
    .updateTable("signing_link")
    .where("round_id", "=", roundId)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null);
  return "organisationId" in bears
    ? update.where("organisation_id", "=", bears.organisationId)
    : update.where("endorser_id", "=", bears.endorserId);
};

/** Takes back every link of an organisation or endorser to a round; returns how many. */
export async function revokeSigningLinks(trx: Trx, roundId: string, bears: LinkBearer["bears"], at: Date): Promise<number> {
  return Number((await standingOf(trx, roundId, bears).set({ revoked_at: at }).executeTakeFirst()).numUpdatedRows);
}

/** Spends a link, and with it every other of the same organisation or endorser to this round. */
export async function spendSigningLink(trx: Trx, { id, roundId, bears }: SigningLink, at: Date): Promise<void> {
  await trx.updateTable("signing_link").set({ used_at: at }).where("id", "=", id).execute();
  await revokeSigningLinks(trx, roundId, bears, at);
}

/** The organisations of a coalition that take part without an account, with the address where their links are sent; empty where they are handed over. */
export async function guestsOf(db: Db, coalitionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("coalition_organisation")
    .where("coalition_id", "=", coalitionId)
    .where("by_link", "=", true)
    .select(["organisation_id", "contact"])
    .execute();
  return new Map(rows.map(({ organisation_id, contact }) => [organisation_id, contact]));
}
