import type { Kysely } from "kysely";
import { z } from "zod";
import { type Actor, assertMay, may } from "~/app/domain/access/may.js";
import { Refusal } from "~/app/domain/refusal.js";
import { type ListedEndorser, MOST_LINES, readEndorserLine, sameEndorser, standsFor } from "~/app/domain/submission/endorsers.js";
import { linkExpiry } from "~/app/domain/submission/link-expiry.js";
import { recordEvent } from "~/db/audit.js";
import type { Database } from "~/db/database.js";
import { addEndorsers, deleteEndorser, endorserById, endorsersOf, setAnswer } from "~/db/endorsers.js";
import { notify } from "~/db/notices.js";
import { insertSigningLinks } from "~/db/signing-links.js";
import { openRoundOf } from "~/db/signoff.js";
import { lockSubmission, submissionById, type SubmissionRecord } from "~/db/submissions.js";
import type { Trx } from "../collab/documents.js";
import type { Upload } from "../http/uploads.js";
import { endorserLines } from "../exchange/endorser-list.js";
import { listedPrint } from "../queries/evidence-standing.js";
import { lockFor } from "./lock-for.js";

const source = z.string().trim().max(300);
export const addEndorsersSchema = z
  .object({ list: z.string().max(1_000_000).default(""), how: z.enum(["ask", "record"]), source: source.default("") })
  .refine(({ how, source: from }) => how === "ask" || from !== "", { path: ["source"], message: "endorsers.source-missing" });
export const recordEndorserSchema = z.object({ source: source.min(1, "endorsers.source-missing") });

/** The lines of a list. Throws "line-unreadable" for the first that cannot be read, "too-many-lines"; nobody is listed twice. */
export function readEndorsers(list: string): ListedEndorser[] {
  const lines = list.replace(/^\uFEFF/u, "").split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES) throw new Refusal("too-many-lines", { most: MOST_LINES });
  const found = new Map<string, ListedEndorser>();
  lines.forEach((line, index) => {
    const read = readEndorserLine(line.replaceAll('"', ""));
    // a table's first line may name its columns
    if (
      index === 0 &&
      typeof read === "object" &&
      read &&
      !read.address &&
      /^(name|organi[sz]ation|nom|nombre)\b/i.test(read.name) &&
      /[\t;,]/.test(line)
    )
      return;
    if (typeof read === "string") throw new Refusal("line-unreadable", { line: index + 1, what: read });
    if (read && !found.has(sameEndorser(read.name))) found.set(sameEndorser(read.name), read);
  });
  return [...found.values()];
}

/** Adds those of a list, pasted or in a file, whom nobody added before: to be asked, or recorded as endorsing with where that is known from. Leads only. */
export async function addEndorserList(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, list, how, source: from, file }: z.output<typeof addEndorsersSchema> & { submissionId: string; file?: Upload | null },
): Promise<{ added: number; known: number }> {
  const endorsers = [list, ...(file ? [await endorserLines(file.bytes, file.fileName)] : [])].flatMap(readEndorsers);
  if (endorsers.length === 0) throw new Refusal("line-unreadable", { line: 1, what: "the list is empty" });
  return db.transaction().execute(async (trx) => {
    await lockForEndorsers(trx, actor, submissionId);
    const recorded = how === "record" ? from : "";
    const added = await addEndorsers(trx, { submissionId, endorsers, source: recorded, addedBy: actor.userId, at: new Date() });
    if (added.length > 0) {
      const prints = Object.fromEntries(added.map((one) => [one.id, listedPrint(one)]));
      const data = { added: added.length, ...(recorded && { source: recorded }), endorsers: prints };
      await note(trx, actor, submissionId, "submission.endorsers-added", data);
    }
    return { added: added.length, known: endorsers.length - added.length };
  });
}

/** Sends everybody who has not answered, and whose address is known, a link to the frozen text. Returns how many were asked. */
export async function askEndorsers(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, now = new Date() }: { submissionId: string; now?: Date },
): Promise<{ asked: number }> {
  return db.transaction().execute(async (trx) => {
    const record = await lockFor(trx, actor, submissionId, "submission.ask-by-link", "sign-off");
    const round = await openRoundOf(trx, submissionId);
    if (!round) throw new Refusal("wrong-state", { state: record.submission.state });
    const open = (await endorsersOf(trx, submissionId)).filter(
      (one) => one.address !== "" && (one.state === "waiting" || (one.state === "endorsed" && !standsFor(one, round.hash))),
    );
    const expiresAt = linkExpiry(now, record.review.deadline);
    const made = open.map(({ id, address }) => ({
      roundId: round.id,
      bears: { endorserId: id },
      address,
      madeBy: actor.userId,
      expiresAt,
    }));
    const links = await insertSigningLinks(trx, made);
    for (const [index, { name, address }] of open.entries()) {
      await notify(trx, {
        kind: "endorse-asked",
        to: { address },
        params: { ...aboutOf(record), organisation: name, inviter: actor.name },
        link: { purpose: "sign", subjectId: links[index]!, expiresAt: expiresAt.toISOString() },
      });
    }
    await note(trx, actor, submissionId, "submission.endorsers-asked", { roundId: round.id, asked: open.length });
    return { asked: open.length };
  });
}

const aboutOf = ({ submission, review, coalition }: SubmissionRecord) => ({
  title: submission.title,
  state: review.stateName,
  session: review.session,
  coalition: coalition.name,
  deadline: review.deadline.toISOString(),
});

/** Notes that somebody listed endorses, and where the lead has that from. */
export async function recordEndorser(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, endorserId, source: from }: { submissionId: string; endorserId: string; source: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockForEndorsers(trx, actor, submissionId);
    const endorser = await endorserById(trx, submissionId, endorserId);
    if (!endorser) throw new Refusal("not-found");
    // who said no themselves is not overruled
    if (endorser.state !== "waiting" && endorser.state !== "recorded") throw new Refusal("conflict");
    const answer = { state: "recorded" as const, source: from, signatory: "", function: "", hash: "", laterToo: false };
    await setAnswer(trx, endorserId, answer, new Date());
    await note(trx, actor, submissionId, "submission.endorser-recorded", { endorserId, source: from });
  });
}

/** Takes somebody off the list; the link they have stops working. */
export async function removeEndorser(
  db: Kysely<Database>,
  actor: Actor,
  { submissionId, endorserId }: { submissionId: string; endorserId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockForEndorsers(trx, actor, submissionId);
    const endorser = await endorserById(trx, submissionId, endorserId);
    if (!endorser) throw new Refusal("not-found");
    await deleteEndorser(trx, endorserId);
    await note(trx, actor, submissionId, "submission.endorser-removed", { endorserId, name: endorser.name, state: endorser.state });
  });
}

/** Who endorses may change while the text is written and while it lies for signature, not once it is filed. */
async function lockForEndorsers(trx: Trx, actor: Actor, submissionId: string): Promise<void> {
  const locked = await lockSubmission(trx, submissionId);
  const record = locked && (await submissionById(trx, submissionId));
  if (!record) throw new Refusal("not-found");
  assertMay(actor, "submission.endorsers", { ...record.subject, state: "draft" });
  if (!may(actor, "submission.endorsers", record.subject)) throw new Refusal("wrong-state", { state: record.submission.state });
}

const note = (trx: Trx, actor: Actor, submissionId: string, action: string, data: Record<string, unknown>) =>
  recordEvent(trx, { actorId: actor.userId, action, subjectType: "submission", subjectId: submissionId, data });
