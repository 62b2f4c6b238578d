import { createServer, request, type RequestOptions, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import pino from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "~/app/domain/refusal.js";
import { testDatabaseAndPool } from "~/db/testing.js";
import { documentsAtRest } from "../collab/at-rest.js";
import { createMeters } from "../collab/meters.js";
import type { Config } from "../config.js";
import { createApp } from "./app.js";
import { createAuth } from "./auth.js";
import { isOwnOrigin } from "./security.js";

const { db, pool } = await testDatabaseAndPool();
const config = { production: true, baseUrl: "http://localhost" } as Config;

/** A build of one page, which shows its nonce, and of one address that answers how much it was sent. */
const build = {
  entry: {
    module: {
      default: (_request: Request, status: number, headers: Headers, _context: unknown, { nonce }: { nonce: string }) =>
        new Response(nonce, { status, headers }),
    },
  },
  routes: {
    root: { id: "root", path: "", module: { default: () => null } },
    public: {
      id: "public",
      parentId: "root",
      path: "public",
      module: { loader: () => new Response("", { headers: { "Cache-Control": "public, max-age=60" } }) },
    },
    away: {
      id: "away",
      parentId: "root",
      path: "away",
      module: { loader: () => Promise.reject(new Refusal("unavailable")), default: () => null },
    },
    sink: {
      id: "sink",
      parentId: "root",
      path: "sink",
      module: { action: async ({ request }: { request: Request }) => new Response(`${(await request.text()).length}`) },
    },
    form: {
      id: "form",
      parentId: "root",
      path: "form",
      module: { action: async ({ request }: { request: Request }) => new Response([...(await request.formData()).keys()].join()) },
    },
  },
  assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: { v3_singleFetch: true },
  isSpaMode: false,
} as unknown as ServerBuild;

let server: Server;
let address: string;
beforeAll(async () => {
  const log = pino({ level: "silent" });
  const auth = createAuth(pool, { baseUrl: config.baseUrl, secret: "x".repeat(32) });
  const metrics = new Registry();
  createMeters(metrics).watchRooms(() => ({ rooms: 2, connections: 5 }));
  const app = createApp(
    { db, auth, documents: documentsAtRest(db), config, log, clock: () => new Date() },
    { build: () => Promise.resolve(build), assets: [], editorScripts: [] },
    metrics,
  );
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("headers", () => {
  it("allows scripts by a nonce that is new in every answer, and nothing from elsewhere", async () => {
    const answers = await Promise.all([fetch(address), fetch(address)]);
    const nonces = await Promise.all(answers.map((answer) => answer.text()));
    expect(nonces[0]).not.toBe(nonces[1]);
    const policy = answers[0].headers.get("content-security-policy");
    expect(policy).toContain(`script-src 'self' 'nonce-${nonces[0]}';`);
    expect(policy).toContain(`connect-src 'self' ws://${new URL(address).host}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(answers[0].headers.get("x-powered-by")).toBeNull();
    expect(answers[0].headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });
});

describe("what caches may keep", () => {
  it("is nothing, but where an answer says so itself, and then alone", async () => {
    expect((await fetch(address)).headers.get("cache-control")).toBe("private, no-store");
    expect((await fetch(`${address}/public`)).headers.get("cache-control")).toBe("public, max-age=60");
  });
});

describe("what cannot be done now", () => {
  it.each(["/away", "/away.data"])("says when to try again: %s", async (path) => {
    const answer = await fetch(`${address}${path}`);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect((await fetch(address)).headers.get("retry-after")).toBeNull();
  });
});

describe("health", () => {
  it("is alive, and ready while the database answers", async () => {
    expect(await (await fetch(`${address}/health`)).text()).toBe("alive\n");
    expect((await fetch(`${address}/ready`)).status).toBe(200);
  });
});

describe("metrics", () => {
  it("are told to this machine alone", async () => {
    expect(await (await fetch(`${address}/metrics`)).text()).toMatch(/^caucus_open_documents 2$[^]*^caucus_connections 5$/m);
    expect((await fetch(`${address}/metrics`, { headers: { "x-forwarded-for": "192.0.2.1" } })).status).toBe(403);
  });
});

const statusOf = (options: RequestOptions) =>
  new Promise((resolve, reject) => {
    const asked = request(address, options, (answer) => resolve(answer.statusCode));
    asked.once("error", reject);
    asked.end();
  });

describe("what is sent", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${address}/sink`, { method: "POST", body, headers: { ...form, ...headers } });

  it("reaches the page", async () => {
    expect(await (await post("a=b")).text()).toBe("3");
  });

  it("is refused before it is read when it is too large", async () => {
    expect((await post("x".repeat(2 ** 20 * 2 + 1))).status).toBe(413);
    const upload = { "content-type": "multipart/form-data; boundary=x" };
    expect((await post("x".repeat(2 ** 20 * 3), upload)).status).toBe(200);
  });

  it("is a form, by a method that a page knows, to a host with a name", async () => {
    expect((await post("{}", { "content-type": "application/json" })).status).toBe(415);
    for (const method of ["PUT", "PATCH", "DELETE"]) expect((await fetch(`${address}/sink`, { method })).status).toBe(405);
    expect(await statusOf({ method: "TRACE" })).toBe(405);
    expect(await statusOf({ headers: { host: "a b/%" } })).toBe(400);
  });

  it("is a whole form", async () => {
    const send = (body: string) =>
      fetch(`${address}/form`, { method: "POST", body, headers: { "content-type": "multipart/form-data; boundary=x" } });
    expect(await (await send('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n')).text()).toBe("a");
    expect((await send("--x\r\ncontent-dis")).status).toBe(400);
  });

  it("must say its length", async () => {
    const status = new Promise((resolve, reject) => {
      const chunked = request(`${address}/sink`, { method: "POST", headers: form }, (answer) => resolve(answer.statusCode));
      chunked.once("error", reject);
      chunked.write("a=b");
      chunked.end();
    });
    expect(await status).toBe(411);
  });

  it("is refused from another site's page", async () => {
    expect((await post("a=b", { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post("a=b", { origin: address })).status).toBe(200);
  });

  it("is its own origin behind a proxy that names the host", () => {
    const headers = { host: "10.0.0.1:3000", "x-forwarded-host": "caucus.example.org" };
    expect(isOwnOrigin("https://caucus.example.org", headers)).toBe(true);
    expect(isOwnOrigin("null", headers)).toBe(false);
  });
});
