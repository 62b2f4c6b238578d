import { LIMITS } from "./limits.js";

/** A bucket that refills, whatever is done to the clock: takes so much out of it, and answers false where there was not so much in it. */
function bucket(size: number, perSecond: number): (amount: number) => boolean {
  let left = size;
  let since = performance.now();
  return (amount) => {
    const now = performance.now();
    left = Math.min(size, left + ((now - since) / 1000) * perSecond) - amount;
    since = now;
    return left >= 0;
  };
}

/** Counts the messages of one connection and their bytes. The answer is false where there are too many. */
export function messageRate(): (bytes: number) => boolean {
  const messages = bucket(LIMITS.messageBurst, LIMITS.messagesPerSecond);
  const volume = bucket(LIMITS.bytesBurst, LIMITS.bytesPerSecond);
  return (bytes) => messages(1) && volume(bytes);
}
