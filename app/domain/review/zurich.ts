/**
 * OHCHR's deadlines are wall-clock times in Geneva ("23.59 hours Geneva time"): entered and shown as such, stored as instants.
 */
export const ZURICH = "Europe/Zurich";

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2})?)?$/;

const wallClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZURICH,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** The wall clock in Zurich at an instant, as a form's local date-time: "2021-03-28T23:59". */
export function zurichLocal(instant: Date): string {
  const parts = Object.fromEntries(wallClock.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instant of a local date-time in Zurich ("2021-03-28T23:59"; a date alone means 23:59 of that day).
 * An hour that the clocks pass twice means the first time, the safer reading of a deadline.
 * `null`: not a date, or an hour that the clocks skip in March.
 */
export function zurichInstant(local: string): Date | null {
  const match = LOCAL.exec(local.trim());
  if (!match) return null;
  const [, year, month, day, hour = "23", minute = "59"] = match;
  const wanted = `${year}-${month}-${day}T${hour}:${minute}`;
  const asUtc = Date.parse(`${wanted}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // summer time first: it is the earlier of two readings
  for (const offsetHours of [2, 1]) {
    const instant = new Date(asUtc - offsetHours * 3_600_000);
    if (zurichLocal(instant) === wanted) return instant;
  }
  return null;
}
