import { type Kysely, sql, type Transaction } from "kysely";
import type { NamedOrganisation, ReadingDoubt, Standing } from "~/app/domain/desk/desk.js";
import type { SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

/** A submission that came by mail: its file as it came, and the text read from it as a version. */
export interface Received {
  id: string;
  reviewId: string;
  versionId: string;
  kind: SubmitterKind;
  title: string;
  language: string;
  words: number;
  organisations: NamedOrganisation[];
  fileName: string;
  /** SHA-256 of the file. */
  fileHash: string;
  doubts: ReadingDoubt[];
  receivedBy: string;
  receivedAt: Date;
  acronym: string;
  jsNumber: number | null;
  standing: Standing;
  /** Id of the regional body's submission that it was sent along with. */
  attachedTo: string | null;
}

/** Stores it; false where the very same file already is in the review. */
export async function insertReceived(
  trx: Trx,
  one: Omit<Received, "acronym" | "jsNumber" | "standing" | "attachedTo"> & { file: Uint8Array },
): Promise<boolean> {
  const rows = await trx
    .insertInto("received")
    .values({
      id: one.id,
      review_id: one.reviewId,
      version_id: one.versionId,
      kind: one.kind,
      title: one.title,
      language: one.language,
      words: one.words,
      organisations: JSON.stringify(one.organisations),
      file_name: one.fileName,
      file: one.file,
      file_hash: one.fileHash,
      warnings: JSON.stringify(one.doubts),
      received_by: one.receivedBy,
      received_at: one.receivedAt,
    })
    .onConflict((conflict) => conflict.columns(["review_id", "file_hash"]).doNothing())
    .returning("id")
    .execute();
  return rows.length > 0;
}

const withoutFile = (db: Db) =>
  db
    .selectFrom("received")
    .select(["id", "review_id as reviewId", "version_id as versionId", "kind", "title", "language", "words", "organisations"])
    .select([
      "file_name as fileName",
      "file_hash as fileHash",
      "warnings as doubts",
      "received_by as receivedBy",
      "received_at as receivedAt",
    ])
    .select(["acronym", "js_number as jsNumber", "standing", "attached_to as attachedTo"]);

export const receivedById = async (db: Db, id: string): Promise<Received | null> =>
  (await withoutFile(db).where("id", "=", id).executeTakeFirst()) ?? null;

/** In the order of arrival. */
export const receivedOfReview = (db: Db, reviewId: string): Promise<Received[]> =>
  withoutFile(db).where("review_id", "=", reviewId).orderBy("received_at").orderBy("id").execute();

/** Says what it was sent along with; false where the other is not in the same review, or is itself an attachment. */
export async function setAttachedTo(trx: Trx, id: string, attachedTo: string | null): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("received as r")
    .set({ attached_to: attachedTo })
    .where("r.id", "=", id)
    .$if(attachedTo !== null, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("received as to")
            .select("to.id")
            .where("to.id", "=", attachedTo!)
            .whereRef("to.review_id", "=", "r.review_id")
            .where("to.attached_to", "is", null)
            .where("to.standing", "=", "regional")
            .whereRef("to.id", "<>", "r.id"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      attachedTo === null
        ? sql<boolean>`true`
        : not(exists(selectFrom("received as own").select("own.id").where("own.attached_to", "=", id))),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The file as it came. */
export const receivedFile = async (db: Db, id: string): Promise<Uint8Array | null> =>
  (await db.selectFrom("received").where("id", "=", id).select("file").executeTakeFirst())?.file ?? null;

export const isReceived = async (db: Db, reviewId: string, fileHash: string): Promise<boolean> =>
  (await db.selectFrom("received").where("review_id", "=", reviewId).where("file_hash", "=", fileHash).select("id").executeTakeFirst()) !==
  undefined;

/** Writes what a person corrected after looking at the file. */
export async function describeReceived(
  trx: Trx,
  id: string,
  { versionId, kind, title, language, organisations }: Pick<Received, "versionId" | "kind" | "title" | "language" | "organisations">,
): Promise<void> {
  await trx
    .updateTable("received")
    .set({ version_id: versionId, kind, title, language, organisations: JSON.stringify(organisations) })
    .where("id", "=", id)
    .execute();
}
