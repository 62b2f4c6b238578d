import type { RefusalCode } from "~/app/domain/refusal.js";

/** The HTTP status of each expected failure. */
export const REFUSAL_STATUS: Record<RefusalCode, number> = {
  "sign-in-required": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "invalid-input": 422,
  "file-empty": 422,
  "file-too-large": 413,
  "file-unreadable": 422,
  "file-wrong-kind": 415,
  "file-encrypted": 422,
  "no-recommendations-found": 422,
  "invitation-unknown": 404,
  "invitation-used": 410,
  "invitation-expired": 410,
  "wrong-state": 409,
  "document-frozen": 423,
  "over-limit": 422,
  "after-deadline": 422,
  "before-window": 422,
  unsigned: 422,
  "checks-failed": 422,
  "text-changed": 409,
  unavailable: 503,
};
