import * as Y from "yjs";
import { cpuSeconds } from "./cores.js";
import { percentile, wait } from "./figures.js";
import { joined } from "./line.js";
import type { Target } from "./target.js";
import type { Scene } from "./writing.js";

export interface Joining {
  p50: number;
  p95: number;
  /** Clients that were told that they have everything, and do not. */
  incomplete: number;
  serverSeconds: number;
}

/** `clients` join `documents` evenly over `seconds`; milliseconds from opening the socket until the whole text is there. What arrived is checked afterwards. */
export async function join(
  scene: Scene<Target>,
  whole: Uint8Array,
  { clients, documents, seconds }: { clients: number; documents: number; seconds: number },
): Promise<Joining> {
  const cpu = cpuSeconds(scene.target.pid());
  const arrivals = await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      await wait((index * seconds * 1000) / clients);
      const start = performance.now();
      let took = NaN;
      let bytes = new Uint8Array();
      const line = await joined(scene.target, scene.documents[index % documents]!, scene.cookies[index % scene.cookies.length]!, {
        whole(update) {
          took = performance.now() - start;
          bytes = update.slice();
        },
      });
      return { took, bytes, line };
    }),
  );
  const serverSeconds = cpuSeconds(scene.target.pid()) - cpu;
  for (const { line } of arrivals) line.close();
  const expected = Y.encodeStateVectorFromUpdate(whole);
  const times = arrivals.map(({ took }) => took);
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    incomplete: arrivals.filter(({ bytes }) => !covers(bytes, expected)).length,
    serverSeconds,
  };
}

/** Whether nothing of the expected state is missing from an update. */
function covers(update: Uint8Array, expected: Uint8Array): boolean {
  const has = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));
  return [...Y.decodeStateVector(expected)].every(([client, clock]) => (has.get(client) ?? 0) >= clock);
}
