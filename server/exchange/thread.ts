import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, Worker, type WorkerOptions } from "node:worker_threads";
import { isRefusal, Refusal, type RefusalCode } from "~/app/domain/refusal.js";

const SOURCES = { reader: "../exchange/reader.ts", typesetter: "../exchange/pdf/typesetter.ts" } as const;

/** What a thread says of a piece of work. Errors do not travel as they are, and a stranger's message could hold words of the text. */
export type Answer<T> = { done: T } | { refused: { code: RefusalCode; params: Refusal["params"] } } | { failed: string };

/** A thread of ours: the built one; from the sources, the sources' own. */
export function startThread(name: keyof typeof SOURCES, options: WorkerOptions = {}): Worker {
  const sources = import.meta.url.endsWith(".ts");
  const file = resolve(sources ? "server/cli/thread.mjs" : `build/node/${name}.js`);
  return new Worker(pathToFileURL(file), { execArgv: [], argv: sources ? [SOURCES[name]] : [], ...options });
}

/** In a thread: does the work and says how it went. */
export async function answer<T>(work: () => Promise<T>): Promise<void> {
  const said: Answer<T> = await work().then(
    (done) => ({ done }),
    (error: unknown) =>
      isRefusal(error)
        ? { refused: { code: error.code, params: error.params } }
        : { failed: `The work in a thread failed: ${error instanceof Error ? error.name : "unknown"}` },
  );
  parentPort!.postMessage(said);
}

/** What the work gave, or what it threw. */
export function settled<T>(said: Answer<T>): T {
  if ("done" in said) return said.done;
  throw "refused" in said ? new Refusal(said.refused.code, said.refused.params) : new Error(said.failed);
}
