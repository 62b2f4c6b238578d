import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filedDocx, filedOfReview } from "~/db/filings.js";
import { zipped } from "../exchange/archive.js";
import { fileName } from "../exchange/file-name.js";
import { reviewAtDesk } from "../queries/summary.js";

/** Every filed Word file of a review in one ZIP, one read after the other as it is taken. Refuses "forbidden" and "not-found". */
export async function exportOriginals(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId }: { reviewId: string },
): Promise<{ pieces: AsyncGenerator<Uint8Array>; fileName: string }> {
  const review = await reviewAtDesk(db, actor, reviewId);
  const filed = await filedOfReview(db, reviewId);
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "originals.exported",
      subjectType: "review",
      subjectId: reviewId,
      data: { submissions: filed.length },
    }),
  );
  const files = filed.map(({ filingId, acronym, jsNumber, title, filedAt }, i) => ({
    name: fileName([String(i + 1), jsNumber === null ? acronym : `JS${String(jsNumber)}`, title], "docx"),
    date: filedAt,
    read: async () => {
      const docx = await filedDocx(db, filingId);
      if (!docx) throw new Refusal("not-found");
      return docx;
    },
  }));
  return { pieces: zipped(files), fileName: fileName([review.stateName, `UPR${String(review.session)}`, "submissions"], "zip") };
}
