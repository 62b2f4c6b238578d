import { type Kysely, sql } from "kysely";
import type { Database } from "./database.js";

/** A text that changes whenever a recommendation of the review's lists is added, changed or removed, or a source of it added or renamed. */
export async function stateOfLists(db: Kysely<Database>, reviewId: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws(' ', count(r.number), max(r.updated_at)::text,
      (select md5(string_agg(concat_ws(' ', s.id, s.title), ' ' order by s.id)) from source s where s.review_id = ${reviewId})) as state
    from review_list l join recommendation r on r.symbol = l.symbol where l.review_id = ${reviewId}
  `.execute(db);
  return rows[0]!.state;
}
