import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "~/db/database.js";
import type { Config } from "../config.js";
import { remindOfDeadlines } from "../jobs/remind-of-deadlines.js";
import { repeat } from "../repeat.js";
import { sendDue, smtp } from "./sender.js";

const SEND_EVERY = 10_000;
const REMIND_EVERY = 10 * 60_000;

interface MailParts {
  db: Kysely<Database>;
  config: Config;
  clock: () => Date;
  log: Logger;
}

/** Reminds of deadlines, and sends what is queued where the installation has a mail server. */
export function startMail({ db, config, clock, log }: MailParts): { stop: () => Promise<void> } {
  const failed = (error: unknown) => log.error({ err: error }, "Notices failed");
  const jobs = [repeat(() => remindOfDeadlines(db, clock()), REMIND_EVERY, failed)];
  const server = config.mail && smtp(config.mail.url, config.mail.from);
  if (server) {
    const site = { baseUrl: config.baseUrl, secret: config.authSecret };
    // the queue goes by the machine's own clock: its rows do
    jobs.push(repeat(() => sendDue({ db, site, deliver: server.deliver, now: () => new Date(), log }), SEND_EVERY, failed));
  }
  return {
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
      server?.close();
    },
  };
}
