import type { Kysely, Transaction } from "kysely";
import { newId } from "~/app/domain/document/document.js";
import type { EndorserState, ListedEndorser } from "~/app/domain/submission/endorsers.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
type Trx = Transaction<Database>;

export interface Endorser extends ListedEndorser {
  id: string;
  state: EndorserState;
  /** Where the lead has it from, for what the lead recorded. */
  source: string;
  signatory: string;
  function: string;
  /** The text that was endorsed, and whether that holds for what the coalition makes of it. */
  hash: string;
  laterToo: boolean;
  answeredAt: Date | null;
}

/** Everybody who was listed, by name. */
export async function endorsersOf(db: Db, submissionId: string): Promise<Endorser[]> {
  const rows = await db
    .selectFrom("endorser")
    .where("submission_id", "=", submissionId)
    .select(["id", "name", "place", "address", "state", "source", "signatory", "function", "hash"])
    .select(["later_too as laterToo", "answered_at as answeredAt"])
    .execute();
  // by the reader's alphabet, not by the database's
  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  return rows.sort((a, b) => collator.compare(a.name, b.name));
}

export async function endorserById(db: Db, submissionId: string, id: string): Promise<Endorser | null> {
  const row = await db
    .selectFrom("endorser")
    .where("id", "=", id)
    .where("submission_id", "=", submissionId)
    .select(["id", "name", "place", "address", "state", "source", "signatory", "function", "hash"])
    .select(["later_too as laterToo", "answered_at as answeredAt"])
    .executeTakeFirst();
  return row ?? null;
}

/** Adds those whose names are not listed yet, in one statement, and returns them. With a source they are recorded as endorsing. */
export async function addEndorsers(
  trx: Trx,
  {
    submissionId,
    endorsers,
    source,
    addedBy,
    at,
  }: { submissionId: string; endorsers: readonly ListedEndorser[]; source: string; addedBy: string; at: Date },
): Promise<Pick<Endorser, "id" | "name" | "place">[]> {
  if (endorsers.length === 0) return [];
  return trx
    .insertInto("endorser")
    .values(
      endorsers.map(({ name, place, address }) => ({
        id: newId(),
        submission_id: submissionId,
        name,
        place,
        address,
        added_by: addedBy,
        ...(source && { state: "recorded" as const, source, answered_at: at }),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "name", "place"])
    .execute();
}

export async function setAnswer(
  trx: Trx,
  id: string,
  answer: Pick<Endorser, "state" | "source" | "signatory" | "function" | "hash" | "laterToo">,
  at: Date,
): Promise<void> {
  const { laterToo, ...facts } = answer;
  await trx
    .updateTable("endorser")
    .set({ ...facts, later_too: laterToo, answered_at: at })
    .where("id", "=", id)
    .execute();
}

export async function deleteEndorser(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom("endorser").where("id", "=", id).execute();
}
