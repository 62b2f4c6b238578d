import type { Kysely } from "kysely";
import { receiptHolds, type SealedReceipt } from "~/app/domain/submission/receipt.js";
import { auditEvents } from "~/db/audit.js";
import type { Database, Row } from "~/db/database.js";
import { hashDocument } from "../collab/log.js";
import { SIGNED, verifyPackage } from "../exchange/package/verify-package.js";
import { sha256 } from "../sha256.js";
import { signatoryPrint, standingByLog } from "./evidence-standing.js";

export interface Evidence {
  /** Things that the log bears witness to and that were looked at. */
  checked: number;
  /** What is not as the log says, or is not there any more, or was put in: "signature abc". */
  broken: string[];
}

type Event = Pick<Row<"audit_event">, "action" | "data">;
type Judge = (db: Kysely<Database>, data: Event["data"]) => Promise<{ what: string; holds: boolean }>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

const judgeSignature =
  (decision: "signed" | "refused"): Judge =>
  async (db, data) => {
    const id = text(data["signatureId"]);
    const row = await db.selectFrom("signature").where("id", "=", id).selectAll().executeTakeFirst();
    const { signatory } = data;
    return {
      what: `signature ${id}`,
      holds:
        row !== undefined &&
        row.decision === decision &&
        row.organisation_id === data["organisationId"] &&
        row.hash === data["hash"] &&
        (signatory === undefined || signatory === signatoryPrint({ name: row.signatory_name, function: row.signatory_function })),
    };
  };

const JUDGES: Readonly<Record<string, Judge>> = {
  "submission.sign-off-opened": async (db, data) => {
    const id = text(data["versionId"]);
    const row = await db.selectFrom("version").where("id", "=", id).select(["content", "hash"]).executeTakeFirst();
    return { what: `version ${id}`, holds: row?.hash === data["hash"] && row !== undefined && hashDocument(row.content) === row.hash };
  },
  "submission.signed": judgeSignature("signed"),
  "submission.signature-refused": judgeSignature("refused"),
  "submission.annex-added": judgeAnnex,
  "submission.view-recorded": judgeAnnex,
  "submission.filed": async (db, data) => {
    const id = text(data["filingId"]);
    const row = await db
      .selectFrom("filing as f")
      .innerJoin("version as v", "v.id", "f.version_id")
      .where("f.id", "=", id)
      .select(["f.receipt", "f.docx", "f.package", "v.hash as text"])
      .executeTakeFirst();
    return {
      what: `filing ${id}`,
      holds:
        row !== undefined &&
        row.receipt.hash === data["receiptHash"] &&
        (await receiptHolds(row.receipt)) &&
        row.text === data["textHash"] &&
        sha256(row.docx) === data["docxHash"] &&
        (await packageHolds(row.package, row.receipt)),
    };
  },
};

/** A package is the one of its receipt, and whole. */
async function packageHolds(bytes: Uint8Array | null, { hash, files, signature }: SealedReceipt): Promise<boolean> {
  if (!bytes) return files === undefined;
  const { receiptHash, checks } = await verifyPackage(bytes, "package.zip").catch(() => ({ receiptHash: "", checks: [] }));
  return receiptHash === hash && checks.every(({ what, holds }) => holds || (what === SIGNED && !signature));
}

async function judgeAnnex(db: Kysely<Database>, data: Event["data"]) {
  const id = text(data["annexId"]);
  const row = await db.selectFrom("annex").where("id", "=", id).select("file").executeTakeFirst();
  return { what: `annex ${id}`, holds: row !== undefined && sha256(row.file) === data["hash"] };
}

/**
 * Holds what is stored against what the log says of it: frozen texts, signatures, annexes, filings with their packages; whether anything stands there that the log
 * knows nothing of; and whether what was void, withdrawn or answered still is.
 */
export async function verifyEvidence(db: Kysely<Database>): Promise<Evidence> {
  const evidence: Evidence = { checked: 0, broken: [] };
  const known = new Set<string>();
  const standing = standingByLog();
  for await (const event of auditEvents(db)) {
    standing.hear(event);
    const judge = JUDGES[event.action];
    if (!judge) continue;
    const { what, holds } = await judge(db, event.data);
    known.add(what);
    evidence.checked += 1;
    if (!holds) evidence.broken.push(what);
  }
  for (const table of ["signature", "filing", "annex"] as const) {
    const rows = await db.selectFrom(table).select("id").execute();
    evidence.broken.push(...rows.map(({ id }) => `${table} ${id}`).filter((what) => !known.has(what)));
  }
  evidence.broken = [...new Set([...evidence.broken, ...(await standing.differences(db))])];
  return evidence;
}
