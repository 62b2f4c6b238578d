import { canonicalJson } from "~/app/domain/document/canonical.js";
import type { CitableSource } from "~/app/domain/mapping/points.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { Receipt, SealedReceipt } from "~/app/domain/submission/receipt.js";
import { writeSubmissionDocx } from "../docx/write-submission.js";
import { fillMatrix } from "../matrix/filled.js";
import { writeMatrixCsv } from "../matrix/sheet.js";
import { print } from "../pdf/print.js";
import { sha256 } from "../../sha256.js";
import { writeZip } from "../write-zip.js";
import type { SubmissionFile } from "../submission-file.js";
import type { Endorser } from "~/db/endorsers.js";
import { endorserTable } from "./endorser-table.js";

/** The names of what a package holds besides its files. */
export const RECEIPT = "receipt.json";
export const CHECKSUMS = "SHA256SUMS";
/** The text as it was signed: the SHA-256 of this file is the hash that every signature names. */
export const TEXT = "submission.json";

export type PackageFiles = Record<string, Uint8Array>;

/** The files of a package, without receipt and checksums. `docx` is the Word file that is filed. */
export async function packageFiles(
  input: SubmissionFile,
  docx: Uint8Array,
  recommendations: readonly Recommendation[],
  beside: { annexes: PackageFiles; endorsers: readonly Endorser[]; sources: readonly CitableSource[] } = {
    annexes: {},
    endorsers: [],
    sources: [],
  },
): Promise<PackageFiles> {
  const cover = await writeSubmissionDocx({ ...input, document: { ...input.document, blocks: [], notes: [], links: [] } });
  return {
    "submission.docx": docx,
    "submission.pdf": (await print({ what: "submission", input })).bytes,
    "cover-page.docx": cover,
    [TEXT]: Buffer.from(canonicalJson(input.document)),
    ...(recommendations.length + beside.sources.length > 0 && {
      "matrix.csv": await writeMatrixCsv({ review: input.review, ...fillMatrix(input.document, recommendations, beside.sources) }),
    }),
    ...(beside.endorsers.length > 0 && { "endorsers.csv": endorserTable(beside.endorsers) }),
    ...beside.annexes,
  };
}

/** What the receipt says of the files. */
export const filesOf = (files: PackageFiles): NonNullable<Receipt["files"]> =>
  Object.entries(files)
    .map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The package as a zip: the files, the receipt, and a list that `sha256sum -c` reads. */
export function zipPackage(files: PackageFiles, receipt: SealedReceipt): Uint8Array {
  const all: PackageFiles = { ...files, [RECEIPT]: Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`) };
  const sums = Object.entries(all).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  return writeZip({ ...all, [CHECKSUMS]: sums.join("") }, { date: new Date(receipt.filedAt) });
}
