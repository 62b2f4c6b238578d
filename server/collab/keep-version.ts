import type { Kysely } from "kysely";
import * as Y from "yjs";
import type { VersionKind } from "~/app/domain/document/thinning.js";
import { countDocument } from "~/app/domain/document/words.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
import type { Database } from "~/db/database.js";
import { insertVersion, lastVersionOf, thinVersions } from "~/db/versions.js";
import type { Trx } from "./documents.js";
import { hashDocument, loadDocument } from "./log.js";

interface Wanted {
  kind: VersionKind;
  name?: string;
  createdBy?: string | null;
}

/** Keeps the text as it is stored now as a version of its own and returns its id. */
export async function keepVersion(trx: Trx, documentId: string, { kind, name = "", createdBy = null }: Wanted): Promise<string> {
  const {
    content: { doc },
    seq,
  } = await loadDocument(trx, documentId);
  const text = readYDoc(doc);
  const state = Y.encodeStateAsUpdate(doc);
  return insertVersion(trx, {
    documentId,
    seq,
    name,
    kind,
    content: text,
    state,
    hash: hashDocument(text),
    words: countDocument(text),
    createdBy,
  });
}

/** Keeps an automatic version, unless the newest one has this very text already; older automatic ones are thinned. Null where there was nothing to keep. */
export async function keepAutomaticVersion(
  db: Kysely<Database>,
  documentId: string,
  now: Date,
  kind: VersionKind = "automatic",
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    // two servers that both saw the pause do not keep the same text twice
    const document = await trx.selectFrom("document").where("id", "=", documentId).select("seq").forUpdate().executeTakeFirst();
    const last = await lastVersionOf(trx, documentId);
    if (!document || document.seq === (last?.seq ?? 0)) return null;
    if (last && last.hash === hashDocument(readYDoc((await loadDocument(trx, documentId)).content.doc))) return null;
    const id = await keepVersion(trx, documentId, { kind });
    await thinVersions(trx, documentId, now);
    return id;
  });
}
