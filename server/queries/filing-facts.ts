import type { Kysely } from "kysely";
import type { FilingFacts } from "~/app/domain/submission/filing.js";
import { lengthOf } from "~/app/domain/submission/length.js";
import type { Database } from "~/db/database.js";
import type { Signature } from "~/db/signoff.js";
import type { SubmissionRecord } from "~/db/submissions.js";
import type { Version } from "~/db/versions.js";
import { findingsOf } from "./findings.js";

/** Everything that `filingObstacles` judges about a frozen version at the instant `now`. */
export async function filingFacts(
  db: Kysely<Database>,
  record: SubmissionRecord,
  version: Pick<Version, "content" | "hash">,
  signatures: readonly Signature[],
  now: Date,
): Promise<FilingFacts> {
  const { submission, review, coalition } = record;
  const { used, limit } = lengthOf(version.content, review.guidelines, submission.kind);
  return {
    state: submission.state,
    words: used,
    limit,
    findings: await findingsOf(db, record, version.content),
    hash: version.hash,
    signatures,
    organisations: coalition.organisations,
    now,
    opensAt: review.opensAt,
    deadline: review.deadline,
  };
}
