import { countDocument } from "~/app/domain/document/words.js";
import type { SubmissionRecord } from "~/db/submissions.js";
import type { Version } from "~/db/versions.js";
import type { SubmissionFile } from "../exchange/submission-file.js";

/** A version of the text with everything that a file of it prints. `date` is when it was filed or made; a frozen one bears its hash. */
export function submissionFile(
  record: SubmissionRecord,
  { content, hash }: Pick<Version, "content"> & { hash?: string },
  date: Date,
): SubmissionFile {
  const { submission, review } = record;
  return {
    document: content,
    title: content.cover.title || submission.title,
    kind: submission.kind,
    language: submission.language,
    review: { stateName: review.stateName, session: review.session, cycle: review.cycle },
    organisations: content.cover.organisations,
    words: countDocument(content).body,
    hash,
    date,
    frozen: hash !== undefined,
  };
}
