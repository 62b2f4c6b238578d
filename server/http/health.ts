import { Router } from "express";
import { type Kysely, sql } from "kysely";
import type { Database } from "~/db/database.js";

/** A database that does not answer within so many milliseconds is away. */
const PATIENCE = 2000;

/** Whether the database answers a question now. */
export async function databaseAnswers(db: Kysely<Database>): Promise<boolean> {
  let late: NodeJS.Timeout;
  const patience = new Promise<false>((resolve) => (late = setTimeout(resolve, PATIENCE, false)));
  const answer = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, patience]).finally(() => clearTimeout(late));
}

/** `/health`: the process answers. `/ready`: the database answers too. */
export function healthRoutes(db: Kysely<Database>): Router {
  const router = Router();
  router.get("/health", (_req, res) => {
    res.type("text").send("alive\n");
  });
  router.get("/ready", (_req, res) => {
    void databaseAnswers(db).then((answers) => {
      if (answers) res.type("text").send("ready\n");
      else res.status(503).type("text").send("the database does not answer\n");
    });
  });
  return router;
}
