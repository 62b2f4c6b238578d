import { sql } from "kysely";
import { openDatabase } from "./client.js";
import { DataFolderInUse } from "./lock.js";

// A process that `client.test.ts` starts and kills: opens the folder of its first argument, stores a row, says so, and stays.
const [dataFolder = "", kind = "embedded"] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined };
try {
  const { db } = await openDatabase({ dataFolder, pgliteOnly: kind === "pglite" }, log);
  await sql`create table if not exists kept (pid int)`.execute(db);
  await sql`insert into kept values (${process.pid})`.execute(db);
  console.log("stored");
  setInterval(() => undefined, 1000);
} catch (error) {
  console.log(error instanceof DataFolderInUse ? "in use" : String(error));
}
