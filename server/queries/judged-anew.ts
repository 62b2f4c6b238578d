import type { Kysely } from "kysely";
import { completeCover } from "~/app/domain/submission/cover.js";
import type { Database } from "~/db/database.js";
import { openSubmissionsOfSet } from "~/db/guideline-sets.js";
import { submissionById } from "~/db/submissions.js";
import { readDocument } from "../collab/log.js";
import { findingsOf } from "./findings.js";

export interface JudgedAnew {
  open: number;
  /** Those in which something blocks filing. */
  blocked: number;
}

/** How every submission that is not filed yet stands under a guideline set as it is now; figures only, the texts are their coalitions'. */
export async function judgedAnew(db: Kysely<Database>, guidelineSetId: string): Promise<JudgedAnew> {
  const open = await openSubmissionsOfSet(db, guidelineSetId);
  let blocked = 0;
  for (const { id } of open) {
    const record = (await submissionById(db, id))!;
    const { documentId, title } = record.submission;
    const document = completeCover(await readDocument(db, documentId), title, record.coalition.organisations);
    const findings = await findingsOf(db, record, document);
    if (findings.some(({ severity }) => severity === "blocking")) blocked += 1;
  }
  return { open: open.length, blocked };
}

/** The submissions that a correction of this set concerns, with their documents. */
export const openSubmissionsToJudge = openSubmissionsOfSet;
