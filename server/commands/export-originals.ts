import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { filedDocx, type FiledSubmission, filedOfReview } from "~/db/filings.js";
import { receivedById, receivedFile } from "~/db/received.js";
import { type ArchivedFile, zipped } from "../exchange/archive.js";
import { fileName } from "../exchange/file-name.js";
import { reviewAtDesk } from "../queries/summary.js";

/** Every original of a review in one ZIP, as it was filed or came by mail, one read after the other as it is taken. Refuses "forbidden" and "not-found". */
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
  return {
    pieces: zipped(originals(db, filed)),
    fileName: fileName([review.stateName, `UPR${String(review.session)}`, "submissions"], "zip"),
  };
}

async function* originals(db: Kysely<Database>, filed: readonly FiledSubmission[]): AsyncGenerator<ArchivedFile> {
  for (const [i, { filingId, received, acronym, jsNumber, title, filedAt }] of filed.entries()) {
    const came = received ? await receivedById(db, filingId) : null;
    const extension = came ? (/\.([a-z0-9]{1,5})$/i.exec(came.fileName)?.[1]?.toLowerCase() ?? "bin") : "docx";
    yield {
      name: fileName([String(i + 1), jsNumber === null ? acronym : `JS${String(jsNumber)}`, title], extension),
      date: filedAt,
      read: async () => {
        const bytes = await (received ? receivedFile(db, filingId) : filedDocx(db, filingId));
        if (!bytes) throw new Refusal("not-found");
        return bytes;
      },
    };
  }
}
