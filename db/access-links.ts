import { createHash, randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { NoticeLink } from "~/app/domain/notices/notices.js";
import type { Database } from "./database.js";

/** What the database keeps of a link's token: whoever reads the database cannot use the link. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

export interface AccessLink {
  purpose: NoticeLink["purpose"];
  subjectId: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Makes a link without an account and returns its token, which is not kept. */
export async function makeAccessLink(
  db: Kysely<Database>,
  { purpose, subjectId, expiresAt }: Pick<AccessLink, "purpose" | "subjectId" | "expiresAt">,
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await db
    .insertInto("access_link")
    .values({ token_hash: tokenHash(token), purpose, subject_id: subjectId, expires_at: expiresAt })
    .execute();
  return token;
}

/** The link of a token, used or expired ones included; null where there is none. With a transaction it stays locked. */
export async function accessLink(
  db: Kysely<Database> | Transaction<Database>,
  purpose: NoticeLink["purpose"],
  token: string,
): Promise<AccessLink | null> {
  let query = db.selectFrom("access_link").where("token_hash", "=", tokenHash(token)).where("purpose", "=", purpose);
  if (db.isTransaction) query = query.forUpdate();
  const row = await query.select(["subject_id", "expires_at", "used_at"]).executeTakeFirst();
  return row ? { purpose, subjectId: row.subject_id, expiresAt: row.expires_at, usedAt: row.used_at } : null;
}

/** Every link to the same thing is spent with the one that was used. */
export async function spendAccessLinks(trx: Transaction<Database>, purpose: NoticeLink["purpose"], subjectId: string, at: Date) {
  await trx
    .updateTable("access_link")
    .set({ used_at: at })
    .where("purpose", "=", purpose)
    .where("subject_id", "=", subjectId)
    .where("used_at", "is", null)
    .execute();
}
