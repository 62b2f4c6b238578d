import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { Refusal } from "~/app/domain/refusal.js";

/** The most that a form without a file may send, in megabytes of 2^20 bytes. */
const FORM_MEGABYTES = 2;
/** The most that a form with a file may send: `readUpload` keeps its own, lower limit and answers beside the file's field. */
const UPLOAD_MEGABYTES = 110;

/** So much of a body that nobody wants is let through to its end, because a browser only reads the answer when it has sent all. */
const DRAINED_MEGABYTES = 256;

const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data;.*boundary=)/i;

/** Pages are read and forms are sent; anything else is told so at once. */
export const requireForm: RequestHandler = (req, res, next) => {
  if (!METHODS.has(req.method))
    res
      .status(405)
      .setHeader("Allow", [...METHODS].join(", "))
      .type("text")
      .send("This cannot be done here.\n");
  else if (req.method === "POST" && !FORM.test(req.headers["content-type"] ?? ""))
    res.status(415).type("text").send("Only a form can be sent here.\n");
  else next();
};

/** What a request body may be: of known length. Browsers always say it; without it no limit could be kept before reading. */
export const requireLength: RequestHandler = (req, res, next) => {
  if (req.headers["transfer-encoding"] === undefined) next();
  else res.status(411).type("text").send("The length of the body must be given.\n");
};

/** Lets go of a body that was answered without being read to its end: else the connection's next request would wait for ever. */
export const drainBodies: RequestHandler = (req, res, next) => {
  res.on("finish", () => {
    if (req.complete) return;
    req.removeAllListeners("data");
    if (Number(req.headers["content-length"] ?? 0) > DRAINED_MEGABYTES * 2 ** 20) req.destroy();
    else req.resume();
  });
  next();
};

/**
 * The build with every action guarded: a body that is far too large is refused before anything of it is read. Done here and not in
 * Express, so that the refusal is a page like every other, also for what the browser's script sends.
 */
export function refuseLargeBodies(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const action = route.module.action;
    if (!action) return [id, route];
    const guarded: typeof action = (args) => {
      const { headers } = args.request;
      const megabytes = headers.get("content-type")?.startsWith("multipart/") ? UPLOAD_MEGABYTES : FORM_MEGABYTES;
      readable(args.request);
      if (Number(headers.get("content-length")) > megabytes * 2 ** 20) throw new Refusal("upload-too-large", { megabytes });
      return action(args);
    };
    return [id, { ...route, module: { ...route.module, action: guarded } }];
  });
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild["routes"] };
}

/** A form that ends in the middle is the sender's mistake, not ours. */
function readable(request: Request) {
  const read = request.formData.bind(request);
  request.formData = () =>
    read().catch(() => {
      throw new Refusal("form-unreadable");
    });
}
