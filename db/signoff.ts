import type { Kysely, Transaction } from "kysely";
import { newId } from "~/app/domain/document/document.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;
export type Decision = "signed" | "refused";

/** One freezing of the text for signature. At most one round of a submission is open. */
export interface SignOffRound {
  id: string;
  versionId: string;
  hash: string;
  openedAt: Date;
  openedBy: string;
  closedAt: Date | null;
  outcome: "reopened" | "filed" | null;
}

export interface Signature {
  id: string;
  organisationId: string;
  /** The account that gave it; null where it was given by the link `linkId`. */
  userId: string | null;
  linkId: string | null;
  decision: Decision;
  name: string;
  function: string;
  reason: string;
  hash: string;
  at: Date;
  voidedAt: Date | null;
}

/** Opens a round on a frozen version and returns its id. */
export async function openRound(trx: Trx, submissionId: string, versionId: string, openedBy: string): Promise<string> {
  const id = newId();
  await trx.insertInto("sign_off_round").values({ id, submission_id: submissionId, version_id: versionId, opened_by: openedBy }).execute();
  return id;
}

/** All rounds of a submission, the newest first. */
export async function roundsOf(db: Db, submissionId: string): Promise<SignOffRound[]> {
  const rows = await db
    .selectFrom("sign_off_round as r")
    .innerJoin("version as v", "v.id", "r.version_id")
    .where("r.submission_id", "=", submissionId)
    .select(["r.id", "r.version_id", "v.hash", "r.opened_at", "r.opened_by", "r.closed_at", "r.outcome"])
    .orderBy("r.opened_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    hash: row.hash,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    closedAt: row.closed_at,
    outcome: row.outcome,
  }));
}

/** The round that is open for signature, or null. */
export async function openRoundOf(db: Db, submissionId: string): Promise<SignOffRound | null> {
  return (await roundsOf(db, submissionId)).find((round) => round.closedAt === null) ?? null;
}

export async function closeRound(trx: Trx, roundId: string, outcome: "reopened" | "filed", at: Date): Promise<void> {
  await trx
    .updateTable("sign_off_round")
    .set({ closed_at: at, outcome })
    .where("id", "=", roundId)
    .where("closed_at", "is", null)
    .execute();
}

/** Signatures and refusals of a round in the order in which they were given, void ones included. */
export async function signaturesOf(db: Db, roundId: string): Promise<Signature[]> {
  const rows = await db.selectFrom("signature").where("round_id", "=", roundId).selectAll().orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    userId: row.user_id,
    linkId: row.link_id,
    decision: row.decision,
    name: row.signatory_name,
    function: row.signatory_function,
    reason: row.reason,
    hash: row.hash,
    at: row.created_at,
    voidedAt: row.voided_at,
  }));
}

export const standing = (signatures: readonly Signature[]): Signature[] => signatures.filter((signature) => signature.voidedAt === null);

export interface NewSignature {
  roundId: string;
  organisationId: string;
  by: { userId: string } | { linkId: string };
  decision: Decision;
  name: string;
  function: string;
  reason: string;
  hash: string;
}

/** Stores a decision; the database refuses a second standing one of the same organisation in the same round. */
export async function insertSignature(trx: Trx, signature: NewSignature): Promise<string> {
  const id = newId();
  await trx
    .insertInto("signature")
    .values({
      id,
      round_id: signature.roundId,
      organisation_id: signature.organisationId,
      user_id: "userId" in signature.by ? signature.by.userId : null,
      link_id: "linkId" in signature.by ? signature.by.linkId : null,
      decision: signature.decision,
      signatory_name: signature.name,
      signatory_function: signature.function,
      reason: signature.reason,
      hash: signature.hash,
    })
    .execute();
  return id;
}

/** Voids the standing decisions of a round, or of one organisation in it; returns how many. */
export async function voidSignatures(trx: Trx, roundId: string, at: Date, organisationId?: string): Promise<number> {
  let query = trx.updateTable("signature").set({ voided_at: at }).where("round_id", "=", roundId).where("voided_at", "is", null);
  if (organisationId) query = query.where("organisation_id", "=", organisationId);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}
