const LONGEST = 30 * 86_400_000;
const SHORTEST = 86_400_000;

/** When a link to a frozen text ends: at the deadline, after thirty days at the latest; a day at least, for a rehearsal or a deadline that is moved. */
export const linkExpiry = (now: Date, deadline: Date): Date =>
  new Date(Math.max(Math.min(deadline.getTime(), now.getTime() + LONGEST), now.getTime() + SHORTEST));
