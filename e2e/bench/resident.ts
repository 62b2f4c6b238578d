import { wait } from "./figures.js";
import { joined, type Line } from "./line.js";
import type { Memory, Target } from "./target.js";
import type { Scene } from "./writing.js";

/** By how many megabytes a process grew. */
export type Growth = Memory;

const growth = (from: Memory, to: Memory): Growth => ({
  resident: (to.resident - from.collected) / 1e6,
  collected: (to.collected - from.collected) / 1e6,
  live: (to.live - from.live) / 1e6,
});

async function settledMemory({ target }: Scene<Target>): Promise<Memory> {
  await wait(1500);
  return target.memory();
}

/** Joins the documents one after the other, a few at a time, as on a quiet day. */
async function enter(scene: Scene, documents: readonly string[], each: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const documentId of documents) {
    lines.push(
      ...(await Promise.all(
        Array.from({ length: each }, (_, index) => joined(scene.target, documentId, scene.cookies[index % scene.cookies.length]!, {})),
      )),
    );
  }
  return lines;
}

/** What so many idle connections cost beside as many others: the first ones only fill what a server keeps in reserve. */
export async function ofConnections(scene: Scene<Target>, connections: number): Promise<Growth> {
  const documents = scene.documents.slice(0, 50);
  const first = await enter(scene, documents, connections / documents.length);
  const before = await settledMemory(scene);
  const lines = await enter(scene, documents, connections / documents.length);
  const after = await settledMemory(scene);
  for (const line of [...first, ...lines]) line.close();
  return growth(before, after);
}

/** What so many open documents cost, with one reader each. */
export async function ofDocuments(scene: Scene<Target>, documents: number): Promise<Growth> {
  // the very first one pays for code that is compiled once
  const first = await enter(scene, scene.documents.slice(documents, documents + 1), 1);
  const before = await settledMemory(scene);
  const lines = await enter(scene, scene.documents.slice(0, documents), 1);
  const after = await settledMemory(scene);
  for (const line of [...first, ...lines]) line.close();
  return growth(before, after);
}
