import * as Y from "yjs";
import { cpuSeconds } from "./cores.js";
import { percentile, wait } from "./figures.js";
import { joined, type Line } from "./line.js";
import type { Address, Target } from "./target.js";
import { keystroke, type Place, walk } from "./updates.js";

/** Documents, people and the places where they write. */
export interface Scene<Server extends Address = Address> {
  target: Server;
  documents: readonly string[];
  cookies: readonly string[];
  ends(documentId: string): readonly Place[];
}

export interface Shape {
  documents: number;
  writers: number;
  /** Edits per second of each writer. */
  rate: number;
  seconds: number;
}

export interface Writer {
  client: number;
  place: Place;
  line: Line;
  documentId: string;
  /** When each of its edits was sent, in milliseconds, and how many of the others have it. */
  sentAt: number[];
  arrivals: number[];
  /** Edits that at least one other has seen: up to which clock. */
  seen: number;
  saved: number;
}

export interface Group {
  writers: Writer[];
  /** The codes with which connections were closed. */
  closed(): readonly number[];
  /** Milliseconds from an edit's sending until its last peer had it, for those that arrived everywhere since the last call. */
  takeLatencies(): number[];
  /** Edits that are not with all peers yet. */
  underway(): number;
  leave(): void;
}

/** Lets everybody join; resolves when all have the whole text. */
export async function gather(scene: Scene, shape: Pick<Shape, "documents" | "writers">): Promise<Group> {
  let latencies: number[] = [];
  const closed: number[] = [];
  let sent = 0;
  let arrived = 0;
  const byClient = new Map<number, Writer>();
  const peers = shape.writers - 1;
  const receive = (self: number, update: Uint8Array) => {
    const now = performance.now();
    walk(update, (client, clock, length) => {
      const writer = client === self ? undefined : byClient.get(client);
      if (!writer) return;
      writer.seen = Math.max(writer.seen, clock + length);
      for (let i = clock; i < clock + length; i++) {
        writer.arrivals[i]! += 1;
        if (writer.arrivals[i] === peers) {
          arrived += 1;
          latencies.push(now - writer.sentAt[i]!);
        }
      }
    });
  };
  const enter = async (documentId: string, index: number): Promise<Writer> => {
    const client = 10_000_000 + Math.floor(Math.random() * 4_000_000_000);
    const ends = scene.ends(documentId);
    const place = ends[index % ends.length]!;
    const writer: Omit<Writer, "line"> = { client, place, documentId, sentAt: [], arrivals: [], seen: 0, saved: 0 };
    const line = await joined(scene.target, documentId, scene.cookies[index % scene.cookies.length]!, {
      update: (update) => receive(client, update),
      saved: (count) => (writer.saved = count),
      closed: (code) => closed.push(code),
    });
    const write = (update: Uint8Array) => {
      sent += 1;
      line.write(update);
    };
    const entered: Writer = Object.assign(writer, { line: { ...line, write } });
    byClient.set(client, entered);
    return entered;
  };
  const writers: Writer[] = [];
  for (const documentId of scene.documents.slice(0, shape.documents)) {
    writers.push(...(await Promise.all(Array.from({ length: shape.writers }, (_, index) => enter(documentId, index)))));
  }
  return {
    writers,
    closed: () => closed,
    takeLatencies() {
      const taken = latencies;
      latencies = [];
      return taken;
    },
    underway: () => sent - arrived,
    leave() {
      for (const { line } of writers) line.close();
    },
  };
}

export function type(writer: Writer): void {
  const clock = writer.sentAt.length;
  writer.sentAt.push(performance.now());
  writer.arrivals.push(0);
  writer.line.write(keystroke(writer.client, clock, writer.place, "e"));
  writer.place = { client: writer.client, clock };
}

/** Everybody types at `rate` edits per second, each a little irregularly, for so many seconds or until `stopped`. */
export async function typeFor(writers: readonly Writer[], rate: number, seconds: number, stopped = () => false): Promise<void> {
  const pause = 1000 / rate;
  const start = performance.now();
  const due = writers.map(() => start + Math.random() * pause);
  while (performance.now() - start < seconds * 1000 && !stopped()) {
    const now = performance.now();
    for (const [index, writer] of writers.entries()) {
      if (due[index]! > now) continue;
      type(writer);
      due[index]! += pause * (0.7 + 0.6 * Math.random());
    }
    await wait(1);
  }
}

export interface Result {
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
  /** Edits that never arrived everywhere, and edits that the server's own document lacks afterwards. */
  missing: number;
  /** Share of a core that the server, and this client, were busy. */
  serverBusy: number;
  clientBusy: number;
}

/** Types and measures; the first second does not count. */
export async function measure(scene: Scene<Target>, group: Group, { rate, seconds }: Pick<Shape, "rate" | "seconds">): Promise<Result> {
  await typeFor(group.writers, rate, 1);
  await settled(group, 2);
  group.takeLatencies();
  const before = { time: performance.now(), server: cpuSeconds(scene.target.pid()), client: process.cpuUsage(), sent: sentBy(group) };
  await typeFor(group.writers, rate, seconds);
  const elapsed = (performance.now() - before.time) / 1000;
  const client = process.cpuUsage(before.client);
  const server = cpuSeconds(scene.target.pid()) - before.server;
  const sent = sentBy(group) - before.sent;
  await settled(group, 10);
  const latencies = group.takeLatencies();
  return {
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    perSecond: sent / elapsed,
    missing: group.underway(),
    serverBusy: server / elapsed,
    clientBusy: (client.user + client.system) / 1e6 / elapsed,
  };
}

const sentBy = (group: Group) => group.writers.reduce((sum, { sentAt }) => sum + sentAt.length, 0);

async function settled(group: Group, patience: number) {
  for (const end = performance.now() + patience * 1000; group.underway() > 0 && performance.now() < end;) await wait(10);
}

/** What the server has of each writer's edits, as somebody new sees it: a real Yjs document, so that an edit it cannot place counts as absent. */
export async function kept(scene: Scene, documentId: string): Promise<(client: number) => number> {
  let bytes = new Uint8Array();
  const line = await joined(scene.target, documentId, scene.cookies[0]!, { whole: (update) => (bytes = update.slice()) });
  line.close();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  const state = Y.getState;
  return (client) => state(doc.store, client);
}

/** How many of the edits that were sent a new reader does not find. */
export async function notKept(scene: Scene, group: Group): Promise<number> {
  let missing = 0;
  for (const documentId of new Set(group.writers.map((writer) => writer.documentId))) {
    const clockOf = await kept(scene, documentId);
    for (const writer of group.writers) if (writer.documentId === documentId) missing += writer.sentAt.length - clockOf(writer.client);
  }
  return missing;
}
