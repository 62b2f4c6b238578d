import type { Server } from "node:http";
import type { Logger } from "pino";

const PATIENCE = 15_000;

/** Runs `close` once, on the first SIGTERM or SIGINT, and ends the process; a second signal, or a close that hangs, ends it at once with status 1. */
export function onShutdown(log: Logger, close: () => Promise<void>): void {
  let closing = false;
  const stop = (signal: NodeJS.Signals) => {
    if (closing) process.exit(1);
    closing = true;
    log.info({ signal }, "Stopping: storing what is open");
    setTimeout(() => {
      log.error({}, "Stopping took too long");
      process.exit(1);
    }, PATIENCE).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "Stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

const ANSWERS_WITHIN = 8000;

/**
 * Takes no more requests and lets those that came have their answers: whoever has just signed must read that it is done, not that the
 * connection broke. What has no answer after so many milliseconds is cut off.
 */
export async function closeServer(server: Server, within = ANSWERS_WITHIN): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  // a line that is kept alive has nothing more to say once its answer is out
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const late = setTimeout(() => server.closeAllConnections(), within);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
