import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReceiptSignature } from "~/app/domain/submission/receipt.js";

const FILE = "receipt-key.pem";

/** The installation's Ed25519 key: made once, kept in its data folder and nowhere else. */
function installationKey(dataFolder: string): KeyObject {
  const file = join(dataFolder, FILE);
  mkdirSync(dataFolder, { recursive: true });
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return createPrivateKey(readFileSync(file));
}

/** Signs a receipt's hash for the installation whose data lie in this folder. */
export type SignHash = (hash: string) => ReceiptSignature;

export const signerOf =
  (dataFolder: string): SignHash =>
  (hash) => {
    const key = installationKey(dataFolder);
    const publicKey = createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
    return { algorithm: "Ed25519", publicKey, value: sign(null, Buffer.from(hash), key).toString("base64") };
  };

/** Whether the signature is of this hash by the key that it names. */
export function signatureHolds(hash: string, { publicKey, value }: ReceiptSignature): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), type: "spki", format: "der" });
    return key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(hash), key, Buffer.from(value, "base64"));
  } catch {
    return false;
  }
}
