import { zurichInstant, zurichLocal } from "../review/zurich.js";

/** When the daily collection goes out, on Geneva's clock. */
const HOUR = "07:00";

/** The next instant at which collected notices are sent, after `now`. */
export function nextDigest(now: Date): Date {
  for (const days of [0, 1, 2]) {
    const day = zurichLocal(new Date(now.getTime() + days * 86_400_000)).slice(0, 10);
    const instant = zurichInstant(`${day}T${HOUR}`);
    if (instant && instant > now) return instant;
  }
  return new Date(now.getTime() + 86_400_000);
}

/** When to try again after the `attempts`-th failure: 1, 2, 4 ... minutes, at most six hours. */
export const nextAttempt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(2 ** Math.max(0, attempts - 1), 360) * 60_000);
