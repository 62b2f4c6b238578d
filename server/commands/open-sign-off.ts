import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { countDocument, hasText } from "~/app/domain/document/words.js";
import type { RuleCode } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { completeCover } from "~/app/domain/submission/cover.js";
import { withAnnexes } from "~/app/domain/submission/annexes.js";
import { annexesOf } from "~/db/annexes.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { openRound } from "~/db/signoff.js";
import { openSuggestions } from "~/db/suggestions.js";
import { setSubmissionState } from "~/db/submissions.js";
import { insertVersion } from "~/db/versions.js";
import { freezeDocument } from "../collab/log.js";
import { findingsOf } from "../queries/findings.js";
import { lockForTransition } from "./lock-for.js";
import { askToSign } from "./tell-about-sign-off.js";

/**
 * Freezes the text, keeps it as a version with its hash and opens a round in which each organisation signs that hash. Returns the version and the document,
 * whose rooms are to be told. Annexes are frozen with it. Refuses a text without a word under its headings ("checks-failed"), one with suggestions that nobody decided on ("suggestions-open"), and
 * one that could not be filed ("blocked-unconfirmed"), be it that the deadline has passed, where what blocks it is not named in `despite`: mending it
 * voids every signature.
 */
export async function openSignOff(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, despite = [], now = new Date() }: { submissionId: string; despite?: readonly RuleCode[]; now?: Date },
): Promise<{ documentId: string; versionId: string; hash: string }> {
  return db.transaction().execute(async (trx) => {
    const { record, to } = await lockForTransition(trx, actor, submissionId, "open-sign-off");
    const { documentId, title } = record.submission;
    const undecided = await openSuggestions(trx, documentId);
    if (undecided > 0) throw new Refusal("suggestions-open", { count: undecided });
    const annexes = (await annexesOf(trx, submissionId)).filter(({ organisationId }) => organisationId === null);
    const frozen = await freezeDocument(trx, documentId, (document) =>
      withAnnexes(
        completeCover(document, title, record.coalition.organisations),
        annexes.map((annex) => ({ title: annex.title, file: annex.fileName, sha256: annex.hash })),
      ),
    );
    const words = countDocument(frozen.document);
    if (!hasText(frozen.document)) throw new Refusal("checks-failed", { what: "text-missing" });
    const findings = await findingsOf(trx, record, frozen.document, now);
    if (findings.some(({ code, severity }) => severity === "blocking" && !despite.includes(code))) throw new Refusal("blocked-unconfirmed");
    const versionId = await insertVersion(trx, {
      documentId,
      seq: frozen.seq,
      name: "",
      kind: "sign-off",
      content: frozen.document,
      state: frozen.state,
      hash: frozen.hash,
      words,
      createdBy: actor.userId,
    });
    const roundId = await openRound(trx, submissionId, versionId, actor.userId);
    await setSubmissionState(trx, submissionId, to);
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.sign-off-opened",
      subjectType: "submission",
      subjectId: submissionId,
      data: { roundId, versionId, hash: frozen.hash, words: words.total },
    });
    await askToSign(trx, record, record.coalition.organisations, { roundId, by: actor.userId, now });
    return { documentId, versionId, hash: frozen.hash };
  });
}
