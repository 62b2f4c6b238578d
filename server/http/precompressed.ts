import type { RequestHandler } from "express";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };
const YEAR = 365 * 24 * 3600;

/**
 * Hands the browser the `.br` twin that the build made of a file in `folder`, where there is one and the browser takes it: smaller than
 * what could be compressed while it waits, and out of memory. Goes before what serves the files themselves, at the folder's address.
 */
export function precompressed(folder: string): RequestHandler {
  const twins = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".br"))
      .map((name) => [`/${name.slice(0, -".br".length)}`, readFileSync(join(folder, name))]),
  );
  return (req, res, next) => {
    const twin = twins.get(req.path);
    const type = TYPES[extname(req.path)];
    if (!type || !twin || !["GET", "HEAD"].includes(req.method)) return next();
    res.vary("Accept-Encoding");
    if (!req.acceptsEncodings("br")) return next();
    res.setHeader("Content-Encoding", "br");
    res.setHeader("Content-Type", type);
    res.setHeader("Content-Length", twin.length);
    // a file's name bears a hash of its content
    res.setHeader("Cache-Control", `public, max-age=${YEAR}, immutable`);
    res.end(twin);
  };
}
