import type { Kysely } from "kysely";
import { type Actor, assertMay, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { type MessageKey, translator } from "~/app/i18n/index.js";
import { annexesOf } from "~/db/annexes.js";
import type { Database } from "~/db/database.js";
import { dismissedAdviceOf } from "~/db/dismissed-advice.js";
import { openImportWarnings } from "~/db/import-warnings.js";
import { listsOfReview, recommendationsOfReview } from "~/db/recommendations.js";
import { planOfSubmission } from "~/db/plans.js";
import { submissionById } from "~/db/submissions.js";
import { carry } from "~/app/domain/document/carried.js";
import type { WrittenDocuments } from "../collab/documents.js";

/** Everything that the page of the editor shows before anybody types. Throws "not-found" and "forbidden". */
export async function writingDesk(db: Kysely<Database>, documents: Pick<WrittenDocuments, "state">, actor: Actor, submissionId: string) {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.read", record.subject);
  const { submission, review, coalition, places } = record;
  const [state, recommendations, lists, warnings, plan, dismissedAdvice, annexes] = await Promise.all([
    documents.state(submission.documentId),
    recommendationsOfReview(db, review.id, submission.language),
    listsOfReview(db, review.id),
    openImportWarnings(db, submissionId),
    planOfSubmission(db, submissionId),
    dismissedAdviceOf(db, submissionId),
    annexesOf(db, submissionId),
  ]);
  const t = translator("en");
  const mine = new Set(places.filter((place) => place.userId === actor.userId).map((place) => place.organisationId));
  return {
    submission,
    review: { id: review.id, stateName: review.stateName, session: review.session, deadline: review.deadline },
    coalition: { id: coalition.id, name: coalition.name },
    guidelines: review.guidelines,
    organisations: coalition.organisations.map(({ id: _id, ...organisation }) => organisation),
    myOrganisation: coalition.organisations
      .filter(({ id }) => mine.has(id))
      .map(({ acronym, name }) => acronym || name)
      .join(", "),
    partners: coalition.organisations.map(({ id, acronym, name }) => ({ id, name: acronym || name })),
    myOrganisations: [...mine],
    plan,
    mayPlan: may(actor, "submission.plan", record.subject),
    text: carry(state),
    mayWrite: may(actor, "submission.write", record.subject),
    recommendations,
    sampleSymbols: lists.filter((list) => list.isSample).map((list) => list.symbol),
    dismissedAdvice,
    annexes: annexes.filter(({ organisationId }) => organisationId === null).map(({ title, fileName, own }) => ({ title, fileName, own })),
    // said here: a page of a text need not bring what every import can say
    warnings: warnings.map(({ id, code, params, block_id }) => ({
      id,
      block: block_id,
      message: t(`importing.${code}` as MessageKey, params),
    })),
  };
}
