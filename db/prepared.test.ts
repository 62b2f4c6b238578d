import { sql } from "kysely";
import { expect, it } from "vitest";
import { testDatabase } from "./testing.js";

const db = await testDatabase();

it("keeps the plan of a statement that bears a name, and of no other", async () => {
  await db.connection().execute(async (one) => {
    for (const value of ["a", "b"]) {
      const named = await sql<{ said: string }>`/* prepared say-back */ select ${value}::text as said`.execute(one);
      await sql`select ${value}::text as said`.execute(one);
      expect(named.rows).toEqual([{ said: value }]);
    }
    const { rows } = await sql<{ name: string; calls: number }>`
      select name, generic_plans + custom_plans as calls from pg_prepared_statements where name <> ''`.execute(one);
    expect(rows).toEqual([{ name: "say-back", calls: 2 }]);
  });
});
