interface Repeated {
  /** Waits for what is under way and does no more. */
  stop(): Promise<void>;
}

/** Does something now and every `ms` after it ended, until stopped. What it throws is handed to `failed`, and it goes on. */
export function repeat(work: () => Promise<unknown>, ms: number, failed: (error: unknown) => void): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const run = () => {
    running = work()
      .catch(failed)
      .then(() => {
        if (!stopped) timer = setTimeout(run, ms).unref();
      });
  };
  run();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
