import type { Kysely } from "kysely";
import { type Actor, assertMay } from "~/app/domain/access/may.js";
import { linkKey, LINKS_MAP } from "~/app/domain/document/yjs.js";
import { compareLinks, type LinkRow, type ReadLink } from "~/app/domain/mapping/import-links.js";
import type { Decision } from "~/app/domain/recommendations/decide.js";
import { Refusal } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import { submissionById } from "~/db/submissions.js";
import type { LiveDocuments } from "../collab/documents.js";
import { type LinksOfFile, readLinksFile } from "../exchange/read-links-file.js";
import { pointsOfReview } from "../queries/points.js";

export interface LinksPreview extends Pick<LinksOfFile, "unplaced"> {
  fileName: string;
  rows: LinkRow[];
}

async function textOf(db: Kysely<Database>, documents: Pick<LiveDocuments, "read">, actor: Actor, submissionId: string) {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const { submission, review, subject } = record;
  assertMay(actor, "submission.link", { ...subject, state: "draft" });
  if (submission.state !== "draft") throw new Refusal("document-frozen");
  const [document, recommendations, sources] = await Promise.all([
    documents.read(submission.documentId),
    recommendationsOfReview(db, review.id),
    pointsOfReview(db, review.id),
  ]);
  const known = new Set([
    ...recommendations.map(({ symbol, number }) => `${symbol}\n${number}`),
    ...sources.flatMap(({ key, points }) => points.map(({ number }) => `${key}\n${number}`)),
  ]);
  const compare = (links: readonly ReadLink[]) => compareLinks(links, document, ({ symbol, number }) => known.has(`${symbol}\n${number}`));
  return { documentId: submission.documentId, document, recommendations, sources, compare };
}

/** What taking over a file of links, or a filled matrix, would change in a submission's links. Nothing changes yet. */
export async function previewLinks(
  db: Kysely<Database>,
  documents: Pick<LiveDocuments, "read">,
  actor: Actor,
  input: { submissionId: string; fileName: string; bytes: Uint8Array },
): Promise<LinksPreview> {
  const text = await textOf(db, documents, actor, input.submissionId);
  const { links, unplaced } = await readLinksFile(input.bytes, input.fileName, text);
  return { fileName: input.fileName, rows: text.compare(links), unplaced };
}

/**
 * Takes links over into the text as one edit of the actor's: new ones, and where the text has the same link with another judgement what
 * `changed` says (Refusal conflicts-undecided where it says nothing). Doing it twice changes nothing.
 */
export async function importLinks(
  db: Kysely<Database>,
  documents: Pick<LiveDocuments, "read" | "edit">,
  actor: Actor,
  { submissionId, fileName, links, changed }: { submissionId: string; fileName: string; links: readonly ReadLink[]; changed?: Decision },
): Promise<{ added: number; changed: number }> {
  const { documentId, compare } = await textOf(db, documents, actor, submissionId);
  const rows = compare(links);
  const of = (kind: LinkRow["kind"]) => rows.filter((row) => row.kind === kind).map(({ link }) => link);
  const [added, differing] = [of("new"), of("changed")];
  if (differing.length > 0 && !changed) throw new Refusal("conflicts-undecided", { count: differing.length });
  const written = [...added, ...(changed === "take" ? differing : [])];
  const counts = { added: added.length, changed: written.length - added.length };
  if (written.length === 0) return counts;
  await documents.edit(documentId, actor.userId, (doc) => {
    const map = doc.getMap(LINKS_MAP);
    doc.transact(() => {
      for (const link of written) map.set(linkKey(link), link);
    });
  });
  await db.transaction().execute((trx) =>
    recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.links-imported",
      subjectType: "submission",
      subjectId: submissionId,
      data: { fileName, ...counts },
    }),
  );
  return counts;
}
