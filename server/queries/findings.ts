import type { Kysely } from "kysely";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { checkDocument } from "~/app/domain/guidelines/checks.js";
import type { Finding } from "~/app/domain/guidelines/guidelines.js";
import { annexesOf } from "~/db/annexes.js";
import type { Database } from "~/db/database.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import type { SubmissionRecord } from "~/db/submissions.js";

/** What the review's guideline set says of a text of this submission: blocking findings and advice; of the deadline only where `now` is given. */
export async function findingsOf(
  db: Kysely<Database>,
  { submission, review }: SubmissionRecord,
  document: StructuredDocument,
  now?: Date,
): Promise<Finding[]> {
  return checkDocument({
    document,
    set: review.guidelines,
    kind: submission.kind,
    language: submission.language,
    organisations: document.cover.organisations,
    review: { stateName: review.stateName, session: review.session },
    recommendations: await recommendationsOfReview(db, review.id, submission.language),
    now,
    deadline: review.deadline,
    annexes: (await annexesOf(db, submission.id)).filter(({ organisationId }) => organisationId === null),
  });
}
