import pg from "pg";

const NAMED = /^\s*\/\* prepared ([\w-]+) \*\//;

/**
 * A client that has PostgreSQL keep the plan of each statement which begins with a comment such as "prepared append-updates" (its name):
 * for the few that run hundreds of times a second, planning costs more than running. One name belongs to one text.
 */
export class PreparingClient extends pg.Client {
  override query = ((first: unknown, ...rest: unknown[]) => {
    const name = typeof first === "string" ? NAMED.exec(first)?.[1] : undefined;
    const query = super.query.bind(this) as (...args: unknown[]) => unknown;
    return name ? query({ name, text: first, values: rest[0] }, ...rest.slice(1)) : query(first, ...rest);
  }) as pg.Client["query"];
}
