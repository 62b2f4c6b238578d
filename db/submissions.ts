import type { Kysely, Transaction } from "kysely";
import type { CoalitionPlace, CoalitionRole, Subject, SubmissionState } from "~/app/domain/access/may.js";
import { newId } from "~/app/domain/document/document.js";
import { AS_WORD } from "~/app/domain/document/words.js";
import type { GuidelineSet, SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { Database } from "./database.js";

type Db = Kysely<Database>;
export type SubmissionSubject = Extract<Subject, { type: "submission" }>;

export interface SubmissionOrganisation {
  id: string;
  name: string;
  acronym: string;
  address: string;
  website: string;
  description: string;
}

/** A submission with its review and its coalition: what a page shows and `may()` judges. */
export interface SubmissionRecord {
  submission: {
    id: string;
    kind: SubmitterKind;
    title: string;
    language: string;
    state: SubmissionState;
    documentId: string;
    createdBy: string;
    createdAt: Date;
  };
  review: {
    id: string;
    stateCode: string;
    stateName: string;
    session: number;
    cycle: number;
    opensAt: Date | null;
    deadline: Date;
    guidelines: GuidelineSet;
  };
  coalition: {
    id: string;
    name: string;
    leadOrganisationId: string;
    /** The lead organisation first, the others in the order in which they joined. */
    organisations: SubmissionOrganisation[];
  };
  places: CoalitionPlace[];
  subject: SubmissionSubject;
}

/** The submission with everything around it, or null where there is none with this id. */
export async function submissionById(db: Db, id: string): Promise<SubmissionRecord | null> {
  const row = await db
    .selectFrom("submission as s")
    .innerJoin("review as r", "r.id", "s.review_id")
    .innerJoin("guideline_set as g", "g.id", "r.guideline_set_id")
    .innerJoin("coalition as c", "c.id", "s.coalition_id")
    .where("s.id", "=", id)
    .select(["s.id", "s.kind", "s.title", "s.language", "s.state", "s.document_id", "s.created_by", "s.created_at"])
    .select(["r.id as review_id", "r.state_code", "r.state_name", "r.session", "r.cycle", "r.opens_at", "r.deadline"])
    .select(["g.id as guideline_id", "g.cycle as guideline_cycle", "g.name as guideline_name", "g.limits", "g.counted", "g.rules"])
    .select(["c.id as coalition_id", "c.name as coalition_name", "c.lead_organisation_id"])
    .executeTakeFirst();
  if (!row) return null;
  const organisations = await organisationsOfCoalition(db, row.coalition_id, row.lead_organisation_id);
  const places = await placesOf(db, row.coalition_id);
  const state = row.state;
  return {
    submission: {
      id: row.id,
      kind: row.kind,
      title: row.title,
      language: row.language,
      state,
      documentId: row.document_id,
      createdBy: row.created_by,
      createdAt: row.created_at,
    },
    review: {
      id: row.review_id,
      stateCode: row.state_code,
      stateName: row.state_name,
      session: row.session,
      cycle: row.cycle,
      opensAt: row.opens_at,
      deadline: row.deadline,
      guidelines: {
        id: row.guideline_id,
        cycle: row.guideline_cycle,
        name: row.guideline_name,
        limits: row.limits,
        counted: { ...AS_WORD, ...row.counted },
        rules: row.rules,
      },
    },
    coalition: { id: row.coalition_id, name: row.coalition_name, leadOrganisationId: row.lead_organisation_id, organisations },
    places,
    subject: { type: "submission", state, places },
  };
}

async function organisationsOfCoalition(db: Db, coalitionId: string, leadOrganisationId: string): Promise<SubmissionOrganisation[]> {
  const rows = await db
    .selectFrom("coalition_organisation as co")
    .innerJoin("organisation as o", "o.id", "co.organisation_id")
    .where("co.coalition_id", "=", coalitionId)
    .select(["o.id", "o.name", "o.acronym", "o.address", "o.website", "o.description"])
    .orderBy("co.joined_at")
    .orderBy("o.id")
    .execute();
  return rows.sort((a, b) => Number(b.id === leadOrganisationId) - Number(a.id === leadOrganisationId));
}

async function placesOf(db: Db, coalitionId: string): Promise<CoalitionPlace[]> {
  const rows = await db
    .selectFrom("coalition_person")
    .where("coalition_id", "=", coalitionId)
    .select(["user_id", "organisation_id", "role"])
    .orderBy("organisation_id")
    .orderBy("user_id")
    .execute();
  return rows.map((row) => ({ userId: row.user_id, organisationId: row.organisation_id, role: row.role }));
}

/** What `may()` judges about the submission that a document belongs to, and that submission's id; null for a document without one. */
export async function subjectOfDocument(db: Db, documentId: string): Promise<{ submissionId: string; subject: SubmissionSubject } | null> {
  const row = await db
    .selectFrom("submission")
    .where("document_id", "=", documentId)
    .select(["id", "coalition_id", "state"])
    .executeTakeFirst();
  if (!row) return null;
  return { submissionId: row.id, subject: { type: "submission", state: row.state, places: await placesOf(db, row.coalition_id) } };
}

export interface SubmissionOverview {
  id: string;
  title: string;
  kind: SubmitterKind;
  state: SubmissionState;
  reviewId: string;
  stateName: string;
  session: number;
  deadline: Date;
  coalitionId: string;
  coalitionName: string;
  roles: CoalitionRole[];
}

/** The submissions of all coalitions that the person belongs to, but for those set aside; the next deadline first, with the person's roles in each. */
export async function submissionsOfPerson(db: Db, userId: string): Promise<SubmissionOverview[]> {
  const rows = await db
    .selectFrom("submission as s")
    .innerJoin("review as r", "r.id", "s.review_id")
    .innerJoin("coalition as c", "c.id", "s.coalition_id")
    .innerJoin("coalition_person as p", "p.coalition_id", "s.coalition_id")
    .where("p.user_id", "=", userId)
    .where("s.state", "!=", "set-aside")
    .select(["s.id", "s.title", "s.kind", "s.state", "r.id as review_id", "r.state_name", "r.session", "r.deadline"])
    .select(["c.id as coalition_id", "c.name as coalition_name", "p.role"])
    .orderBy("r.deadline")
    .orderBy("s.created_at")
    .orderBy("s.id")
    .execute();
  const byId = new Map<string, SubmissionOverview>();
  for (const row of rows) {
    const role = row.role;
    const known = byId.get(row.id);
    if (known) {
      if (!known.roles.includes(role)) known.roles.push(role);
      continue;
    }
    byId.set(row.id, {
      id: row.id,
      title: row.title,
      kind: row.kind,
      state: row.state,
      reviewId: row.review_id,
      stateName: row.state_name,
      session: row.session,
      deadline: row.deadline,
      coalitionId: row.coalition_id,
      coalitionName: row.coalition_name,
      roles: [role],
    });
  }
  return [...byId.values()];
}

/** The coalition that a submission is to be started for: its review, and who is who in it; null where there is none. */
export async function coalitionForSubmission(db: Db, coalitionId: string): Promise<{ reviewId: string; places: CoalitionPlace[] } | null> {
  const row = await db.selectFrom("coalition").where("id", "=", coalitionId).select("review_id").executeTakeFirst();
  return row ? { reviewId: row.review_id, places: await placesOf(db, coalitionId) } : null;
}

/** The submissions of one coalition, oldest first; `filed` where one of them ever was. */
export async function submissionsOfCoalition(
  db: Db,
  coalitionId: string,
): Promise<{ id: string; title: string; kind: SubmitterKind; state: SubmissionState; filed: boolean }[]> {
  return db
    .selectFrom("submission as s")
    .where("s.coalition_id", "=", coalitionId)
    .select(["s.id", "s.title", "s.kind", "s.state"])
    .select((eb) =>
      eb
        .exists(eb.selectFrom("filing as f").whereRef("f.submission_id", "=", "s.id").select("f.id"))
        .$castTo<boolean>()
        .as("filed"),
    )
    .orderBy("s.created_at")
    .execute();
}

export interface NewSubmission {
  id: string;
  coalitionId: string;
  reviewId: string;
  kind: SubmitterKind;
  title: string;
  language: string;
  documentId: string;
  createdBy: string;
}

/** Adds a submission in the state `draft`. */
export async function insertSubmission(trx: Transaction<Database>, row: NewSubmission): Promise<void> {
  await trx
    .insertInto("submission")
    .values({
      id: row.id,
      coalition_id: row.coalitionId,
      review_id: row.reviewId,
      kind: row.kind,
      title: row.title,
      language: row.language,
      document_id: row.documentId,
      created_by: row.createdBy,
    })
    .execute();
}

/** Keeps what an importer was not sure of, in the order given, to be shown beside the text. */
export async function insertImportWarnings(
  trx: Transaction<Database>,
  submissionId: string,
  warnings: readonly { code: string; params: Record<string, string | number>; block?: string }[],
): Promise<void> {
  if (warnings.length === 0) return;
  const rows = warnings.map(({ code, params, block }, position) => ({
    id: newId(),
    submission_id: submissionId,
    block_id: block ?? null,
    position,
    code,
    params: JSON.stringify(params),
  }));
  await trx.insertInto("import_warning").values(rows).execute();
}

/** Locks the submission's row until the transaction ends and returns its state and document; null where there is none. */
export async function lockSubmission(
  trx: Transaction<Database>,
  id: string,
): Promise<{ state: SubmissionState; documentId: string } | null> {
  const row = await trx.selectFrom("submission").where("id", "=", id).select(["state", "document_id"]).forUpdate().executeTakeFirst();
  return row ? { state: row.state, documentId: row.document_id } : null;
}

/** Writes the state that the transition table decided; the row is locked by the caller. */
export async function setSubmissionState(trx: Transaction<Database>, id: string, state: SubmissionState): Promise<void> {
  await trx.updateTable("submission").set({ state }).where("id", "=", id).execute();
}

export async function setSubmissionKind(trx: Transaction<Database>, id: string, kind: SubmitterKind): Promise<void> {
  await trx.updateTable("submission").set({ kind }).where("id", "=", id).execute();
}

/** The submissions that are not filed yet and have to be by an instant between the two, which count. */
export async function submissionsBeforeDeadline(db: Db, from: Date, until: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("submission as s")
    .innerJoin("review as r", "r.id", "s.review_id")
    .where("s.state", "in", ["draft", "sign-off"])
    .where("r.deadline", ">=", from)
    .where("r.deadline", "<=", until)
    .select("s.id")
    .orderBy("s.id")
    .execute();
  return rows.map(({ id }) => id);
}
