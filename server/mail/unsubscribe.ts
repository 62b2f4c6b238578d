import { createHmac, timingSafeEqual } from "node:crypto";
import type { NoticeKind } from "~/app/domain/notices/notices.js";

const signatureOf = (secret: string, address: string, kind: NoticeKind) =>
  createHmac("sha256", secret).update(`unsubscribe\n${address}\n${kind}`).digest("base64url");

/** The path by which an address turns a kind of notice off without signing in; nobody else can write it. */
export const unsubscribePath = (secret: string, address: string, kind: NoticeKind): string =>
  `/unsubscribe?${new URLSearchParams({ address, kind, signature: signatureOf(secret, address, kind) })}`;

/** Whether the link was made here for this address and kind. */
export function isOwnUnsubscribe(secret: string, address: string, kind: NoticeKind, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, address, kind));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
