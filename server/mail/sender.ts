import type { Kysely } from "kysely";
import { createTransport } from "nodemailer";
import { nextAttempt } from "~/app/domain/notices/digest.js";
import type { Database } from "~/db/database.js";
import { claimDue, markFailed, markSent, type Notice } from "~/db/notices.js";
import { compose, type Message, type Site } from "./compose.js";

/** Hands one message to a mail server; rejects where that did not take it. */
export type Deliver = (message: Message) => Promise<void>;

/** Delivery by SMTP, with one connection kept open; `url` is "smtp://user:password@host:587". */
export function smtp(url: string, from: string): { deliver: Deliver; close: () => void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  });
  return {
    deliver: async ({ to, subject, text, unsubscribe }) => {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        text,
        headers: {
          "Auto-Submitted": "auto-generated",
          ...(unsubscribe && { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
        },
      });
    },
    close: () => transport.close(),
  };
}

const MOST_ATTEMPTS = 12;

interface Sending {
  db: Kysely<Database>;
  site: Site;
  deliver: Deliver;
  now: () => Date;
  log: { warn: (facts: object, text: string) => void };
}

/** Sends everything that is due, one after the other, and returns how many messages went out. What fails is tried again later; any number of processes may do this at once. */
export async function sendDue(sending: Sending): Promise<number> {
  let sent = 0;
  for (;;) {
    const notices = await claimDue(sending.db, sending.now());
    if (notices.length === 0) return sent;
    if (await sendOne(sending, notices)) sent += 1;
  }
}

async function sendOne({ db, site, deliver, now, log }: Sending, notices: readonly Notice[]): Promise<boolean> {
  const ids = notices.map(({ id }) => id);
  try {
    await deliver(await compose(db, site, notices));
  } catch (error) {
    const attempts = Math.max(...notices.map((notice) => notice.attempts));
    const again = isFinal(error) || attempts >= MOST_ATTEMPTS ? null : nextAttempt(now(), attempts);
    const reason = error instanceof Error ? error.message : String(error);
    // who it is for is nobody's business in a log
    log.warn({ kinds: notices.map(({ kind }) => kind), attempts, final: again === null }, "A message could not be sent");
    await markFailed(db, ids, reason, now(), again);
    return false;
  }
  await markSent(db, ids, now());
  return true;
}

/** The mail server knows no such address, or will never take this message (RFC 5321: 5yz answers to the envelope or the data). */
const isFinal = (error: unknown): boolean => {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return (code === "EENVELOPE" || code === "EMESSAGE") && responseCode !== undefined && responseCode >= 550 && responseCode < 560;
};
