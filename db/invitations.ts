import type { ExpressionBuilder, Kysely, Transaction } from "kysely";
import type { CoalitionRole } from "~/app/domain/access/may.js";
import type { Database, NewRow } from "./database.js";

type Db = Kysely<Database>;

export interface Invitation {
  id: string;
  coalitionId: string;
  /** Null: whoever accepts brings an organisation. */
  organisationId: string | null;
  role: CoalitionRole;
  email: string;
  /** Who made it. */
  createdBy: string;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

const COLUMNS = [
  "id",
  "coalition_id as coalitionId",
  "organisation_id as organisationId",
  "role",
  "email",
  "created_by as createdBy",
  "expires_at as expiresAt",
  "used_at as usedAt",
  "revoked_at as revokedAt",
] as const;

export async function insertInvitation(trx: Transaction<Database>, row: NewRow<"invitation">): Promise<void> {
  await trx.insertInto("invitation").values(row).execute();
}

/** The invitation of a link, whether it was shown when it was made or written into a message. */
export async function invitationByTokenHash(db: Db, tokenHash: string): Promise<Invitation | null> {
  return (await db.selectFrom("invitation").where(bearing(tokenHash)).select(COLUMNS).executeTakeFirst()) ?? null;
}

const bearing = (tokenHash: string) => (eb: ExpressionBuilder<Database, "invitation">) =>
  eb.or([
    eb("token_hash", "=", tokenHash),
    eb(
      "id",
      "=",
      eb.selectFrom("access_link").where("purpose", "=", "invitation").where("access_link.token_hash", "=", tokenHash).select("subject_id"),
    ),
  ]);

/** Locks the invitation until the transaction ends, so that of two people who use it at once the second finds it used. */
export async function lockInvitation(trx: Transaction<Database>, by: { tokenHash: string } | { id: string }): Promise<Invitation | null> {
  const query = trx.selectFrom("invitation").select(COLUMNS).forUpdate();
  const found = "id" in by ? query.where("id", "=", by.id) : query.where(bearing(by.tokenHash));
  return (await found.executeTakeFirst()) ?? null;
}

export async function markInvitationUsed(trx: Transaction<Database>, id: string, userId: string, at: Date): Promise<void> {
  await trx.updateTable("invitation").set({ used_at: at, used_by: userId }).where("id", "=", id).execute();
}

export async function markInvitationRevoked(trx: Transaction<Database>, id: string, at: Date): Promise<void> {
  await trx.updateTable("invitation").set({ revoked_at: at }).where("id", "=", id).execute();
}

/** The coalition's invitations that can still be accepted at `now`, the next to expire first. */
export async function openInvitations(
  db: Db,
  coalitionId: string,
  now: Date,
): Promise<(Invitation & { organisationName: string | null })[]> {
  return db
    .selectFrom("invitation as i")
    .leftJoin("organisation as o", "o.id", "i.organisation_id")
    .where("i.coalition_id", "=", coalitionId)
    .where("i.used_at", "is", null)
    .where("i.revoked_at", "is", null)
    .where("i.expires_at", ">", now)
    .select([
      "i.id",
      "i.coalition_id as coalitionId",
      "i.organisation_id as organisationId",
      "i.role",
      "i.email",
      "i.created_by as createdBy",
      "i.expires_at as expiresAt",
      "i.used_at as usedAt",
      "i.revoked_at as revokedAt",
      "o.name as organisationName",
    ])
    .orderBy("i.expires_at")
    .execute();
}
