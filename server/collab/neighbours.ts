import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "~/db/database.js";
import type { Presence } from "./awareness.js";
import { type Bus, type BusMessage, documentChannel, PROCESSES } from "./bus.js";
import { createCatchUp } from "./catch-up.js";
import { LIMITS } from "./limits.js";
import type { Outward, Room } from "./room.js";

/** The other servers of the same documents: what they are told, what is heard of them, and catching up with what they wrote. */
export interface Neighbours {
  /** What a room of this document tells the others. */
  of(documentId: string): Outward;
  opened(documentId: string): void;
  closed(documentId: string): void;
  /** Resolves when all that is committed by now is in the open room. Rejects when the database fails. */
  catchUp(documentId: string): Promise<void>;
  rightsChanged(documentId: string): void;
  threadsChanged(documentId: string): void;
  personChanged(userId: string): void;
  /** Says goodbye; the bus stays open. */
  close(): Promise<void>;
}

interface Parts {
  db: Kysely<Database>;
  log: Logger;
  bus: Bus;
  find(documentId: string): Room | null;
  /** Ids of the documents that are open. */
  open(): string[];
  /** Judges the rights of all connections of an open room again; logs its failures. */
  judge(documentId: string): void;
  /** As `judge`, for a person's connections in all rooms. */
  judgePerson(userId: string): void;
}

export function createNeighbours({ db, log, bus, find, open, judge, judgePerson }: Parts): Neighbours {
  const subscriptions = new Map<string, () => void>();
  /** How many times each of the others could have said that it lives, and did not. */
  const silent = new Map<string, number>();
  /** What could not be said of rights; it is said when the bus is back. */
  const unsaid = new Map<string, () => void>();
  let behind = false;
  let looked = performance.now();

  const catchUp = createCatchUp(db, {
    seqOf: (documentId) => find(documentId)?.text.position().seq ?? null,
    take(documentId, tail) {
      if (find(documentId)?.text.follow(tail)) judge(documentId);
    },
  });

  /** Catches up in the background: when the database fails, it is tried again until it does not. */
  function follow(documentIds: readonly string[]) {
    if (documentIds.length === 0) return;
    catchUp(documentIds).then(
      () => (behind = false),
      (error: unknown) => {
        if (!behind) log.error({ err: error }, "reading what other servers wrote failed; it is tried again");
        behind = true;
      },
    );
  }

  const say = (channel: string, message: BusMessage) => void bus.publish(channel, message);

  function insist(channel: string, message: BusMessage) {
    const key = channel + JSON.stringify(message);
    unsaid.delete(key);
    void bus.publish(channel, message).then((said) => {
      if (!said) unsaid.set(key, () => insist(channel, message));
    });
  }

  function sayHere(documentId: string, ask: boolean) {
    const room = find(documentId);
    if (room) say(documentChannel(documentId), { type: "here", seq: room.text.position().seq, presences: room.presences(), ask });
  }

  function noteAlive(process: string) {
    const known = silent.has(process);
    silent.set(process, 0);
    // a server that was taken for dead may have people here
    if (!known) for (const documentId of open()) sayHere(documentId, true);
  }

  function forget(process: string) {
    silent.delete(process);
    for (const documentId of open()) find(documentId)?.hearPresences(process, null);
  }

  function hearOfDocument(documentId: string, from: string, message: BusMessage) {
    noteAlive(from);
    const room = find(documentId);
    if (!room) return;
    if (message.type === "rights") judge(documentId);
    if (message.type === "threads") room.tellAll({ type: "threads" });
    if (message.type === "presence") room.hearPresences(from, message.presences);
    if (message.type === "here") {
      room.hearPresences(from, message.presences, true);
      if (message.ask) sayHere(documentId, false);
    }
    if ((message.type === "at" || message.type === "here") && message.seq > room.text.position().seq) follow([documentId]);
  }

  const leaveProcesses = bus.subscribe(PROCESSES, {
    hear(from, message) {
      if (message.type === "gone") return forget(from);
      noteAlive(from);
      if (message.type === "person") judgePerson(message.userId);
    },
    missed() {
      for (const sayNow of [...unsaid.values()]) sayNow();
    },
  });

  const living = setInterval(() => {
    say(PROCESSES, { type: "alive" });
    for (const [process, times] of silent) {
      if (times >= LIMITS.timesSilent) forget(process);
      else silent.set(process, times + 1);
    }
  }, LIMITS.sayAlive);
  living.unref();

  const looking = setInterval(() => {
    if (bus.connected() && !behind && performance.now() - looked < LIMITS.lookAgain) return;
    looked = performance.now();
    follow(open());
  }, LIMITS.lookAgainWithoutBus);
  looking.unref();

  return {
    of: (documentId) => ({
      committed(seq, gap) {
        say(documentChannel(documentId), { type: "at", seq });
        if (gap) follow([documentId]);
      },
      presences: (changed: Presence[]) => say(documentChannel(documentId), { type: "presence", presences: changed }),
    }),
    opened(documentId) {
      const leave = bus.subscribe(documentChannel(documentId), {
        hear: (from, message) => hearOfDocument(documentId, from, message),
        missed(interrupted) {
          follow([documentId]);
          sayHere(documentId, true);
          if (interrupted) judge(documentId);
          if (interrupted) find(documentId)?.tellAll({ type: "threads" });
        },
      });
      subscriptions.set(documentId, leave);
    },
    closed(documentId) {
      subscriptions.get(documentId)?.();
      subscriptions.delete(documentId);
    },
    catchUp: (documentId) => catchUp([documentId]),
    rightsChanged: (documentId) => insist(documentChannel(documentId), { type: "rights" }),
    threadsChanged: (documentId) => say(documentChannel(documentId), { type: "threads" }),
    personChanged: (userId) => insist(PROCESSES, { type: "person", userId }),
    async close() {
      clearInterval(living);
      clearInterval(looking);
      leaveProcesses();
      for (const leave of subscriptions.values()) leave();
      subscriptions.clear();
      await bus.publish(PROCESSES, { type: "gone" });
    },
  };
}
