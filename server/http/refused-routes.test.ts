import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { Refusal } from "~/app/domain/refusal.js";
import { withRefusals } from "./refused-routes.js";

type Route = NonNullable<ServerBuild["routes"][string]>;
const build = (module: object) =>
  ({ mode: "test", routes: { page: { id: "page", path: "page", module } as unknown as Route } }) as unknown as ServerBuild;
const run = async (module: object, handler: "loader" | "action", accept: string) => {
  const wrapped = withRefusals(build(module)).routes["page"]!.module[handler]!;
  const request = new Request("http://localhost/page", { headers: { accept } });
  return wrapped({ request, params: {}, context: {} } as never);
};
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
