import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import type { Suggestions } from "~/app/domain/mapping/suggest.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { submissionById } from "~/db/submissions.js";
import { preparedLists } from "./prepared-lists.js";

/** Longer paragraphs are judged by their beginning. */
const LONGEST_TEXT = 20_000;

/** What a paragraph of a submission probably speaks to and is about. The text is neither stored nor logged. Throws not-found and forbidden. */
export async function suggestionsFor(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, text }: { submissionId: string; text: string },
): Promise<Suggestions> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.read", record.subject);
  const { suggest } = await preparedLists(db, record.review.id);
  return suggest()(text.slice(0, LONGEST_TEXT));
}
