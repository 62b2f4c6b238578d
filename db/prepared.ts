import pg from "pg";

const NAMED = /^\s*\/\* prepared ([\w-]+) \*\//;

/** What runs hundreds of times a second and takes this long hangs; milliseconds. */
const PATIENCE = 10_000;

/**
 * A client that has PostgreSQL keep the plan of each statement which begins with a comment such as "prepared append-updates" (its name):
 * for the few that run hundreds of times a second, planning costs more than running. One name belongs to one text. A connection on
 * which something did not answer in time is given up: what comes after it would wait behind it.
 */
export class PreparingClient extends pg.Client {
  override query = ((first: unknown, ...rest: unknown[]) => {
    const name = typeof first === "string" ? NAMED.exec(first)?.[1] : undefined;
    const query = super.query.bind(this) as (...args: unknown[]) => unknown;
    const asked = name ? query({ name, text: first, values: rest[0], query_timeout: PATIENCE }, ...rest.slice(1)) : query(first, ...rest);
    if (asked instanceof Promise) {
      asked.catch((error: unknown) => {
        if (error instanceof Error && error.message === "Query read timeout") void this.end();
      });
    }
    return asked;
  }) as pg.Client["query"];
}
