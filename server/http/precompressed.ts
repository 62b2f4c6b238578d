import type { RequestHandler } from "express";
import { readdirSync } from "node:fs";
import { extname } from "node:path";

const TYPES: Record<string, string> = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };

/**
 * Hands the browser the `.br` twin that the build made of a file in `folder`, where there is one and the browser takes it: smaller than
 * what could be compressed while it waits. Goes before what serves the files themselves, at the folder's address.
 */
export function precompressed(folder: string): RequestHandler {
  const twins = new Set(readdirSync(folder).filter((name) => name.endsWith(".br")));
  return (req, res, next) => {
    const [path = ""] = req.url.split("?", 1);
    const type = TYPES[extname(path)];
    if (!type || !twins.has(`${path.slice(1)}.br`)) return next();
    res.vary("Accept-Encoding");
    if (!req.acceptsEncodings("br")) return next();
    res.setHeader("Content-Encoding", "br");
    res.setHeader("Content-Type", type);
    req.url = `${path}.br`;
    next();
  };
}
