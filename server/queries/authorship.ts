import type { Kysely } from "kysely";
import type { Actor } from "~/app/domain/access/may.js";
import { authorship } from "~/app/domain/document/authorship.js";
import { number } from "~/app/domain/document/numbering.js";
import { countWords } from "~/app/domain/document/words.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
import type { Database } from "~/db/database.js";
import type { LiveDocuments } from "../collab/documents.js";
import { loadDocument } from "../collab/log.js";
import { writersOf } from "../collab/writers.js";
import { followed, versionHead } from "./versions.js";

/** The text that nobody of the coalition typed: imported, or by somebody who is gone. */
export const NOBODY = "";

/** The text with the organisation that wrote each stretch of it, and how many words each of them has. */
export async function writtenBy(db: Kysely<Database>, documents: LiveDocuments, actor: Actor, submissionId: string) {
  const record = await followed(db, actor, submissionId);
  const { submission, coalition, places } = record;
  // what is on its way to the log is waited for
  await documents.read(submission.documentId);
  const { doc } = (await loadDocument(db, submission.documentId)).content;
  const writers = await writersOf(db, submission.documentId);
  const organisationOf = new Map(
    [...coalition.organisations]
      .reverse()
      .flatMap(({ id }) => places.filter((place) => place.organisationId === id).map((place) => [place.userId, id] as const)),
  );
  const document = readYDoc(doc);
  const numbering = number(document.blocks);
  const written = new Map(authorship(doc, document).map(({ block, runs }) => [block, runs]));
  const blocks = document.blocks.map(({ id, kind, level }) => ({
    id,
    kind,
    level: level ?? 1,
    number: numbering.blocks.get(id) ?? null,
    runs: written.get(id)!.reduce<{ organisation: string; text: string }[]>((runs, { client, text }) => {
      const organisation = organisationOf.get(writers.get(client) ?? "") ?? NOBODY;
      const last = runs.at(-1);
      if (last?.organisation === organisation) last.text += text;
      else runs.push({ organisation, text });
      return runs;
    }, []),
  }));
  const words = (id: string) =>
    blocks.reduce(
      (sum, block) => sum + countWords(block.runs.map(({ organisation, text }) => (organisation === id ? text : " ")).join("")),
      0,
    );
  return {
    ...versionHead(record, actor),
    blocks,
    organisations: [
      ...coalition.organisations.map(({ id, acronym, name }) => ({ id, name: acronym || name })),
      { id: NOBODY, name: "" },
    ].map((one) => ({
      ...one,
      words: words(one.id),
    })),
  };
}
