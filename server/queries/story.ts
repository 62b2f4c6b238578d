import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { STORY_GROUPS, type StoryEvent, type StoryGroup, storyGroup } from "~/app/domain/audit/story.js";
import { Refusal } from "~/app/domain/refusal.js";
import { eventsAbout } from "~/db/audit.js";
import type { Database, Row } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { namesOf } from "./names.js";
import { submissionHead, type SubmissionHead } from "./submission-head.js";

export interface Story extends SubmissionHead {
  events: StoryEvent[];
  people: string[];
  filter: { group: StoryGroup | null; person: string };
  page: number;
  pages: number;
}

const PER_PAGE = 100;

/** What the log knows of a submission, its coalition and its review, the newest first, for those who take part in it. Throws "not-found" and "forbidden". */
export async function storyOf(
  db: Kysely<Database>,
  actor: Actor,
  submissionId: string,
  search: URLSearchParams,
  perPage = PER_PAGE,
): Promise<Story> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.follow", record.subject);
  const head = await submissionHead(db, actor, submissionId);
  const rows = await eventsAbout(db, [
    { type: "submission", id: submissionId },
    { type: "coalition", id: record.coalition.id },
    { type: "review", id: record.review.id },
    { type: "guideline_set", id: record.review.guidelines.id },
  ]);
  const all = await told(
    db,
    rows.filter((row) => concerns(row.action, row.subject_type)),
    submissionId,
  );
  const group = STORY_GROUPS.find((known) => known === search.get("group")) ?? null;
  const person = search.get("person") ?? "";
  const found = all.filter((one) => (!group || one.group === group) && (!person || one.who === person));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(Math.max(1, Number.parseInt(search.get("page") ?? "1", 10) || 1), pages);
  return {
    ...head,
    events: found.slice((page - 1) * perPage, page * perPage),
    people: [...new Set(all.flatMap(({ who }) => who ?? []))].sort((a, b) => a.localeCompare(b)),
    filter: { group, person },
    page,
    pages,
  };
}

/** What the reviewers do with all submissions of a review is their own story. */
const concerns = (action: string, subject: string): boolean =>
  subject !== "review" || action.startsWith("review.") || action.startsWith("recommendations.");

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const figure = (value: unknown): number => (typeof value === "number" ? value : 0);

async function told(db: Kysely<Database>, rows: readonly Row<"audit_event">[], submissionId: string): Promise<StoryEvent[]> {
  const ids = (field: string) => [...new Set(rows.map(({ data }) => text(data[field])).filter((id) => id !== ""))];
  const people = await namesOf(db, [...rows.flatMap(({ actor_id }) => actor_id ?? []), ...ids("userId")]);
  const organisations = await namesIn(db, "organisation", ids("organisationId"));
  const endorsers = await namesIn(db, "endorser", ids("endorserId"));
  const signatures = await signaturesBy(db, submissionId);
  return rows.map(({ seq, at, action, actor_id: actorId, data }) => {
    const signature = signatures.get(text(data["signatureId"]));
    const deadline = data["deadline"] as { from?: unknown; to?: unknown } | undefined;
    return {
      seq,
      at: at.toISOString(),
      action: action === "review.edited" && !deadline ? "review.changed" : action,
      group: storyGroup(action),
      who: actorId === null ? null : (people.get(actorId) ?? actorId),
      byLink: actorId === null && !action.startsWith("guidelines."),
      organisation:
        organisations.get(text(data["organisationId"])) ?? endorsers.get(text(data["endorserId"])) ?? (text(data["name"]) || "–"),
      person: people.get(text(data["userId"])) ?? "–",
      name: signature?.name ?? text(data["title"]),
      function: signature?.function ?? "",
      count: figure(data["voided"] ?? data["added"] ?? data["asked"]),
      words: figure(data["words"]),
      format: text(data["format"]),
      source: text(data["source"]),
      rule: text(data["rule"]),
      place: text(data["role"]),
      from: text(deadline?.from),
      to: text(deadline?.to),
      facts: action === "guidelines.corrected" ? Object.keys(data) : [],
      hash: text(data["hash"] ?? data["textHash"]),
    };
  });
}

async function namesIn(db: Kysely<Database>, table: "organisation" | "endorser", ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom(table).where("id", "in", ids).select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function signaturesBy(db: Kysely<Database>, submissionId: string): Promise<Map<string, { name: string; function: string }>> {
  const rows = await db
    .selectFrom("signature as s")
    .innerJoin("sign_off_round as r", "r.id", "s.round_id")
    .where("r.submission_id", "=", submissionId)
    .select(["s.id", "s.signatory_name as name", "s.signatory_function as function"])
    .execute();
  return new Map(rows.map(({ id, ...signature }) => [id, signature]));
}
