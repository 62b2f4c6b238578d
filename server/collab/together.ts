interface Question<Key, Answer> {
  key: Key;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

/**
 * Answers many questions with one query: what is asked while a query is under way is gathered for the next, `limit` at a time. When a
 * whole coalition comes back after a restart, that is some statements on one connection instead of hundreds on all of them.
 * `ask` answers in the order of its keys; when it fails, everybody who asked with it hears that.
 */
export function together<Key, Answer>(ask: (keys: Key[]) => Promise<Answer[]>, limit: number): (key: Key) => Promise<Answer> {
  const waiting: Question<Key, Answer>[] = [];
  let running = false;

  async function run() {
    while (waiting.length > 0) {
      const asked = waiting.splice(0, limit);
      try {
        const answers = await ask(asked.map(({ key }) => key));
        for (const [i, { resolve }] of asked.entries()) resolve(answers[i]!);
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    running = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (running) return;
      running = true;
      // not at once: what is asked in the same turn of the event loop goes together
      setImmediate(() => void run());
    });
}
