import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import { createSuggest, type Suggest, type Suggestions } from "~/app/domain/mapping/suggest.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { stateOfLists } from "~/db/list-state.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import { submissionById } from "~/db/submissions.js";

/** Lists prepared for proposals, by review; the least used is let go first. */
export type PreparedLists = Map<string, { state: string; suggest: Promise<Suggest> }>;

const MOST_PREPARED = 16;
/** Longer paragraphs are judged by their beginning. */
const LONGEST_TEXT = 20_000;

async function prepared(db: Kysely<Database>, lists: PreparedLists, reviewId: string): Promise<Suggest> {
  const state = await stateOfLists(db, reviewId);
  const known = lists.get(reviewId);
  lists.delete(reviewId);
  const suggest = known?.state === state ? known.suggest : recommendationsOfReview(db, reviewId).then(createSuggest);
  lists.set(reviewId, { state, suggest });
  suggest.catch(() => lists.delete(reviewId));
  if (lists.size > MOST_PREPARED) lists.delete(lists.keys().next().value!);
  return suggest;
}

/** What a paragraph of a submission probably speaks to and is about. The text is neither stored nor logged. Throws not-found and forbidden. */
export async function suggestionsFor(
  db: Kysely<Database>,
  lists: PreparedLists,
  actor: Actor,
  { submissionId, text }: { submissionId: string; text: string },
): Promise<Suggestions> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  if (!may(actor, "submission.read", record.subject)) throw new Refusal("forbidden");
  const suggest = await prepared(db, lists, record.review.id);
  return suggest(text.slice(0, LONGEST_TEXT));
}
