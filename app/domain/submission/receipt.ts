import type { SubmitterKind } from "../guidelines/guidelines.js";
import { canonicalJson } from "../document/canonical.js";

/** What a filed submission proves: who signed which text, and when it was filed. Instants are ISO strings in UTC, hashes SHA-256 in lower-case hex. */
export interface Receipt {
  /** 2 names the accounts that signed and the files of the package. */
  schema: 1 | 2;
  filing: string;
  submission: { id: string; title: string; kind: SubmitterKind; language: string };
  review: { id: string; stateCode: string; stateName: string; session: number; cycle: number; deadline: string };
  coalition: { id: string; name: string };
  organisations: {
    id: string;
    name: string;
    acronym: string;
    signatory: string;
    function: string;
    signedAt: string;
    /** The account that signed. */
    account?: { id: string; name: string };
    /** Or the link, for an organisation without one: who made it, and whether it was sent by mail or handed over. */
    link?: { id: string; madeBy: string; sent: "mail" | "by hand" };
  }[];
  /** Words that the limit counts, and the limit that they were held against. */
  words: number;
  limit: number;
  textHash: string;
  docxHash: string;
  filedAt: string;
  filedBy: string;
  /** The newest hash of the installation's audit log at the filing. */
  auditHead?: string;
  /** Every other file of the package, except the list of checksums. */
  files?: { name: string; bytes: number; sha256: string }[];
  /** The files that go with the text, at their places in the package; with an organisation it is that one's minority view. */
  annexes?: { title: string; file: string; sha256: string; organisation?: string }[];
  /** How many endorse the text; who they are stands in the package. */
  endorsers?: number;
  /** The filing that this one took the place of. */
  replaces?: string;
}

/** An Ed25519 signature on the receipt's hash (its 64 hex digits as text) by the installation's key; both in base64, the key as SPKI. */
export interface ReceiptSignature {
  algorithm: "Ed25519";
  publicKey: string;
  value: string;
}

/** A receipt with the SHA-256 of its canonical JSON, which is computed without the hash itself and without the signature. */
export type SealedReceipt = Receipt & { hash: string; signature?: ReceiptSignature };

/** SHA-256, lower-case hex, of a receipt's canonical JSON. */
export async function receiptHash(receipt: Receipt): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalJson(receipt)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const sealReceipt = async (receipt: Receipt): Promise<SealedReceipt> => ({ ...receipt, hash: await receiptHash(receipt) });

/** Whether nothing in the receipt was changed since it was sealed. */
export async function receiptHolds({ hash, signature: _signature, ...receipt }: SealedReceipt): Promise<boolean> {
  return (await receiptHash(receipt)) === hash;
}
