/** The last session of each cycle of the UPR (CeHDI's definitions of UHRI's data: at most 12 is cycle 1, 26 is 2, 40 is 3, 54 is 4). */
const LAST_SESSIONS = [12, 26, 40, 54] as const;

export const CYCLES = [1, 2, 3, 4, 5] as const;

/** The cycle that a session of the UPR working group belongs to: what a form proposes, and an administrator may correct. */
export function cycleOfSession(session: number): number {
  const index = LAST_SESSIONS.findIndex((last) => session <= last);
  return index === -1 ? LAST_SESSIONS.length + 1 : index + 1;
}
