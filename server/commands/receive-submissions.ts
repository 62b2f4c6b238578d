import { createYDoc } from "~/app/domain/document/ydoc.js";
import type { Kysely, Transaction } from "kysely";
import * as Y from "yjs";
import { type Actor, may } from "~/app/domain/access/may.js";
import { newId, type StructuredDocument, textOfBlocks } from "~/app/domain/document/document.js";
import { countDocument } from "~/app/domain/document/words.js";
import { writeYDoc } from "~/app/domain/document/yjs.js";
import { probableLanguage } from "~/app/domain/guidelines/language.js";
import { isRefusal, Refusal, type RefusalCode } from "~/app/domain/refusal.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { insertReceived, isReceived } from "~/db/received.js";
import { reviewById } from "~/db/reviews.js";
import { insertVersion } from "~/db/versions.js";
import { createDocument, hashDocument } from "../collab/log.js";
import { readReceived } from "../exchange/receive.js";
import { sha256 } from "../sha256.js";

export interface SentFile {
  fileName: string;
  bytes: Uint8Array;
}

/** What became of each file, in the order in which they were sent. */
export interface Reception {
  arrived: { id: string; fileName: string; title: string; doubts: number }[];
  refused: { fileName: string; code: RefusalCode; params: Record<string, string | number> }[];
}

/**
 * Takes in submissions that came by mail, each in a transaction of its own: a file that cannot be read, or is in the review already, is listed with the reason
 * and holds nothing up. Throws "forbidden", "not-found", and "file-missing" where there is none.
 */
export async function receiveSubmissions(
  db: Kysely<Database>,
  actor: Actor,
  { reviewId, files, now }: { reviewId: string; files: readonly SentFile[]; now: Date },
): Promise<Reception> {
  if (!may(actor, "review.review", { type: "review" })) throw new Refusal("forbidden");
  if (!(await reviewById(db, reviewId))) throw new Refusal("not-found");
  if (files.length === 0) throw new Refusal("file-missing");
  const reception: Reception = { arrived: [], refused: [] };
  for (const file of files) {
    try {
      reception.arrived.push(await receive(db, actor, reviewId, file, now));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      reception.refused.push({ fileName: file.fileName, code: error.code, params: error.params });
    }
  }
  return reception;
}

async function receive(
  db: Kysely<Database>,
  actor: Actor,
  reviewId: string,
  { fileName, bytes }: SentFile,
  now: Date,
): Promise<Reception["arrived"][number]> {
  const fileHash = sha256(bytes);
  const known = new Refusal("file-received", { file: fileName });
  if (await isReceived(db, reviewId, fileHash)) throw known;
  const read = await readReceived(bytes, fileName);
  const text = textOfBlocks(read.document);
  if (text.trim() === "") throw new Refusal("file-empty", { file: fileName });
  const title = (read.document.cover.title.trim() || fileName.replace(/\.[^.]{1,5}$/, "")).slice(0, 300);
  const document = { ...read.document, cover: { ...read.document.cover, title } };
  const organisations = document.cover.organisations.map(({ name, acronym }) => ({ name, acronym }));
  const doubts = read.warnings.map(({ code, params }) => ({ code, params }));
  const id = newId();
  await db.transaction().execute(async (trx) => {
    const stored = await insertReceived(trx, {
      id,
      reviewId,
      versionId: await keepReceivedText(trx, actor, document),
      kind: organisations.length > 1 ? "joint" : "individual",
      title,
      language: probableLanguage(text),
      words: countDocument(document).body,
      organisations,
      fileName,
      fileHash,
      doubts,
      receivedBy: actor.userId,
      receivedAt: now,
      file: bytes,
    });
    if (!stored) throw known;
    await recordEvent(trx, {
      actorId: actor.userId,
      action: "submission.received",
      subjectType: "received",
      subjectId: id,
      data: { reviewId, fileHash, doubts: doubts.length },
    });
  });
  return { id, fileName, title, doubts: doubts.length };
}

/** Stores a text that nobody writes on, as a version of a document of its own; returns the version's id. */
export async function keepReceivedText(trx: Transaction<Database>, actor: Actor, content: StructuredDocument): Promise<string> {
  const doc = createYDoc();
  writeYDoc(doc, content);
  return insertVersion(trx, {
    documentId: await createDocument(trx, content),
    seq: 0,
    name: "",
    content,
    state: Y.encodeStateAsUpdate(doc),
    hash: hashDocument(content),
    words: countDocument(content),
    kind: "named",
    createdBy: actor.userId,
  });
}
