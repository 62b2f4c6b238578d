import type { Kysely } from "kysely";
import { expect } from "vitest";
import * as Y from "yjs";
import { newId } from "~/app/domain/document/document.js";
import { BODY_ROOT, writeBlocks } from "~/app/domain/document/yjs.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { completeCover } from "~/app/domain/submission/cover.js";
import type { Database } from "~/db/database.js";
import { filingOfSubmission, filingsOfSubmission, stands } from "~/db/filings.js";
import { roundsOf, signaturesOf, standing } from "~/db/signoff.js";
import { submissionById } from "~/db/submissions.js";
import { versionById } from "~/db/versions.js";
import { appendUpdates, hashDocument, loadDocument, readDocument } from "../collab/log.js";
import { fileSubmission } from "./file-submission.js";
import { openSignOff } from "./open-sign-off.js";
import { refuseVersion } from "./refuse-version.js";
import { reopenSubmission } from "./reopen-submission.js";
import { replaceSubmission } from "./replace-submission.js";
import { signVersion } from "./sign-version.js";
import { type BuiltSubmission, decisionOf } from "./testing-submission.js";
import { bringSubmissionBack, setSubmissionAside } from "./set-aside-submission.js";
import { withdrawSubmission } from "./withdraw-submission.js";

/** Before the deadline of every submission that is built. */
const NOW = new Date("2026-06-01T10:00:00Z");

/** A small generator of numbers, so that a walk that fails can be walked again. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** "done", or the code of the refusal; any other failure is one of the test. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );

/** Somebody types a paragraph: "done" when it was stored. */
export async function type(db: Kysely<Database>, built: BuiltSubmission): Promise<string> {
  const { doc } = (await loadDocument(db, built.documentId)).content;
  const before = Y.encodeStateVector(doc);
  doc.transact(() =>
    writeBlocks(doc.get(BODY_ROOT, Y.XmlElement), [
      { id: newId(), kind: "paragraph", inline: [{ type: "text", text: `Written ${newId()}.` }] },
    ]),
  );
  const stored = await appendUpdates(db, [
    { documentId: built.documentId, bytes: Y.encodeStateAsUpdate(doc, before), userId: built.author.userId },
  ]);
  return stored.has(built.documentId) ? "done" : "document-frozen";
}

/** Nothing that was signed may differ from what is stored, whatever happened before. */
export async function expectSound(db: Kysely<Database>, built: BuiltSubmission): Promise<void> {
  const record = (await submissionById(db, built.submissionId))!;
  const { state, title } = record.submission;
  const rounds = await roundsOf(db, built.submissionId);
  const open = rounds.filter((round) => round.closedAt === null);
  expect(open).toHaveLength(state === "sign-off" ? 1 : 0);
  const text = hashDocument(completeCover(await readDocument(db, built.documentId), title, record.coalition.organisations));
  for (const round of rounds) {
    const version = (await versionById(db, round.versionId))!;
    expect(hashDocument(version.content)).toBe(round.hash);
    const stands = standing(await signaturesOf(db, round.id));
    if (round.outcome === "reopened") expect(stands).toEqual([]);
    else if (state !== "draft" && round === rounds[0]) expect(text).toBe(round.hash);
    for (const signature of stands) expect(signature.hash).toBe(round.hash);
  }
  const { frozen } = await db.selectFrom("document").where("id", "=", built.documentId).select("frozen").executeTakeFirstOrThrow();
  expect(frozen).toBe(state !== "draft");
  const filing = await filingOfSubmission(db, built.submissionId);
  if (state === "filed") expect(filing && stands(filing)).toBe(true);
  if (state === "withdrawn") expect(filing?.withdrawnAt).not.toBeNull();
  const filings = await filingsOfSubmission(db, built.submissionId);
  expect(filings.filter(stands).length).toBeLessThanOrEqual(1);
  expect(filings).toHaveLength(rounds.filter((round) => round.outcome === "filed").length);
  if (!filing) return;
  const filedRound = rounds.find((round) => round.outcome === "filed")!;
  expect(filing.receipt.textHash).toBe(filedRound.hash);
  const signed = standing(await signaturesOf(db, filedRound.id)).filter((signature) => signature.decision === "signed");
  expect(new Set(signed.map((signature) => signature.organisationId))).toEqual(
    new Set(built.signatories.map((signatory) => signatory.organisationId)),
  );
}

export type Step = (built: BuiltSubmission, pick: () => number) => Promise<string>;
const signatory = (built: BuiltSubmission, pick: () => number) => built.signatories[Math.floor(pick() * built.signatories.length)]!;
export const stepsOn = (db: Kysely<Database>): Record<string, Step> => ({
  open: (built) => outcome(openSignOff(db, built.lead, built)),
  reopen: (built) => outcome(reopenSubmission(db, built.lead, built)),
  file: (built) => outcome(fileSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW })),
  replace: (built) => outcome(replaceSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW })),
  withdraw: (built) => outcome(withdrawSubmission(db, built.lead, { submissionId: built.submissionId, now: NOW })),
  "set aside": (built) => outcome(setSubmissionAside(db, built.lead, built)),
  "bring back": (built) => outcome(bringSubmissionBack(db, built.lead, built)),
  type: (built) => type(db, built),
  sign: async (built, pick) => {
    const who = signatory(built, pick);
    return outcome(signVersion(db, who.actor, await decisionOf(db, built, who)));
  },
  refuse: async (built, pick) => {
    const who = signatory(built, pick);
    return outcome(refuseVersion(db, who.actor, { ...(await decisionOf(db, built, who)), reason: "Not yet." }));
  },
});
/** How often each step is drawn: signing often, so that walks come as far as filing; setting aside rarely, since nothing else can be done then. */
const DRAWN = {
  open: 4,
  sign: 10,
  type: 4,
  refuse: 2,
  reopen: 2,
  file: 4,
  replace: 2,
  withdraw: 2,
  "set aside": 1,
  "bring back": 4,
};
export const DRAW = Object.entries(DRAWN).flatMap(([name, times]) => Array.from({ length: times }, () => name));
