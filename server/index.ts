import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { openDatabase } from "~/db/client.js";
import { migrateToLatest } from "~/db/migrate.js";
import { hasAdministrator } from "~/db/people.js";
import { sampleSignIns } from "~/db/seed/people.js";
import { hasSample, isEmptyInstallation } from "~/db/seed/state.js";
import { ensureGuidelineSets } from "./commands/ensure-guideline-sets.js";
import { judgeBy } from "./collab/access.js";
import { inProcessBus } from "./collab/bus.js";
import { serveRequests } from "./collab/http-transport.js";
import { redisBus } from "./collab/redis-bus.js";
import { createMeters } from "./collab/meters.js";
import { createRooms } from "./collab/rooms.js";
import { serveSockets } from "./collab/sockets.js";
import { type Config, readConfig } from "./config.js";
import { createApp } from "./http/app.js";
import { createAuth } from "./http/auth.js";
import { signerOf } from "./installation-key.js";
import { builtPages, editedPages } from "./http/pages.js";
import { sessionBy } from "./http/sessions.js";
import { createLog } from "./log.js";
import { readAhead } from "./jobs/read-ahead.js";
import { startMail } from "./mail/start-mail.js";
import { repeat } from "./repeat.js";
import { closeServer, onShutdown } from "./shutdown.js";

/** What the person at the terminal reads. */
const say = (line: string) => process.stdout.write(`${line}\n`);

const FIRST_ADMINISTRATOR = "npm run -s caucus -- user create --email ADDRESS --name NAME --role administrator";

const READ_AHEAD_EVERY = 60_000;

const DATABASES = {
  url: "the PostgreSQL server of DATABASE_URL",
  embedded: "embedded PostgreSQL",
  pglite: "PGlite",
} as const;

async function start(): Promise<void> {
  const environment = readConfig();
  const log = createLog(environment.logLevel);
  // the port first: when it is taken, nothing else has been touched
  const server = createServer((_req, res) => {
    res.writeHead(503, { "Retry-After": "1", "Content-Type": "text/plain" }).end("starting\n");
  });
  const port = await listen(server, environment.host, environment.port);
  const config: Config = { ...environment, baseUrl: environment.baseUrl ?? `http://localhost:${String(port)}` };

  say("Opening the database");
  const database = await openDatabase(config, log);
  const { db, pool, kind } = database;
  const ran = await migrateToLatest(db);
  say(
    `Using ${DATABASES[kind]}${kind === "url" ? "" : ` in ${config.dataFolder}`}${ran.length > 0 ? `; schema brought up to ${String(ran.at(-1))}` : ""}`,
  );

  await ensureGuidelineSets(db);
  const auth = createAuth(pool, { baseUrl: config.baseUrl, secret: config.authSecret });
  const clock = clockFrom(config.startsAt);
  if (config.startsAt) log.warn({ now: config.startsAt }, "CAUCUS_NOW is set: deadlines are held against an invented time");
  const bus = config.redisUrl ? redisBus(config.redisUrl, log) : inProcessBus();
  const metrics = new Registry();
  const rooms = createRooms({ db, log, judge: judgeBy(db), bus, meters: createMeters(metrics) });
  const collaboration = { db, rooms, log, sessionOf: sessionBy(auth, db) };
  const sockets = serveSockets(server, { ...collaboration, othersUpgrade: !config.production });
  const requests = serveRequests(collaboration);
  const pages = config.production ? await builtPages() : await editedPages(server);
  server.removeAllListeners("request");
  server.on("request", createApp({ db, auth, documents: rooms, config, log, clock }, pages, metrics, requests.handle));

  const mail = startMail({ db, config, clock, log });
  const ending = new AbortController();
  const reader = repeat(
    () => readAhead(db, ending.signal),
    READ_AHEAD_EVERY,
    (error) => log.error({ err: error }, "Reading ahead failed"),
  );
  onShutdown(log, async () => {
    ending.abort();
    await Promise.all([mail.stop(), reader.stop()]);
    const closed = closeServer(server);
    sockets.close();
    requests.close();
    await rooms.close();
    await closed;
    await bus.close();
    await database.close();
  });
  if (config.sample && (await isEmptyInstallation(db))) {
    say("Filling the empty installation with the sample review");
    const { fillSample } = await import("~/db/seed/sample.js");
    await fillSample(db, auth, signerOf(config.dataFolder));
  }
  say(`Caucus is at ${config.baseUrl}`);
  if (await hasSample(db)) for (const line of sampleSignIns()) say(line);
  if (!(await hasAdministrator(db)))
    say(`Nobody administers it yet; this makes an administrator, also while it runs:\n  ${FIRST_ADMINISTRATOR}`);
}

/** The machine's clock, or one that started at another instant and runs on from there. */
function clockFrom(startsAt: Date | null): () => Date {
  const offset = startsAt ? startsAt.getTime() - Date.now() : 0;
  return () => new Date(Date.now() + offset);
}

/** Listens; resolves with the port. Rejects with a sentence when the port is taken. */
function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${String(port)} is in use. Stop what uses it, or set PORT to another one.`) : error);
    });
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

start().catch((error: unknown) => {
  const reason = error instanceof Error ? error : new Error(String(error));
  const cause = reason.cause instanceof Error ? ` (${reason.cause.message})` : "";
  process.stderr.write(`Caucus could not start: ${reason.message}${cause}\n`);
  process.exit(1);
});
