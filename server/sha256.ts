import { createHash } from "node:crypto";
import { canonicalJson } from "~/app/domain/document/canonical.js";

/** SHA-256, lower-case hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** The hash of a value's canonical JSON: equal values have equal ones. */
export const canonicalHash = (value: unknown): string => sha256(canonicalJson(value));
