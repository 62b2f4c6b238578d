import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";
import pg from "pg";

// Hocuspocus as its own guide sets it up: the database extension with one row per document, stored with its default debounce.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const { rows } = await pool.query("select state from hocuspocus where name = $1", [documentName]);
        return rows[0]?.state ?? null;
      },
      store: async ({ documentName, state }) => {
        await pool.query("insert into hocuspocus (name, state) values ($1, $2) on conflict (name) do update set state = excluded.state", [
          documentName,
          state,
        ]);
      },
    }),
  ],
});
server.httpServer.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
  console.log(`Hocuspocus is at http://127.0.0.1:${String(server.httpServer.address().port)}`);
});
