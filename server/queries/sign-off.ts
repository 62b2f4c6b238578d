import type { Kysely } from "kysely";
import { type Actor, assertMay, may, type SubmissionState } from "~/app/domain/access/may.js";
import type { Difference } from "~/app/domain/document/difference.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { type DismissedAdvice, partDismissed } from "~/app/domain/guidelines/dismissed.js";
import { type Finding, misfits, type Rule } from "~/app/domain/guidelines/guidelines.js";
import { Refusal } from "~/app/domain/refusal.js";
import { completeCover } from "~/app/domain/submission/cover.js";
import { filingObstacles, type Obstacle } from "~/app/domain/submission/filing.js";
import { lengthOf } from "~/app/domain/submission/length.js";
import { lastEventAt } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { dismissedAdviceOf } from "~/db/dismissed-advice.js";
import { standsFor } from "~/app/domain/submission/endorsers.js";
import { endorsersOf } from "~/db/endorsers.js";
import { filingOfSubmission, stands } from "~/db/filings.js";
import { actorById } from "~/db/people.js";
import { guestsOf, waitingLinks } from "~/db/signing-links.js";
import { openRoundOf, roundsOf, type Signature, signaturesOf, type SignOffRound, standing } from "~/db/signoff.js";
import { submissionById, type SubmissionRecord } from "~/db/submissions.js";
import { versionById } from "~/db/versions.js";
import { readDocument } from "../collab/log.js";
import { type AnnexView, annexViews } from "./annexes.js";
import { filingFacts } from "./filing-facts.js";
import { findingsOf } from "./findings.js";
import { namesOf } from "./names.js";
import { sinceRoundBefore } from "./since-round.js";

export interface TextView {
  document: StructuredDocument;
  words: number;
  limit: number;
  findings: Finding[];
  dismissed: (DismissedAdvice & { finding: Finding })[];
  rules: Rule[];
}

export interface OrganisationDecision {
  id: string;
  name: string;
  acronym: string;
  decision: "signed" | "refused" | "waiting";
  signatory: string;
  function: string;
  reason: string;
  at: string | null;
  /** Who may sign for it. */
  signatories: string[];
  /** It has nobody with an account: where its link goes (for leads only, else empty), and until when the one works that it has. */
  byLink: { contact: string; until: string | null } | null;
}

export interface RoundView {
  hash: string;
  openedAt: string;
  openedBy: string;
  text: TextView;
  decisions: OrganisationDecision[];
  obstacles: Obstacle[];
  /** The names on the frozen cover, where an organisation was renamed since; else empty. */
  namesBefore: string[];
  /** What changed since the round before; null in the first. */
  since: Difference | null;
  annexes: AnnexView[];
  endorsers: number;
  /** When a lead last reminded those who have not signed it. */
  remindedAt: string | null;
}

export interface SignOffView {
  submission: { id: string; title: string; state: SubmissionState; language: string };
  review: { stateName: string; session: number; opensAt: string | null; deadline: string };
  coalition: { id: string; name: string };
  may: { openSignOff: boolean; reopen: boolean; file: boolean; askByLink: boolean };
  /** The organisations that the reader may sign for now. */
  signsFor: OrganisationDecision[];
  organisations: { id: string; name: string }[];
  /** Organisations of the coalition for which nobody has the place of a signatory. */
  withoutSignatory: string[];
  /** When the text was filed that stands and that this one is to replace. */
  replaces: string | null;
  /** It is called joint or individual, and is not. */
  kindMisfits: boolean;
  /** For the lead of a draft: the text as it would be frozen now. */
  draft: TextView | null;
  round: RoundView | null;
  history: { openedAt: string; closedAt: string; signed: number; refused: number; reasons: { organisation: string; reason: string }[] }[];
}

/** Everything on the page where a submission is frozen, signed and filed. Throws "not-found" and "forbidden". */
export async function signOffView(db: Kysely<Database>, actor: Actor, submissionId: string, now: Date): Promise<SignOffView> {
  const record = await submissionById(db, submissionId);
  if (!record) throw new Refusal("not-found");
  const { submission, review, coalition, subject, places } = record;
  assertMay(actor, "submission.read", subject);
  const rights = {
    openSignOff: may(actor, "submission.open-sign-off", subject),
    reopen: may(actor, "submission.reopen", subject),
    file: may(actor, "submission.file", subject),
    askByLink: may(actor, "submission.ask-by-link", subject),
  };
  const open = await openRoundOf(db, submissionId);
  const guests = await guestsOf(db, coalition.id);
  const filing = submission.state === "filed" ? null : await filingOfSubmission(db, submissionId);
  const round = open && (await roundView(db, record, open, now, { guests, contacts: rights.askByLink }));
  const mine = new Set(
    places.filter((place) => place.userId === actor.userId && place.role === "signatory").map((place) => place.organisationId),
  );
  const signs = new Set(places.filter((place) => place.role === "signatory").map((place) => place.organisationId));
  return {
    submission: { id: submission.id, title: submission.title, state: submission.state, language: submission.language },
    review: {
      stateName: review.stateName,
      session: review.session,
      opensAt: review.opensAt?.toISOString() ?? null,
      deadline: review.deadline.toISOString(),
    },
    coalition: { id: coalition.id, name: coalition.name },
    may: rights,
    signsFor: may(actor, "submission.sign", subject) ? (round?.decisions.filter((one) => mine.has(one.id)) ?? []) : [],
    organisations: coalition.organisations.map(({ id, name }) => ({ id, name })),
    withoutSignatory: coalition.organisations.filter((one) => !signs.has(one.id) && !guests.has(one.id)).map((one) => one.name),
    replaces: filing && stands(filing) ? filing.filedAt.toISOString() : null,
    kindMisfits: misfits(submission.kind, coalition.organisations.length),
    draft: rights.openSignOff ? await draftView(db, record, now) : null,
    round,
    history: await historyOf(db, record),
  };
}

async function judgedText(
  db: Kysely<Database>,
  { submission, review }: SubmissionRecord,
  document: StructuredDocument,
  findings: readonly Finding[],
): Promise<Pick<TextView, "findings" | "dismissed" | "rules">> {
  const { standing, dismissed } = partDismissed(document, findings, await dismissedAdviceOf(db, submission.id));
  return { findings: standing, dismissed, rules: review.guidelines.rules };
}

async function draftView(db: Kysely<Database>, record: SubmissionRecord, now: Date): Promise<TextView> {
  const { documentId, title, kind } = record.submission;
  const document = completeCover(await readDocument(db, documentId), title, record.coalition.organisations);
  const { used, limit } = lengthOf(document, record.review.guidelines, kind);
  return { document, words: used, limit, ...(await judgedText(db, record, document, await findingsOf(db, record, document, now))) };
}

interface Guests {
  guests: ReadonlyMap<string, string>;
  /** Whether the reader may see where links go. */
  contacts: boolean;
}

async function roundView(
  db: Kysely<Database>,
  record: SubmissionRecord,
  round: SignOffRound,
  now: Date,
  guests: Guests,
): Promise<RoundView> {
  const version = await versionById(db, round.versionId);
  if (!version) throw new Refusal("not-found");
  const signatures = standing(await signaturesOf(db, round.id));
  const facts = await filingFacts(db, record, version, signatures, now);
  const covered = version.content.cover.organisations.map((one) => one.name);
  return {
    hash: round.hash,
    openedAt: round.openedAt.toISOString(),
    openedBy: (await actorById(db, round.openedBy))?.name ?? "",
    text: {
      document: version.content,
      words: facts.words,
      limit: facts.limit,
      ...(await judgedText(db, record, version.content, facts.findings)),
    },
    decisions: await decisionsOf(db, record, signatures, round.id, guests, now),
    annexes: await annexViews(db, record),
    endorsers: (await endorsersOf(db, record.submission.id)).filter((one) => standsFor(one, round.hash)).length,
    obstacles: filingObstacles(facts),
    since: await sinceRoundBefore(db, record.submission.id, version.content),
    remindedAt: (await lastEventAt(db, "submission.signatories-reminded", record.submission.id, round.openedAt))?.toISOString() ?? null,
    namesBefore: record.coalition.organisations.some(({ name }, index) => name !== covered[index]) ? covered : [],
  };
}

async function decisionsOf(
  db: Kysely<Database>,
  { coalition, places }: SubmissionRecord,
  signatures: readonly Signature[],
  roundId: string,
  { guests, contacts }: Guests,
  now: Date,
): Promise<OrganisationDecision[]> {
  const links = guests.size > 0 ? await waitingLinks(db, roundId, "organisations") : [];
  const byLink = (id: string): OrganisationDecision["byLink"] => {
    const contact = guests.get(id);
    if (contact === undefined) return null;
    const link = links.find(({ bears, expiresAt }) => "organisationId" in bears && bears.organisationId === id && expiresAt > now);
    return { contact: contacts ? contact : "", until: link?.expiresAt.toISOString() ?? null };
  };
  const signatories = places.filter((place) => place.role === "signatory");
  const names = await namesOf(
    db,
    signatories.map((place) => place.userId),
  );
  return coalition.organisations.map(({ id, name, acronym }) => {
    const signature = signatures.find((one) => one.organisationId === id);
    return {
      id,
      name,
      acronym,
      decision: signature?.decision ?? "waiting",
      signatory: signature?.name ?? "",
      function: signature?.function ?? "",
      reason: signature?.reason ?? "",
      at: signature?.at.toISOString() ?? null,
      signatories: signatories.filter((place) => place.organisationId === id).map((place) => names.get(place.userId) ?? ""),
      byLink: byLink(id),
    };
  });
}

async function historyOf(db: Kysely<Database>, { submission, coalition }: SubmissionRecord): Promise<SignOffView["history"]> {
  const closed = (await roundsOf(db, submission.id)).filter((round) => round.outcome === "reopened" && round.closedAt);
  const history: SignOffView["history"] = [];
  for (const round of closed) {
    const at = round.closedAt!;
    // what stood when the text was reopened, not what its own organisation had replaced before
    const decisions = (await signaturesOf(db, round.id)).filter((signature) => signature.voidedAt?.getTime() === at.getTime());
    const count = (decision: Signature["decision"]) => decisions.filter((signature) => signature.decision === decision).length;
    history.push({
      openedAt: round.openedAt.toISOString(),
      closedAt: at.toISOString(),
      signed: count("signed"),
      refused: count("refused"),
      // what had to change, for whoever changes it now
      reasons: decisions
        .filter(({ reason }) => reason !== "")
        .map(({ organisationId, name, reason }) => ({
          organisation: coalition.organisations.find(({ id }) => id === organisationId)?.name ?? name,
          reason,
        })),
    });
  }
  return history;
}
