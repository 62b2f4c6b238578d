import { short, wait } from "./figures.js";
import { join } from "./joining.js";
import { losses } from "./killing.js";
import { ofConnections, ofDocuments } from "./resident.js";
import type { Target } from "./target.js";
import type { Text } from "./text.js";
import { fastest } from "./throughput.js";
import { gather, measure, notKept, type Scene } from "./writing.js";

type Figures = Record<string, number>;

interface Workload {
  title: string;
  /** Edits behind Caucus's snapshot at the start. */
  behind?: number;
  run(scene: Scene<Target>, text: Text, quick: boolean): Promise<{ figures: Figures; notes: unknown }>;
  /** Lines of the table; the figures of Hocuspocus come first when both were measured. */
  rows(figures: Figures[]): string[][];
}

/** One line: the figure of each server, Caucus's share of Hocuspocus's, and whether that keeps the goal. */
function row(
  work: string,
  measure: string,
  figures: Figures[],
  key: string,
  goal?: { text: string; kept(ratio: number): boolean },
): string[] {
  const values = figures.map((one) => one[key]!);
  const ratio = values.length === 2 ? values[1]! / values[0]! : NaN;
  const kept = goal && values.length === 2 ? (goal.kept(ratio) ? "yes" : "NO") : "";
  return [work, measure, ...values.map(short), short2(ratio), goal?.text ?? "", kept];
}
const short2 = (ratio: number) => (Number.isNaN(ratio) ? "–" : ratio.toFixed(2));
const atMost = (limit: number) => ({ text: `at most ${limit} x`, kept: (ratio: number) => ratio <= limit });
const atLeast = (limit: number) => ({ text: `at least ${limit} x`, kept: (ratio: number) => ratio >= limit });

const writing =
  (documents: number, writers: number, rate: number): Workload["run"] =>
  async (scene, _text, quick) => {
    const group = await gather(scene, { documents, writers });
    const result = await measure(scene, group, { rate, seconds: quick ? 13 : 30 });
    const lacking = await notKept(scene, group);
    group.leave();
    return { figures: { ...result, missing: result.missing + lacking }, notes: result };
  };

export const workloads: Record<string, Workload> = {
  a: {
    title: "50 documents, 6 writers each, 3 edits a second each",
    run: writing(50, 6, 3),
    rows: (figures) => [
      row("a", "edit at its last peer, p50 ms", figures, "p50"),
      row("a", "p95 ms", figures, "p95", atMost(0.5)),
      row("a", "p99 ms", figures, "p99", atMost(0.5)),
      row("a", "edits missing", figures, "missing"),
    ],
  },
  b: {
    title: "1 document, 60 writers, 2 edits a second each",
    run: writing(1, 60, 2),
    rows: (figures) => [
      row("b", "edit at its last peer, p50 ms", figures, "p50"),
      row("b", "p95 ms", figures, "p95", atMost(1.5)),
      row("b", "p99 ms", figures, "p99"),
      row("b", "edits missing", figures, "missing"),
    ],
  },
  c: {
    title: "1 document, 60 writers, faster and faster",
    run: fastest,
    rows: (figures) => [
      row("c", "edits/s before p95 passes 250 ms", figures, "perSecond", atLeast(7.5)),
      row("c", "edits missing at that rate", figures, "missing"),
    ],
  },
  d: {
    title: "500 clients join 100 documents in 2 s after a restart",
    async run(scene, text) {
      await wait(1000);
      const joining = await join(scene, text.state, { clients: 500, documents: 100, seconds: 2 });
      return { figures: { ...joining }, notes: joining };
    },
    rows: (figures) => [
      row("d", "whole text there, p50 ms", figures, "p50"),
      row("d", "p95 ms", figures, "p95", atMost(0.5)),
      row("d", "clients with less than the text", figures, "incomplete"),
    ],
  },
  e: {
    title: "memory of 1,000 idle connections, and of 200 open documents",
    async run(scene) {
      const connections = await ofConnections(scene, 1000);
      await scene.target.end("SIGTERM");
      await scene.target.start();
      const documents = await ofDocuments(scene, 200);
      const figures = {
        connections: connections.resident,
        collected: connections.collected,
        documents: documents.resident,
        documentsCollected: documents.collected,
      };
      return { figures, notes: { connections, documents } };
    },
    rows: (figures) => [
      row("e", "1,000 connections, MB", figures, "connections", atMost(0.6)),
      row("e", "after a collection of garbage", figures, "collected"),
      row("e", "200 documents, MB", figures, "documents", atMost(0.9)),
      row("e", "after a collection of garbage", figures, "documentsCollected"),
    ],
  },
  f: {
    title: "kill -9 under load",
    async run(scene, _text, quick) {
      const result = await losses(scene, {
        documents: 10,
        writers: 6,
        rate: 3,
        kills: quick ? 2 : 5,
        // longer than Hocuspocus's longest pause between two stores, ten seconds
        between: [15, 35],
        kill: () => scene.target.end("SIGKILL"),
        restart: () => scene.target.start(),
      });
      const share = (100 * result.seenAndGone) / result.seen;
      return { figures: { ...result, share }, notes: result };
    },
    rows: (figures) => [
      row("f", "seen edits lost, %", figures, "share"),
      row("f", "seen edits lost", figures, "seenAndGone"),
      row("f", "edits called stored and lost", figures, "savedAndGone"),
    ],
  },
};
