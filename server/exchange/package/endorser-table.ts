import { stringify } from "csv-stringify/sync";
import type { Endorser } from "~/db/endorsers.js";

const COLUMNS = ["Organisation", "Place", "Endorsed by", "Function", "When", "Source"];

/** Who endorses a text, and how that is known, as a table that spreadsheets open (CSV, UTF-8 with its mark). Addresses stay here. */
export function endorserTable(endorsers: readonly Endorser[]): Uint8Array {
  const rows = endorsers.map(({ name, place, state, signatory, function: role, answeredAt, source }) => [
    name,
    place,
    signatory,
    role,
    answeredAt?.toISOString() ?? "",
    state === "recorded" ? source : "Confirmed by a link of its own",
  ]);
  return Buffer.from(stringify([COLUMNS, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" }));
}
