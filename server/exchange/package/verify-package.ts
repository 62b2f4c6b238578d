import { z } from "zod";
import { receiptHolds, type SealedReceipt } from "~/app/domain/submission/receipt.js";
import { signatureHolds } from "../../installation-key.js";
import { canonicalHash, sha256 } from "../../sha256.js";
import { openZip } from "../docx/zip.js";
import { CHECKSUMS, RECEIPT, TEXT } from "./write-package.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** As much of a receipt as is judged; the rest is covered by its hash. */
const receiptSchema = z.looseObject({
  filing: z.string(),
  organisations: z.array(z.looseObject({ name: z.string(), signatory: z.string(), function: z.string(), signedAt: z.string() })),
  textHash: hash,
  docxHash: hash,
  filedAt: z.string(),
  hash,
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: hash })).optional(),
  signature: z.object({ algorithm: z.literal("Ed25519"), publicKey: z.string(), value: z.string() }).optional(),
});

/** A thing that was looked at: what, and whether it is as the receipt says. */
export interface Check {
  what: string;
  holds: boolean;
}
export interface Verification {
  verified: boolean;
  checks: Check[];
  filing?: string;
  filedAt?: string;
  textHash?: string;
  receiptHash?: string;
  signatures?: { organisation: string; name: string; function: string; signedAt: string }[];
  /** The key that signed the receipt: compare it with the one that the installation publishes. */
  publicKey?: string;
}

/** The check that a receipt without the installation's signature does not pass. */
export const SIGNED = "the installation signed the receipt";

const failed = (what: string): Verification => ({ verified: false, checks: [{ what, holds: false }] });
const beginsAsZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Proves a package (zip) or a receipt (JSON) by itself, without the server: receipt, signature of the installation, every file, the text's hash computed anew.
 * `publicKey` is the key that must have signed, in base64. Refuses a zip that is damaged or made to exhaust.
 */
export async function verifyPackage(bytes: Uint8Array, fileName: string, publicKey?: string): Promise<Verification> {
  const zip = beginsAsZip(bytes) ? openZip(bytes, fileName) : null;
  const source = zip ? zip.read(RECEIPT) : bytes;
  if (!source) return failed(`${RECEIPT} is in the package`);
  const receipt = readReceipt(source);
  if (!receipt) return failed("the receipt can be read");
  const checks: Check[] = [{ what: "the receipt is as it was sealed", holds: await receiptHolds(receipt) }];
  const { signature } = receipt;
  checks.push({ what: SIGNED, holds: signature !== undefined && signatureHolds(receipt.hash, signature) });
  if (publicKey) checks.push({ what: "the key is the one that was given", holds: signature?.publicKey === publicKey });
  if (zip) checks.push(...fileChecks(receipt, zip.names, (name) => zip.read(name)));
  return {
    verified: checks.every(({ holds }) => holds),
    checks,
    filing: receipt.filing,
    filedAt: receipt.filedAt,
    textHash: receipt.textHash,
    receiptHash: receipt.hash,
    signatures: receipt.organisations.map(({ name, signatory, function: role, signedAt }) => ({
      organisation: name,
      name: signatory,
      function: role,
      signedAt,
    })),
    ...(signature && { publicKey: signature.publicKey }),
  };
}

function readReceipt(bytes: Uint8Array): SealedReceipt | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return receiptSchema.safeParse(parsed).success ? (parsed as SealedReceipt) : null;
  } catch {
    return null;
  }
}

function fileChecks(
  { files = [], docxHash, textHash }: SealedReceipt,
  names: readonly string[],
  read: (name: string) => Uint8Array | null,
): Check[] {
  const checks = files.map(({ name, bytes, sha256: expected }) => {
    const content = read(name);
    return { what: `${name} is as it was filed`, holds: content?.length === bytes && sha256(content) === expected };
  });
  checks.push({ what: `${CHECKSUMS} lists the files`, holds: listsFiles(read(CHECKSUMS), files, read(RECEIPT)) });
  const known = new Set([...files.map(({ name }) => name), RECEIPT, CHECKSUMS]);
  for (const name of names) if (!known.has(name)) checks.push({ what: `${name} belongs to the package`, holds: false });
  const text = read(TEXT);
  checks.push({ what: "the text has the hash that was signed", holds: text !== null && textHolds(text, textHash) });
  for (const { title, sha256: expected } of annexesIn(text))
    checks.push({ what: `the annex “${title}” is the one that was signed`, holds: files.some((file) => file.sha256 === expected) });
  checks.push({
    what: "the Word file has the hash of the receipt",
    holds: files.some((file) => file.sha256 === docxHash && file.name.endsWith(".docx")),
  });
  return checks;
}

/** `sha256sum -c` must not prove a list that was made for other files. */
function listsFiles(sums: Uint8Array | null, files: NonNullable<SealedReceipt["files"]>, receipt: Uint8Array | null): boolean {
  const lines = new TextDecoder()
    .decode(sums ?? new Uint8Array())
    .split("\n")
    .filter((line) => line !== "");
  const expected = [...files, { name: RECEIPT, sha256: sha256(receipt ?? "") }].map((file) => `${file.sha256}  ${file.name}`);
  return lines.sort().join("\n") === expected.sort().join("\n");
}

const signedText = z.object({ annexes: z.array(z.object({ title: z.string(), sha256: hash })).default([]) });

/** The annexes that the signed text names. */
function annexesIn(text: Uint8Array | null): z.output<typeof signedText>["annexes"] {
  try {
    return signedText.parse(JSON.parse(new TextDecoder().decode(text ?? new Uint8Array()))).annexes;
  } catch {
    return [];
  }
}

/** The hash is of the document, whatever the spaces and the order of keys in the file. */
function textHolds(bytes: Uint8Array, expected: string): boolean {
  try {
    return canonicalHash(JSON.parse(new TextDecoder().decode(bytes))) === expected;
  } catch {
    return false;
  }
}
