import type { Kysely } from "kysely";
import type { Actor, CoalitionRole, PlatformRole } from "~/app/domain/access/may.js";
import { emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "~/app/domain/document/document.js";
import type { GuidelineSet } from "~/app/domain/guidelines/guidelines.js";
import type { Database } from "~/db/database.js";
import { openRoundOf } from "~/db/signoff.js";
import { createSubmission } from "./create-submission.js";

/** A person with an account, as one who acts. */
export async function buildActor(db: Kysely<Database>, name: string, roles: PlatformRole[] = []): Promise<Actor> {
  const userId = newId();
  const email = `${userId}@example.org`;
  await db.insertInto("user").values({ id: userId, name, email }).execute();
  for (const role of roles) await db.insertInto("platform_role").values({ user_id: userId, role }).execute();
  return { userId, name, email, roles };
}

/** A guideline set with a limit of `words` for every kind, and no rules but those given. */
export async function buildGuidelines(
  db: Kysely<Database>,
  { words = 100, rules = [] }: { words?: number; rules?: GuidelineSet["rules"] } = {},
): Promise<string> {
  const id = newId();
  const limit = { words, source: "test", certainty: "seen" as const };
  await db
    .insertInto("guideline_set")
    .values({
      id,
      cycle: 4,
      name: "Test",
      limits: JSON.stringify({ individual: limit, joint: limit, nhri: limit }),
      counted: JSON.stringify({ headings: true, quotedRecommendations: true, notes: false, cover: false }),
      rules: JSON.stringify(rules),
    })
    .execute();
  return id;
}

/** A document with a heading and one paragraph per text. */
export const documentOf = (...paragraphs: string[]): StructuredDocument => ({
  schema: SCHEMA_VERSION,
  cover: { ...emptyCover(), keywords: "libraries, education", contact: "office@example.org" },
  blocks: [
    { id: newId(), kind: "heading", inline: [{ type: "text", text: "Introduction" }] },
    ...paragraphs.map((text) => ({ id: newId(), kind: "paragraph" as const, inline: [{ type: "text" as const, text }] })),
  ],
  notes: [],
  links: [],
});

export interface BuiltSubmission {
  reviewId: string;
  coalitionId: string;
  submissionId: string;
  documentId: string;
  lead: Actor;
  author: Actor;
  signatories: { organisationId: string; actor: Actor }[];
}

interface Wanted {
  organisations?: number;
  document?: StructuredDocument;
  deadline?: Date;
  opensAt?: Date | null;
  words?: number;
  rules?: GuidelineSet["rules"];
}

/** A draft of a coalition of several organisations, each with a signatory; the lead and an author belong to the first. */
export async function buildSubmission(db: Kysely<Database>, wanted: Wanted = {}): Promise<BuiltSubmission> {
  const {
    organisations = 2,
    document = documentOf("Belgium closed 34 libraries."),
    deadline = new Date("2030-07-14T21:59:00Z"),
    opensAt = null,
    words,
    rules,
  } = wanted;
  const [reviewId, coalitionId] = [newId(), newId()];
  await db
    .insertInto("review")
    .values({
      id: reviewId,
      state_code: reviewId,
      state_name: "Belgium",
      session: 52,
      cycle: 4,
      opens_at: opensAt,
      deadline,
      guideline_set_id: await buildGuidelines(db, { words, rules }),
    })
    .execute();
  const ids = Array.from({ length: organisations }, () => newId());
  for (const [i, id] of ids.entries()) {
    await db
      .insertInto("organisation")
      .values({
        id,
        name: `Organisation ${String(i + 1)}`,
        acronym: `O${String(i + 1)}`,
        website: `https://o${String(i + 1)}.example.org`,
        description: "Founded in 1927.",
        type: "ngo",
      })
      .execute();
  }
  await db
    .insertInto("coalition")
    .values({ id: coalitionId, review_id: reviewId, name: "Libraries", lead_organisation_id: ids[0]! })
    .execute();
  for (const id of ids) await db.insertInto("coalition_organisation").values({ coalition_id: coalitionId, organisation_id: id }).execute();
  const place = (organisationId: string, actor: Actor, role: CoalitionRole) =>
    db
      .insertInto("coalition_person")
      .values({ coalition_id: coalitionId, organisation_id: organisationId, user_id: actor.userId, role })
      .execute();
  const lead = await buildActor(db, "Lea Lead");
  await place(ids[0]!, lead, "lead");
  const author = await buildActor(db, "Arno Author");
  await place(ids[0]!, author, "author");
  const signatories: BuiltSubmission["signatories"] = [];
  for (const [i, organisationId] of ids.entries()) {
    const actor = await buildActor(db, `Signatory ${String(i + 1)}`);
    await place(organisationId, actor, "signatory");
    signatories.push({ organisationId, actor });
  }
  const created = await createSubmission(db, lead, {
    coalitionId,
    kind: "joint",
    title: "Libraries and human rights",
    language: "en",
    document,
  });
  return { reviewId, coalitionId, ...created, lead, author, signatories };
}

/** What a signatory sends who has read the text that is frozen now. */
export async function decisionOf(
  db: Kysely<Database>,
  { submissionId }: { submissionId: string },
  { organisationId, actor }: BuiltSubmission["signatories"][number],
) {
  const round = await openRoundOf(db, submissionId);
  return { submissionId, organisationId, hash: round?.hash ?? "0".repeat(64), name: actor.name, function: "Director" };
}
