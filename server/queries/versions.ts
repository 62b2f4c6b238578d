import type { Kysely } from "kysely";
import { type Actor, assertMay, may } from "~/app/domain/access/may.js";
import { difference } from "~/app/domain/document/difference.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import type { VersionKind } from "~/app/domain/document/thinning.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { versionById, versionsOf } from "~/db/versions.js";
import type { LiveDocuments } from "../collab/documents.js";
import { namesOf } from "./names.js";

/** Stands for the text as it is now, where an address names two versions. */
export const NOW = "now";

export interface VersionLine {
  id: string;
  name: string;
  kind: VersionKind;
  createdAt: string;
  /** Who wrote since the version before, and who kept it. */
  writers: string[];
  keptBy: string | null;
  words: number;
  hash: string;
}

/** The submission for one of those who write it: older texts hold what was taken out, so nobody else sees them. */
export async function followed(db: Kysely<Database>, actor: Actor, submissionId: string): Promise<SubmissionRecord> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.follow", record.subject);
  return record;
}

export const versionHead = ({ submission, review, coalition, subject }: SubmissionRecord, actor: Actor) => ({
  submission: { id: submission.id, title: submission.title, state: submission.state, language: submission.language },
  review: { stateName: review.stateName, session: review.session },
  coalition: { id: coalition.id, name: coalition.name },
  may: { keep: may(actor, "submission.keep-version", subject), restore: may(actor, "submission.restore", subject) },
});

/** All versions of a submission, the newest first. Throws "not-found" and "forbidden". */
export async function versionList(db: Kysely<Database>, actor: Actor, submissionId: string) {
  const record = await followed(db, actor, submissionId);
  const versions = await versionsOf(db, record.submission.documentId);
  const names = await namesOf(
    db,
    versions.flatMap(({ writers, createdBy }) => (createdBy ? [...writers, createdBy] : writers)),
  );
  const named = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []);
  return {
    ...versionHead(record, actor),
    versions: versions.map((one): VersionLine => ({
      id: one.id,
      name: one.name,
      kind: one.kind,
      createdAt: one.createdAt.toISOString(),
      writers: named(one.writers),
      keptBy: one.createdBy ? (names.get(one.createdBy) ?? null) : null,
      words: one.words.body,
      hash: one.hash,
    })),
  };
}

interface Side {
  id: string;
  name: string;
  kind: VersionKind | null;
  createdAt: string | null;
  content: StructuredDocument;
}

async function sideOf(db: Kysely<Database>, documents: LiveDocuments, documentId: string, id: string): Promise<Side> {
  if (id === NOW) return { id, name: "", kind: null, createdAt: null, content: await documents.read(documentId) };
  const version = await versionById(db, id);
  if (version?.documentId !== documentId) throw new Refusal("not-found");
  return { id, name: version.name, kind: version.kind, createdAt: version.createdAt.toISOString(), content: version.content };
}

/** Only a frozen text names its annexes: beside another they would all seem to be new. */
const bare = ({ annexes: _, ...document }: Side["content"]): Side["content"] => document;

/** What changed between two versions of a submission, either of which may be the text as it is now. */
export async function versionDifference(
  db: Kysely<Database>,
  documents: LiveDocuments,
  actor: Actor,
  submissionId: string,
  { from, to }: { from: string; to: string },
) {
  const record = await followed(db, actor, submissionId);
  const { documentId } = record.submission;
  const [before, after] = await Promise.all([sideOf(db, documents, documentId, from), sideOf(db, documents, documentId, to)]);
  const { content: old, ...beforeFacts } = before;
  const { content, ...afterFacts } = after;
  return {
    ...versionHead(record, actor),
    before: { ...beforeFacts, blocks: old.blocks.map(({ id }) => id) },
    after: afterFacts,
    difference: before.kind === after.kind ? difference(old, content) : difference(bare(old), bare(content)),
  };
}
