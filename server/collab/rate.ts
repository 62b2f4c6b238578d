import { LIMITS } from "./limits.js";

/** Counts the messages of one connection: a bucket that refills. The answer is false where there are too many. */
export function messageRate(): () => boolean {
  let tokens: number = LIMITS.messageBurst;
  let since = Date.now();
  return () => {
    const now = Date.now();
    tokens = Math.min(LIMITS.messageBurst, tokens + ((now - since) / 1000) * LIMITS.messagesPerSecond) - 1;
    since = now;
    return tokens >= 0;
  };
}
