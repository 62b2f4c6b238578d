import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { createAttempts } from "./attempts.js";
import type { AppContext } from "./context.js";
import { healthRoutes } from "./health.js";
import { drainBodies, refuseLargeBodies, requireForm, requireLength } from "./limits.js";
import { metricsRoutes } from "./metrics.js";
import { withRefusals } from "./refused-routes.js";
import { nonceOf, refuseForeignOrigins, requireHost, securityHeaders } from "./security.js";

export interface Pages {
  /** The pages' code: Remix's server build, read anew for each request in development. */
  build: () => Promise<ServerBuild>;
  /** Addresses of what the editor's page loads after its own scripts; empty where that is not known beforehand. */
  editorScripts: readonly string[];
  /** What serves the browser's files: the built ones, or Vite. */
  assets: RequestHandler[];
}

type PageHandler = ReturnType<typeof createRequestHandler>;

/** Accounts made from one address before it has to wait: enough for a training where everybody shares a connection. */
const SIGN_UPS = { limit: 60, windowMs: 60 * 60_000 };
/** Wrong passwords from one place for one account before that place has to wait; nobody can lock out somebody who is elsewhere. */
const SIGN_INS = { limit: 10, windowMs: 15 * 60_000 };

/** What answers the requests that carry open documents; false for other requests. */
type OpenDocuments = (req: IncomingMessage, res: ServerResponse) => boolean;

/** The HTTP side: headers, limits, health, open documents, files, pages. */
export function createApp(
  context: Omit<AppContext, "nonce" | "address" | "signUps" | "signIns" | "editorScripts">,
  { build, assets, editorScripts }: Pages,
  metrics: Registry,
  openDocuments: OpenDocuments = () => false,
): Express {
  const { config, db, log } = context;
  const signUps = createAttempts(SIGN_UPS);
  const signIns = createAttempts(SIGN_INS);
  const made = new WeakMap<ServerBuild, PageHandler>();
  /** Made once for each build: it sorts all routes before it answers. */
  function handlerOf(pages: ServerBuild): PageHandler {
    const known = made.get(pages);
    if (known) return known;
    const handler = createRequestHandler({
      build: withRefusals(refuseLargeBodies(pages)),
      mode: config.production ? "production" : "development",
      getLoadContext: (asked, answer) => ({
        ...context,
        signUps,
        signIns,
        editorScripts,
        address: asked.ip ?? "",
        nonce: nonceOf(answer),
      }),
    });
    made.set(pages, handler);
    return handler;
  }
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback, linklocal, uniquelocal");
  app.use(requestId(log), requireHost);
  app.use(securityHeaders({ production: config.production, https: config.baseUrl.startsWith("https:") }));
  app.use(healthRoutes(db), metricsRoutes(metrics));
  app.use((req, res, next) => {
    if (!openDocuments(req, res)) next();
  });
  app.use(compression());
  for (const asset of assets) app.use(asset);
  app.use(drainBodies, refuseForeignOrigins, requireForm, requireLength);
  app.all("*", (req, res, next) => {
    if (/%00/.test(req.url)) return void res.status(404).type("text").send("There is nothing at this address.\n");
    // drafts lie in no cache; an answer that may be kept says so itself
    res.setHeader("Cache-Control", "private, no-store");
    // Remix appends: the two would go out together, and no cache would keep what is public
    const append = res.append.bind(res);
    res.append = (name, value) => (name.toLowerCase() === "cache-control" ? res.set(name, value) : append(name, value));
    // set here, where pages, data and files all pass: Remix keeps a refusal's headers from its page
    const setStatus = res.status.bind(res);
    res.status = (status) => (status === 503 ? setStatus(status).set("Retry-After", "5") : setStatus(status));
    build()
      .then((pages) => handlerOf(pages)(req, res, next))
      .catch(next);
  });
  app.use(failure(log));
  return app;
}

/** A path without the link that lets somebody in. */
const withoutLink = (path: string): string => path.replace(/^\/(invitations|sign|reset-password)\/[^/]+/, "/$1/…");

/** Names each request, in its answer and in the log; times it. */
function requestId(log: AppContext["log"]): RequestHandler {
  return (req, res, next) => {
    const id = randomUUID();
    const began = performance.now();
    res.setHeader("X-Request-Id", id);
    res.on("finish", () => {
      // without the query: it may hold what somebody searched for
      const facts = {
        id,
        method: req.method,
        path: withoutLink(req.path),
        status: res.statusCode,
        ms: Math.round(performance.now() - began),
      };
      if (res.statusCode >= 500) log.error(facts, "A request failed");
      else log.debug(facts, "Request");
    });
    next();
  };
}

/** What neither a page nor a refusal caught: logged whole, told to nobody. */
function failure(log: AppContext["log"]): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500 && !res.headersSent) {
      res
        .status(status)
        .type("text")
        .send(status === 404 ? "There is nothing at this address.\n" : "The request is not valid.\n");
      return;
    }
    log.error({ err: error, id: res.getHeader("X-Request-Id") }, "A request failed unexpectedly");
    if (res.headersSent) next(error);
    else res.status(500).type("text").send("Something went wrong. It has been recorded; please try again.\n");
  };
}
