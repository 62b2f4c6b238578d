import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

/** A host as a browser sends it; anything else must not reach a header. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-fA-F:]+\](:\d+)?$/;

/** Refuses a request whose Host names no host: addresses are made from it. */
export const requireHost: RequestHandler = (req, res, next) => {
  if (HOST.test(req.headers.host ?? "")) next();
  else res.status(400).type("text").send("The request names no host.\n");
};

/** The nonce that this response's policy allows scripts and styles by. */
export const nonceOf = (res: Response): string => String(res.locals["nonce"]);

/**
 * The headers that keep a page to itself: nothing from third parties, no inline script without the response's nonce, no framing.
 * In development Vite's own style elements are let through.
 */
export function securityHeaders({ production, https }: { production: boolean; https: boolean }): RequestHandler[] {
  const nonce: RequestHandler = (_req, res, next) => {
    res.locals["nonce"] = randomBytes(16).toString("base64");
    next();
  };
  const own = (_req: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`;
  const socket = (scheme: string) => (req: IncomingMessage) => `${scheme}://${req.headers.host!}`;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", own],
        styleSrc: production ? ["'self'", own] : ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'", socket("ws"), socket("wss")],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    xFrameOptions: { action: "deny" },
    referrerPolicy: { policy: "same-origin" },
  });
  return [nonce, headers];
}

/** Refuses what another site's page makes a signed-in browser send: an address of origin that is not ours, on anything but reading. */
export const refuseForeignOrigins: RequestHandler = (req, res, next) => {
  const { origin } = req.headers;
  const reading = req.method === "GET" || req.method === "HEAD" || req.method === "OPTIONS";
  if (reading || !origin || isOwnOrigin(origin, req.headers)) next();
  else res.status(403).type("text").send("This was sent from a page of another site.\n");
};

/** Whether a request's Origin header names the host that it was sent to. */
export function isOwnOrigin(
  origin: string,
  headers: { host?: string | undefined; "x-forwarded-host"?: string | string[] | undefined },
): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.host || host === headers["x-forwarded-host"];
}
