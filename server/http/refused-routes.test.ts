import type { ServerBuild } from "@remix-run/node";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import pino from "pino";
import { afterAll, describe, expect, it } from "vitest";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { testDatabase } from "~/db/testing.js";
import { withRefusals } from "./refused-routes.js";

type Route = NonNullable<ServerBuild["routes"][string]>;
const build = (module: object) =>
  ({ mode: "test", routes: { page: { id: "page", path: "page", module } as unknown as Route } }) as unknown as ServerBuild;
const db = await testDatabase();
const away = new Kysely<Database>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none" }) }),
});
afterAll(() => away.destroy());
const log = pino({ level: "silent" });

const run = async (
  module: object,
  handler: "loader" | "action",
  accept: string,
  { sent, on = db }: { sent?: string; on?: typeof db } = {},
) => {
  const wrapped = withRefusals(build(module)).routes["page"]!.module[handler]!;
  const body = sent === undefined ? {} : { method: "POST", body: new URLSearchParams(sent) };
  const request = new Request("http://localhost/page", { headers: { accept }, ...body });
  return wrapped({ request, params: {}, context: { db: on, log } } as never);
};
const page = () => null;
const refuse = () => Promise.reject(new Refusal("file-empty", { file: "<b>.docx" }));

describe("a route that refuses", () => {
  it.each(["loader", "action"] as const)(
    "throws from its %s a response with the refusal's status, code and parameters",
    async (handler) => {
      const thrown: unknown = await run({ [handler]: refuse, default: () => null }, handler, "text/html").catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Response);
      expect((thrown as Response).status).toBe(422);
      expect(await (thrown as Response).json()).toEqual({ refusal: { code: "file-empty", params: { file: "<b>.docx" } } });
    },
  );

  it("shows a browser a page where the route has none, with nothing of it taken for markup", async () => {
    const thrown = (await run({ loader: refuse }, "loader", "text/html,*/*").catch((error: unknown) => error)) as Response;
    expect(thrown.status).toBe(422);
    expect(thrown.headers.get("content-type")).toContain("text/html");
    const html = await thrown.text();
    expect(html).toContain("The file &lt;b&gt;.docx is empty.");
    expect(html).not.toContain("<b>");
  });

  it("answers a program with JSON there", async () => {
    const thrown = (await run({ loader: refuse }, "loader", "application/json").catch((error: unknown) => error)) as Response;
    expect(thrown.headers.get("content-type")).toContain("application/json");
  });

  it("lets results and other failures pass as they are", async () => {
    expect(await run({ loader: () => Promise.resolve("fine"), default: () => null }, "loader", "*/*")).toBe("fine");
    const broken = new Error("broken");
    await expect(run({ loader: () => Promise.reject(broken), default: () => null }, "loader", "*/*")).rejects.toBe(broken);
  });
});

describe("while the database is away", () => {
  const ask = () => away.selectFrom("review").selectAll().execute();

  it("a page says that it cannot be shown now", async () => {
    const thrown = (await run({ loader: ask, default: page }, "loader", "text/html", { on: away }).catch(
      (error: unknown) => error,
    )) as Response;
    expect(thrown.status).toBe(503);
    expect(await thrown.json()).toEqual({ refusal: { code: "unavailable", params: {} } });
  });

  it("a form keeps what was typed in it", async () => {
    const action = async ({ request }: { request: Request }) => {
      await request.formData();
      return ask();
    };
    const told = await run({ action, default: page }, "action", "*/*", { sent: "_form=refuse&reason=Paragraph+4", on: away });
    expect(told).toMatchObject({
      data: { form: "refuse", values: { reason: "Paragraph 4" }, refusal: { code: "unavailable" } },
      init: { status: 503 },
    });
  });

  it("what fails for another reason is no less a fault", async () => {
    const broken = new Error("broken");
    await expect(run({ action: () => Promise.reject(broken) }, "action", "*/*", { sent: "a=1" })).rejects.toBe(broken);
  });
});

it("an address that only takes forms says so to whoever reads it", async () => {
  const told = (await run({ action: page }, "loader", "text/html")) as Response;
  expect(told.status).toBe(405);
  expect(told.headers.get("allow")).toBe("POST");
});
