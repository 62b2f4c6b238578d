import type { Kysely } from "kysely";
import { type Actor, may } from "~/app/domain/access/may.js";
import type { DeskState, ReadingDoubt } from "~/app/domain/desk/desk.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { checkDocument } from "~/app/domain/guidelines/checks.js";
import type { Finding, GuidelineSet, Rule } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { annexesOfOthers } from "~/db/annexes.js";
import type { Database } from "~/db/database.js";
import { decisionsOn } from "~/db/desk-decisions.js";
import { guidelineSetById } from "~/db/guideline-sets.js";
import { type FiledSubmission, filedOfReview } from "~/db/filings.js";
import { receivedById, receivedFile } from "~/db/received.js";
import { stateOfLists } from "~/db/list-state.js";
import { recommendationsOfReview } from "~/db/recommendations.js";
import type { Review } from "~/db/reviews.js";
import { versionById } from "~/db/versions.js";
import { shortName } from "~/app/domain/summary/stakeholders.js";
import { perVersion } from "./per-version.js";
import { reviewAtDesk } from "./summary.js";

export interface DeskEntry extends Omit<FiledSubmission, "filedAt"> {
  filedAt: string;
  state: DeskState;
  /** Why it is to be corrected or was declined. */
  reason: string;
  /** How many things the guideline set's checks found in it. */
  findings: number;
}

export interface DeskReview {
  id: string;
  stateName: string;
  session: number;
  cycle: number;
  deadline: string;
}

export interface DeskView {
  review: DeskReview;
  filed: DeskEntry[];
}

export const headOf = ({ id, stateName, session, cycle, deadline }: Review): DeskReview => ({
  id,
  stateName,
  session,
  cycle,
  deadline: deadline.toISOString(),
});

/** How many findings each text has, by the rules and lists that it was judged by. */
const findingsPerVersion = perVersion<FiledSubmission, number>("findings", 5000);

/** What the findings of a review's submissions depend on besides the texts. */
const basisOf = async (db: Kysely<Database>, { id, stateName, session }: Review, set: GuidelineSet) =>
  JSON.stringify([await stateOfLists(db, id), set, stateName, session]);

async function findingsCounter(db: Kysely<Database>, review: Review, set: GuidelineSet, filed: readonly FiledSubmission[]) {
  const { findingsIn } = await checkerOf(db, review, set, filed);
  return (document: StructuredDocument, one: FiledSubmission) => findingsIn(one, document).length;
}

/** Counts beforehand what the inbox of a review will ask for. */
export async function countFindingsAhead(
  db: Kysely<Database>,
  review: Review,
  filed: readonly FiledSubmission[],
  signal: AbortSignal,
): Promise<void> {
  const set = await setOf(db, review);
  await findingsPerVersion.ahead(db, await basisOf(db, review, set), filed, () => findingsCounter(db, review, set, filed), signal);
}

/** What the reviewers' side has on its desk for a review, declined ones too. Throws "forbidden" and "not-found". */
export async function deskView(db: Kysely<Database>, actor: Actor, reviewId: string): Promise<DeskView> {
  const review = await reviewAtDesk(db, actor, reviewId);
  const filed = await filedOfReview(db, reviewId, { declined: true });
  const decisions = await decisionsOn(
    db,
    filed.map(({ filingId }) => filingId),
  );
  const set = await setOf(db, review);
  // kind and language are a person's to correct, and decide what is found
  const counts = await findingsPerVersion.of(db, await basisOf(db, review, set), filed, await findingsCounter(db, review, set, filed));
  return {
    review: headOf(review),
    filed: filed.map((one) => {
      const decision = decisions.get(one.filingId);
      return {
        ...one,
        filedAt: one.filedAt.toISOString(),
        state: decision?.state ?? "new",
        reason: decision?.reason ?? "",
        findings: counts.get(one.versionId) ?? 0,
      };
    }),
  };
}

export interface DeskSubmission {
  review: DeskReview;
  entry: DeskEntry;
  document: StructuredDocument;
  findings: Finding[];
  rules: readonly Rule[];
  /** Only of what came by mail. */
  file: { name: string; doubts: ReadingDoubt[] } | null;
  /** Received submissions of regional bodies that this one may have been sent along with. */
  bodies: { filingId: string; name: string }[];
}

/** One submission on the desk, filed or received. Throws "forbidden" and "not-found". */
export async function deskSubmission(db: Kysely<Database>, actor: Actor, reviewId: string, filingId: string): Promise<DeskSubmission> {
  const review = await reviewAtDesk(db, actor, reviewId);
  const filed = await filedOfReview(db, reviewId, { declined: true });
  const one = filed.find((filing) => filing.filingId === filingId);
  const version = one && (await versionById(db, one.versionId));
  if (!version) throw new Refusal("not-found");
  const decision = (await decisionsOn(db, [filingId])).get(filingId);
  const { rules, findingsIn } = await checkerOf(db, review, await setOf(db, review), [one]);
  const findings = findingsIn(one, version.content);
  const received = await receivedById(db, filingId);
  return {
    review: headOf(review),
    entry: {
      ...one,
      filedAt: one.filedAt.toISOString(),
      state: decision?.state ?? "new",
      reason: decision?.reason ?? "",
      findings: findings.length,
    },
    document: version.content,
    findings,
    rules,
    file: received && { name: received.fileName, doubts: received.doubts },
    bodies: filed
      .filter((other) => received && other.received && other !== one && other.standing === "regional" && !other.attachedTo)
      .map((body) => ({ filingId: body.filingId, name: shortName(body) })),
  };
}

/** The file of a received submission as it came. Throws "forbidden" and "not-found". */
export async function receivedOriginal(
  db: Kysely<Database>,
  actor: Actor,
  reviewId: string,
  id: string,
): Promise<{ bytes: Uint8Array; mime: string; fileName: string }> {
  await reviewAtDesk(db, actor, reviewId);
  const received = await receivedById(db, id);
  const bytes = received?.reviewId === reviewId ? await receivedFile(db, id) : null;
  if (!received || !bytes) throw new Refusal("not-found");
  return { bytes, mime: "application/octet-stream", fileName: received.fileName };
}

/** Where the desk reads what came by mail under this id; null for anything else and anybody else. */
export async function receivedPage(db: Kysely<Database>, actor: Actor, id: string): Promise<string | null> {
  if (!may(actor, "review.review", { type: "review" })) return null;
  const received = await receivedById(db, id);
  return received && `/reviews/${received.reviewId}/desk/${id}`;
}

async function setOf(db: Kysely<Database>, { guidelineSetId }: Review): Promise<GuidelineSet> {
  const set = await guidelineSetById(db, guidelineSetId);
  if (!set) throw new Refusal("not-found");
  return set;
}

/** The rules of a review's guideline set, and what they find in the texts: the same as the authors were told. */
async function checkerOf(
  db: Kysely<Database>,
  { id, stateName, session }: Review,
  set: GuidelineSet,
  filed: readonly FiledSubmission[],
): Promise<{ rules: readonly Rule[]; findingsIn: (one: FiledSubmission, document: StructuredDocument) => Finding[] }> {
  const languages = [...new Set(filed.map(({ language }) => language))];
  const lists = new Map(await Promise.all(languages.map(async (one) => [one, await recommendationsOfReview(db, id, one)] as const)));
  const ofOthers = await annexesOfOthers(
    db,
    filed.map(({ submissionId }) => submissionId),
  );
  return {
    rules: set.rules,
    findingsIn: ({ kind, language, received, submissionId }, document) =>
      checkDocument({
        document,
        set,
        kind,
        language,
        organisations: document.cover.organisations,
        review: { stateName, session },
        recommendations: lists.get(language),
        // a frozen text names its annexes; of what came by mail nobody knows
        annexes: received
          ? undefined
          : (document.annexes ?? []).map(({ title, file, sha256 }) => ({
              title,
              fileName: file,
              own: !ofOthers.has(`${submissionId} ${sha256}`),
            })),
      }),
  };
}
