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
