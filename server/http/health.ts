import { Router } from "express";
import { type Kysely, sql } from "kysely";
import type { Database } from "~/db/database.js";

/** A database that does not answer within so many milliseconds is away. */
const PATIENCE = 2000;

/** `/health`: the process answers. `/ready`: the database answers too. */
export function healthRoutes(db: Kysely<Database>): Router {
  const router = Router();
  router.get("/health", (_req, res) => {
    res.type("text").send("alive\n");
  });
  router.get("/ready", (_req, res) => {
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE).unref());
    Promise.race([sql`select 1`.execute(db), late]).then(
      () => res.type("text").send("ready\n"),
      () => res.status(503).type("text").send("the database does not answer\n"),
    );
  });
  return router;
}
