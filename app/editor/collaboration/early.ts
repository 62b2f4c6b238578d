import { type Opening, openSession, type Session } from "./session.js";

/** A session that nobody has taken over within so many milliseconds is given up. */
const NOT_TAKEN = 10_000;
let early: { documentId: string; session: Session; timer: ReturnType<typeof setTimeout> } | null = null;

/** Opens a text's session before there is a view of it, once: the first view takes it over. */
export function connectEarly(opening: Opening): void {
  if (early?.documentId === opening.documentId) return;
  takeEarly("")?.destroy();
  const session = openSession(opening);
  early = { documentId: opening.documentId, session, timer: setTimeout(() => takeEarly(opening.documentId)?.destroy(), NOT_TAKEN) };
}

/** The session that waits for this document; with no name, whichever waits. */
export function takeEarly(documentId: string): Session | undefined {
  const waiting = early;
  if (!waiting || (documentId && waiting.documentId !== documentId)) return undefined;
  clearTimeout(waiting.timer);
  early = null;
  return waiting.session;
}
