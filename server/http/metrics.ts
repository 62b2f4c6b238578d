import { type RequestHandler, Router } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** How many documents are open and how many connections they have. */
export type CountRooms = () => { rooms: number; connections: number };

/** `/metrics` in Prometheus's form, for who asks from this machine itself: nothing that came through a proxy gets it. */
export function metricsRoutes(count: CountRooms): Router {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(value());
      },
    });
  gauge("caucus_open_documents", "Documents that somebody has open", () => count().rooms);
  gauge("caucus_connections", "Connections to open documents", () => count().connections);
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
