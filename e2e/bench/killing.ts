import { wait } from "./figures.js";
import { gather, type Group, kept, type Scene, type Shape, typeFor } from "./writing.js";

export interface Losses {
  /** Edits that somebody else had on the screen when the server was killed. */
  seen: number;
  seenAndGone: number;
  /** Edits that the server had called stored. */
  saved: number;
  savedAndGone: number;
}

export interface Killing extends Omit<Shape, "seconds"> {
  kills: number;
  /** The kill comes at a random moment between these, in seconds of writing. */
  between: readonly [number, number];
  /** Kills the server, and in some rounds what it stands on. */
  kill(round: number): Promise<void>;
  restart(): Promise<void>;
}

/** Kills a server at random moments while people write, starts it again and counts what of the seen and of the stored edits is gone. */
export async function losses(
  scene: Scene,
  { kills, between, rate, kill, restart, ...shape }: Killing,
): Promise<Losses & { kills: number }> {
  const total = { kills, seen: 0, seenAndGone: 0, saved: 0, savedAndGone: 0 };
  for (let round = 0; round < kills; round++) {
    const group = await gather(scene, shape);
    const state = { killed: false };
    const typing = typeFor(group.writers, rate, Infinity, () => state.killed);
    await wait(1000 * (between[0] + Math.random() * (between[1] - between[0])));
    await kill(round);
    state.killed = true;
    await typing;
    // what is on its way in the sockets has been seen too
    await wait(50);
    await restart();
    const lost = await lossesOf(scene, group);
    total.seen += lost.seen;
    total.seenAndGone += lost.seenAndGone;
    total.saved += lost.saved;
    total.savedAndGone += lost.savedAndGone;
    group.leave();
  }
  return total;
}

/** What of a group's edits somebody new does not find, after the server has ended and started again. */
export async function lossesOf(scene: Scene, { writers }: Group): Promise<Losses> {
  const total: Losses = { seen: 0, seenAndGone: 0, saved: 0, savedAndGone: 0 };
  for (const documentId of new Set(writers.map((writer) => writer.documentId))) {
    const clockOf = await kept(scene, documentId);
    for (const writer of writers.filter((one) => one.documentId === documentId)) {
      const clock = clockOf(writer.client);
      // the first of the stored messages was the answer to the server's own question, not an edit
      const saved = Math.max(0, writer.saved - 1);
      total.seen += writer.seen;
      total.seenAndGone += Math.max(0, writer.seen - clock);
      total.saved += saved;
      total.savedAndGone += Math.max(0, saved - clock);
    }
  }
  return total;
}
