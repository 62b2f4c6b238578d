import type { Target } from "./target.js";
import type { Text } from "./text.js";
import { gather, measure, notKept, type Result, type Scene } from "./writing.js";

const WRITERS = 60;
const PATIENCE = 250;
const kept = ({ p95, missing }: Result) => p95 <= PATIENCE && missing === 0;

/**
 * One document and 60 writers who type faster and faster: how many edits a second the server keeps up before the 95th percentile of
 * "at its last peer" passes 250 ms. Rises by a third at each step, then halves the distance between the last good and the first bad rate twice.
 */
export async function fastest(
  scene: Scene<Target>,
  _text: Text,
  quick: boolean,
): Promise<{ figures: Record<string, number>; notes: unknown }> {
  const seconds = quick ? 2 : 4;
  const steps: (Result & { rate: number })[] = [];
  const tried = async (rate: number) => {
    const group = await gather(scene, { documents: 1, writers: WRITERS });
    const result = await measure(scene, group, { rate: rate / WRITERS, seconds });
    const closed = group.closed().length;
    const lacking = closed > 0 ? NaN : await notKept(scene, group);
    group.leave();
    const step = { ...result, rate, missing: closed > 0 ? Infinity : result.missing + lacking };
    steps.push(step);
    return step;
  };
  let good: Result | null = null;
  let rate = 400;
  let limit = Infinity;
  for (let refined = 0; refined < 2;) {
    const step = await tried(rate);
    // a client that cannot send so fast measures itself
    const ok = kept(step) && step.perSecond > 0.95 * rate;
    if (ok) good = step;
    else limit = rate;
    if (limit < Infinity) refined += 1;
    if (!ok && !good && rate < 100) break;
    rate = limit === Infinity ? rate * 1.33 : ((good?.perSecond ?? 0) + limit) / 2;
  }
  const rounded = steps.map((step) => Object.fromEntries(Object.entries(step).map(([key, value]) => [key, Math.round(value * 100) / 100])));
  return { figures: { perSecond: good?.perSecond ?? 0, missing: good?.missing ?? NaN }, notes: rounded };
}
