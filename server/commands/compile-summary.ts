import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { type Draft, draftSummary, type Kept, type Passage } from "~/app/domain/summary/draft.js";
import { keptOf } from "~/app/domain/summary/kept.js";
import { applyDraft, type CompileReport } from "~/app/domain/summary/merge.js";
import { readSummaryText } from "~/app/domain/summary/text-yjs.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { claimCompiling, endCompiling, summaryOf } from "~/db/summaries.js";
import type { WrittenDocuments } from "../collab/documents.js";
import { reviewAtDesk, summaryRequest } from "../queries/summary.js";

/** How far compiling is, in submissions; at the end what it did. */
export type CompileStep =
  | { step: "reading" | "drafting"; done: number; of: number }
  | { step: "done"; report: CompileReport; submissions: number; unplaced: Passage[] };

/** A claim of somebody whose server died is free again after so many milliseconds. */
const LONGEST_COMPILE = 120_000;
/** People write on while a draft is made: so often it is made anew because of that. */
const ATTEMPTS = 4;

const sameKept = (a: Kept, b: Kept) =>
  JSON.stringify([...a.reported, "", ...a.removed]) === JSON.stringify([...b.reported, "", ...b.removed]);

/**
 * Compiles the summary of a review from what stands filed, or compiles it again: what people have edited stays. Tells how far it is, and
 * lets others' requests through in between. Throws "forbidden", "not-found", and "conflict" where it is being compiled already.
 */
export async function* compileSummary(
  db: Kysely<Database>,
  documents: Pick<WrittenDocuments, "look" | "edit">,
  actor: Actor,
  { reviewId, now }: { reviewId: string; now: Date },
): AsyncGenerator<CompileStep, void> {
  const review = await reviewAtDesk(db, actor, reviewId);
  const row = await summaryOf(db, reviewId);
  if (!row) throw new Refusal("not-found");
  if (!(await claimCompiling(db, reviewId, now, new Date(now.getTime() + LONGEST_COMPILE)))) throw new Refusal("conflict");
  try {
    yield { step: "reading", done: 0, of: 0 };
    const request = await summaryRequest(db, review);
    const of = request.submissions.length;
    yield { step: "reading", done: of, of };
    for (let attempt = 1; ; attempt++) {
      const kept = await documents.look(row.documentId, (doc) => keptOf(readSummaryText(doc)));
      const steps = draftSummary(request, kept);
      let draft: Draft | null = null;
      while (!draft) {
        const next = steps.next();
        if (next.done) draft = next.value;
        else yield { step: "drafting", done: next.value, of };
        await setImmediate();
      }
      const finished = draft;
      const made: { report: CompileReport | null } = { report: null };
      await documents.edit(row.documentId, actor.userId, (doc) => {
        if (attempt === ATTEMPTS || sameKept(kept, keptOf(readSummaryText(doc)))) made.report = applyDraft(doc, finished);
      });
      const { report } = made;
      if (!report) continue;
      await db.transaction().execute(async (trx) => {
        await endCompiling(trx, reviewId, { at: now, unplaced: finished.unplaced });
        await recordEvent(trx, {
          actorId: actor.userId,
          action: "summary.compiled",
          subjectType: "review",
          subjectId: reviewId,
          data: { submissions: of, ...report },
        });
      });
      yield { step: "done", report, submissions: of, unplaced: finished.unplaced };
      return;
    }
  } catch (error) {
    await endCompiling(db, reviewId);
    throw error;
  }
}
