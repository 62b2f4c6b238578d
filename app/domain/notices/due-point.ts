const DAY = 86_400_000;
/** Days before a deadline at which those who still have something to do are told. */
export const REMINDER_DAYS = [7, 2, 1] as const;

/** The last of these points that has been reached at `now`, in days before the deadline; null while none has, and once the deadline has passed. */
export function duePoint(now: Date, deadline: Date): number | null {
  const left = deadline.getTime() - now.getTime();
  if (left < 0) return null;
  return REMINDER_DAYS.findLast((days) => left <= days * DAY) ?? null;
}
