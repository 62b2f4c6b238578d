import { openDatabase } from "~/db/client.js";
import { migrateToLatest } from "~/db/migrate.js";
import { readConfig } from "../../config.js";
import { createLog } from "../../log.js";
import { ensureGuidelineSets } from "../../commands/ensure-guideline-sets.js";
import { type Command, parse, printJson } from "../command.js";

/** Brings the database's schema up to date, and tells what that took. */
export const command: Command = {
  usage: "",
  async run(args) {
    parse(args, 0, {});
    const { db, kind, close } = await openDatabase(readConfig(), createLog("warn"), { share: true });
    try {
      const migrations = await migrateToLatest(db);
      await ensureGuidelineSets(db);
      printJson({ database: kind, migrations });
    } finally {
      await close();
    }
    return undefined;
  },
};
