import { openDatabase, type OpenDatabase } from "~/db/client.js";
import { migrateToLatest } from "~/db/migrate.js";
import { ensureGuidelineSets } from "../commands/ensure-guideline-sets.js";
import { readConfig } from "../config.js";
import { type Auth, createAuth } from "../http/auth.js";
import { createLog } from "../log.js";

export interface Installation extends Pick<OpenDatabase, "db" | "kind"> {
  auth: Auth;
  dataFolder: string;
}

/** Runs with the installation's database, its schema up to date, and closes it. While a server runs on the same folder, its database is joined. */
export async function withInstallation<T>(run: (installation: Installation) => Promise<T>): Promise<T> {
  const config = readConfig();
  const { db, pool, kind, close } = await openDatabase(config, createLog("warn"), { share: true });
  try {
    await migrateToLatest(db);
    await ensureGuidelineSets(db);
    const baseUrl = config.baseUrl ?? `http://localhost:${config.port}`;
    return await run({ db, kind, dataFolder: config.dataFolder, auth: createAuth(pool, { baseUrl, secret: config.authSecret }) });
  } finally {
    await close();
  }
}
