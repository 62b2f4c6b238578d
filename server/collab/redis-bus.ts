import { Redis, type RedisOptions } from "ioredis";
import type { Logger } from "pino";
import { newId } from "~/app/domain/document/document.js";
import type { Bus, BusMessage, Listener } from "./bus.js";
import { LIMITS } from "./limits.js";

const options: RedisOptions = {
  // what cannot be said now is lost: a hint that comes late helps nobody
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: null,
  connectTimeout: 3000,
  disconnectTimeout: 300,
  retryStrategy: (attempt) => Math.min(attempt * 100, 1000),
};

/**
 * A bus over a Redis or Valkey, given as redis:// or rediss://. It may be away at any time, also at the start: that is said once in
 * the log, and tried again for ever. The number of the database in the address keeps installations apart that share one Redis.
 */
export function redisBus(url: string, log: Logger): Bus {
  const id = newId();
  const prefix = `caucus:${new URL(url).pathname.slice(1) || "0"}:`;
  const echo = `${prefix}echo:${id}`;
  const out = new Redis(url, options);
  const inward = new Redis(url, options);
  const listeners = new Map<string, Listener>();
  let connected = false;
  let reported = false;
  let closed = false;
  let reason = "";
  let unanswered = 0;

  const ready = () => out.status === "ready" && inward.status === "ready";
  const safely = (channel: string, tell: () => void) => {
    try {
      tell();
    } catch (error) {
      log.error({ err: error, channel }, "a message of another server could not be followed");
    }
  };

  function lost() {
    connected = false;
    if (reported || closed) return;
    reported = true;
    log.warn({ reason }, "Redis does not answer: what is written on other servers arrives late until it does");
  }

  function reconnect() {
    lost();
    for (const redis of [out, inward]) if (redis.status !== "reconnecting" && redis.status !== "end") redis.disconnect(true);
  }

  async function resume() {
    if (connected || !ready()) return;
    await inward.subscribe(echo, ...[...listeners.keys()].map((channel) => prefix + channel));
    if (!ready()) return;
    connected = true;
    unanswered = 0;
    if (reported) log.info("Redis answers again");
    reported = false;
    reason = "";
    for (const [channel, listener] of [...listeners]) safely(channel, () => listener.missed(true));
  }

  for (const redis of [out, inward]) {
    redis.on("error", (error: Error) => (reason = error.message));
    redis.on("close", lost);
    redis.on("ready", () => {
      resume().catch((error: unknown) => {
        reason = String(error);
        reconnect();
      });
    });
  }

  inward.on("message", (channel: string, text: string) => {
    if (channel === echo) return void (unanswered = 0);
    const name = channel.slice(prefix.length);
    const listener = listeners.get(name);
    if (!listener) return;
    safely(name, () => {
      const { from, ...message } = JSON.parse(text) as BusMessage & { from: string };
      if (from !== id) listener.hear(from, message);
    });
  });

  // a line that is dead without having been closed is noticed by what no longer comes back
  const timer = setInterval(() => {
    unanswered += 1;
    if (unanswered > LIMITS.busEchoes) {
      unanswered = 0;
      reason ||= "nothing comes back";
      reconnect();
    } else if (connected) out.publish(echo, "").catch(() => undefined);
  }, LIMITS.busEcho);
  timer.unref();

  return {
    async publish(channel, message) {
      try {
        await out.publish(prefix + channel, JSON.stringify({ from: id, ...message }));
        return true;
      } catch {
        return false;
      }
    },
    subscribe(channel, listener) {
      listeners.set(channel, listener);
      if (inward.status === "ready") {
        inward.subscribe(prefix + channel).then(
          () => listeners.get(channel) === listener && safely(channel, () => listener.missed(false)),
          () => undefined,
        );
      }
      return () => {
        if (listeners.get(channel) !== listener) return;
        listeners.delete(channel);
        if (inward.status === "ready") inward.unsubscribe(prefix + channel).catch(() => undefined);
      };
    },
    connected: () => connected,
    async close() {
      closed = true;
      clearInterval(timer);
      // quitting waits for what was published before
      const quit = Promise.allSettled([out.quit(), inward.quit()]);
      await Promise.race([quit, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
      out.disconnect();
      inward.disconnect();
    },
  };
}
