import { stringify } from "csv-stringify/sync";
import type { Kysely } from "kysely";
import { storySentence } from "~/app/components/story-sentence.js";
import type { Actor } from "~/app/domain/access/may.js";
import { translator } from "~/app/i18n/index.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { fileName } from "../exchange/file-name.js";
import { storyOf } from "../queries/story.js";
import type { ExportedFile } from "./export-submission.js";

const COLUMNS = ["Number", "When (UTC)", "Who", "Event", "What happened", "SHA-256"];

/** The story of a submission as a table that spreadsheets open (CSV, UTF-8 with its mark), as it was filtered; taking it is an event too. */
export async function exportStory(
  db: Kysely<Database>,
  actor: Actor,
  submissionId: string,
  search: URLSearchParams,
): Promise<ExportedFile> {
  const { events, submission, review } = await storyOf(db, actor, submissionId, search, Number.MAX_SAFE_INTEGER);
  const t = translator("en");
  const rows = events.map((event) => [event.seq, event.at, event.who ?? "", event.action, storySentence(t, event), event.hash]);
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.exported",
      subjectType: "submission",
      subjectId: submissionId,
      data: { format: "story", state: submission.state },
    }),
  );
  return {
    bytes: Buffer.from(stringify([COLUMNS, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" })),
    mime: "text/csv; charset=utf-8",
    fileName: fileName([review.stateName, `UPR${String(review.session)}`, submission.title, "story"], "csv"),
  };
}
