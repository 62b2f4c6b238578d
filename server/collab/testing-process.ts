import pino from "pino";
import { kyselyOn, poolOf } from "~/db/client.js";
import { redisBus } from "./redis-bus.js";
import { startCollab } from "./testing.js";

// A server of its own process, which `redis.test.ts` starts and kills: prints its port, and serves until it is told to end.
const [databaseUrl = "", redisUrl = ""] = process.argv.slice(2);
const log = pino({ level: "silent" });
const server = await startCollab(kyselyOn(poolOf(databaseUrl, 5), log), redisBus(redisUrl, log));
process.on("SIGTERM", () => void server.close().then(() => process.exit(0)));
console.log(`port ${String(server.port)}`);
