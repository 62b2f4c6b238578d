import type { Kysely } from "kysely";
import type { SubmissionState } from "~/app/domain/access/may.js";
import type { Database, Row } from "~/db/database.js";
import { canonicalHash } from "../sha256.js";

type Event = Pick<Row<"audit_event">, "action" | "subject_id" | "data">;

/** What the log keeps of who signed or endorsed: their name stands with the answer. */
export const signatoryPrint = (signatory: { name: string; function: string }): string => canonicalHash(signatory);

/** What the log keeps of who was listed as endorser. */
export const listedPrint = ({ name, place }: { name: string; place: string }): string => canonicalHash({ name, place });

/** What a submission's state is after an event of this name. */
const STATE_AFTER: Readonly<Record<string, SubmissionState>> = {
  "submission.sign-off-opened": "sign-off",
  "submission.reopened": "draft",
  "submission.filed": "filed",
  "submission.withdrawn": "withdrawn",
  "submission.replacement-begun": "draft",
  "submission.set-aside": "set-aside",
  "submission.brought-back": "draft",
};
const ANSWERED: Readonly<Record<string, Said["state"]>> = {
  "submission.endorsed": "endorsed",
  "submission.endorsement-declined": "declined",
  "submission.endorser-recorded": "recorded",
};
type Answer = Pick<Row<"endorser">, "state" | "source" | "hash" | "later_too" | "signatory" | "function">;
type Said = Event["data"] & { state: "endorsed" | "declined" | "recorded" };

/** What stands after all events of the log: a signature that was void, or a filing that was withdrawn, must not have come back without one. */
export function standingByLog() {
  const states = new Map<string, SubmissionState>();
  /** By round and organisation. */
  const signatures = new Map<string, unknown>();
  /** The last of each submission. */
  const filings = new Map<string, unknown>();
  const withdrawn = new Set<unknown>();
  const answers = new Map<unknown, Said>();
  /** Prints of who was listed, by their ids. */
  const listed = new Map<string, unknown>();
  /** Submissions of which the log counts endorsers without naming them, as it once did. */
  const counted = new Set<string>();

  /** Hears the next event. */
  function hear({ action, subject_id: subject, data }: Event): void {
    const place = `${String(data["roundId"])} ${String(data["organisationId"])}`;
    const [state, answer] = [STATE_AFTER[action], ANSWERED[action]];
    if (state) states.set(subject, state);
    if (answer) answers.set(data["endorserId"], { ...data, state: answer });
    switch (action) {
      case "submission.signed":
      case "submission.signature-refused":
        signatures.set(place, data["signatureId"]);
        break;
      case "submission.signature-voided":
        signatures.delete(place);
        break;
      case "submission.reopened":
        for (const key of signatures.keys()) if (key.startsWith(`${String(data["roundId"])} `)) signatures.delete(key);
        break;
      case "submission.filed":
        filings.set(subject, data["filingId"]);
        break;
      case "submission.withdrawn":
        withdrawn.add(filings.get(subject));
        break;
      case "submission.endorsers-added": {
        const { endorsers, source } = data as { endorsers?: Record<string, string>; source?: string };
        if (!endorsers) counted.add(subject);
        for (const [id, print] of Object.entries(endorsers ?? {})) {
          listed.set(id, print);
          if (source) answers.set(id, { source, state: "recorded" });
        }
        break;
      }
      case "submission.endorser-removed":
        answers.delete(data["endorserId"]);
        listed.delete(String(data["endorserId"]));
    }
  }

  /** What does not stand in the database as the log says: "signature abc". */
  async function differences(db: Kysely<Database>): Promise<string[]> {
    const [signed, filed] = [new Set(signatures.values()), new Set(filings.values())];
    const signatureRows = await db.selectFrom("signature").select(["id", "voided_at"]).execute();
    const filingRows = await db.selectFrom("filing").select(["id", "withdrawn_at", "replaced_at"]).execute();
    const submissionRows = await db.selectFrom("submission").select(["id", "state"]).execute();
    const endorserRows = await db.selectFrom("endorser").selectAll().execute();
    const there = new Set<unknown>(endorserRows.map(({ id }) => id));
    const holds = (row: Row<"endorser">) =>
      listed.has(row.id)
        ? listed.get(row.id) === listedPrint(row) && answerHolds(answers.get(row.id), row)
        : counted.has(row.submission_id) && (row.state === "recorded" || answerHolds(answers.get(row.id), row));
    return [
      ...signatureRows.filter((row) => signed.has(row.id) !== (row.voided_at === null)).map(({ id }) => `signature ${id}`),
      ...filingRows
        .filter((row) => filed.has(row.id) !== (row.replaced_at === null) || withdrawn.has(row.id) !== (row.withdrawn_at !== null))
        .map(({ id }) => `filing ${id}`),
      ...submissionRows.filter(({ id, state }) => (states.get(id) ?? "draft") !== state).map(({ id }) => `submission ${id}`),
      ...endorserRows.filter((row) => !holds(row)).map(({ id }) => `endorser ${id}`),
      ...[...new Set([...answers.keys(), ...listed.keys()])].filter((id) => !there.has(id)).map((id) => `endorser ${String(id)}`),
    ];
  }

  return { hear, differences };
}

function answerHolds(said: Said | undefined, row: Answer): boolean {
  if (!said) return row.state === "waiting";
  if (said.state !== row.state) return false;
  if (said.state === "recorded") return said["source"] === row.source;
  const signatory = signatoryPrint({ name: row.signatory, function: row.function });
  return said["hash"] === row.hash && said["laterToo"] === row.later_too && (said["signatory"] ?? signatory) === signatory;
}
