import { type RequestHandler, Router } from "express";
import { collectDefaultMetrics, type Registry } from "prom-client";

/** `/metrics` in Prometheus's form, for who asks from this machine itself: nothing that came through a proxy gets it. */
export function metricsRoutes(register: Registry): Router {
  collectDefaultMetrics({ register });
  const router = Router();
  router.get("/metrics", onlyFromHere, (_req, res, next) => {
    register.metrics().then((text) => res.type(register.contentType).send(text), next);
  });
  return router;
}

const LOCAL = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

const onlyFromHere: RequestHandler = (req, res, next) => {
  const proxied = req.headers["x-forwarded-for"] !== undefined || req.headers.forwarded !== undefined;
  if (!proxied && LOCAL.has(req.socket.remoteAddress ?? "")) next();
  else res.status(403).type("text").send("Metrics are for this machine alone.\n");
};
