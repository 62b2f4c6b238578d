import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";
import type { Server } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Pages } from "./app.js";
import { precompressed } from "./precompressed.js";

const HOUR = 3_600_000;

/** The built pages; what stands under assets/ bears a hash of its content in its name. */
export async function builtPages(): Promise<Pages> {
  const address = pathToFileURL(resolve("build/server/index.js")).href;
  const build = (await import(address)) as ServerBuild;
  return {
    build: () => Promise.resolve(build),
    assets: [
      at("/assets", precompressed("build/client/assets")),
      at("/assets", express.static("build/client/assets", { immutable: true, maxAge: 24 * 365 * HOUR, index: false, fallthrough: false })),
      express.static("build/client", { maxAge: HOUR, index: false }),
    ],
  };
}

const at = (path: string, handler: RequestHandler): RequestHandler => express.Router().use(path, handler);

/** The pages as Vite makes them while they are edited; its messages to the browser share the server's port. */
export async function editedPages(server: Server): Promise<Pages> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
  return {
    build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as unknown as ServerBuild,
    assets: [vite.middlewares],
  };
}
