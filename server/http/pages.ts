import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";
import type { Server } from "node:http";
import { readFileSync } from "node:fs";
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
    editorScripts: scriptsOf("editor"),
    assets: [
      at("/assets", precompressed("build/client/assets")),
      at("/assets", express.static("build/client/assets", { immutable: true, maxAge: 24 * 365 * HOUR, index: false, fallthrough: false })),
      express.static("build/client", { maxAge: HOUR, index: false }),
    ],
  };
}

type Manifest = Record<string, { file: string; name?: string; isDynamicEntry?: boolean; imports?: string[] }>;

/** The addresses of a script that pages ask for themselves, and of those that it needs, by Vite's list. */
function scriptsOf(script: string): string[] {
  const manifest = JSON.parse(readFileSync("build/.vite/client-manifest.json", "utf8")) as Manifest;
  const found = new Set<string>();
  const add = (key: string) => {
    const { file, imports = [] } = manifest[key]!;
    if (found.has(`/${file}`)) return;
    found.add(`/${file}`);
    imports.forEach(add);
  };
  for (const [key, { name, isDynamicEntry }] of Object.entries(manifest)) if (isDynamicEntry && name === script) add(key);
  return [...found];
}

const at = (path: string, handler: RequestHandler): RequestHandler => express.Router().use(path, handler);

/** The pages as Vite makes them while they are edited; its messages to the browser share the server's port. */
export async function editedPages(server: Server): Promise<Pages> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
  return {
    editorScripts: [],
    build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as unknown as ServerBuild,
    assets: [vite.middlewares],
  };
}
