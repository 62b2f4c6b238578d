import { newId } from "~/app/domain/document/document.js";
import type { Presence } from "./awareness.js";
import type { Meters } from "./meters.js";

/** What processes that serve the same documents tell each other: hints, and who is here. The log in PostgreSQL is the truth. */
export type BusMessage =
  /** The document is at this sequence number. */
  | { type: "at"; seq: number }
  /** Rights in the document, or its frozen state, may have changed. */
  | { type: "rights" }
  /** Comments on the document changed. */
  | { type: "threads" }
  /** What changed among the sender's clients in the document. */
  | { type: "presence"; presences: Presence[] }
  /** How far the sender is, and all of its clients in the document; who is asked answers with the same. */
  | { type: "here"; seq: number; presences: Presence[]; ask: boolean }
  /** The rights of a person may have changed, or a session of theirs ended. */
  | { type: "person"; userId: string }
  | { type: "alive" }
  /** The sender ends. */
  | { type: "gone" };

export interface Listener {
  /** A message of another process; `from` is that one's id. */
  hear(from: string, message: BusMessage): void;
  /** Messages may have been lost: before the subscription took hold, or, with `interrupted`, while the bus was away. */
  missed(interrupted: boolean): void;
}

/** Carries messages to other processes, or loses them: whoever listens must be able to do without. */
export interface Bus {
  /** Whether the message was handed over. Never rejects. */
  publish(channel: string, message: BusMessage): Promise<boolean>;
  /** Listens to a channel, one listener each; returns what ends it. */
  subscribe(channel: string, listener: Listener): () => void;
  connected(): boolean;
  close(): Promise<void>;
}

export const documentChannel = (documentId: string) => `document:${documentId}`;
export const PROCESSES = "processes";

/** The buses of one process that hear each other: one for a server by itself. */
export type Hub = Map<string, Map<string, Listener>>;

/** A bus within this process. */
export function inProcessBus(hub: Hub = new Map()): Bus {
  const id = newId();
  const mine = new Map<string, Listener>();
  hub.set(id, mine);
  return {
    publish(channel, message) {
      for (const [other, listeners] of hub) {
        if (other !== id) queueMicrotask(() => listeners.get(channel)?.hear(id, message));
      }
      return Promise.resolve(true);
    },
    subscribe(channel, listener) {
      mine.set(channel, listener);
      if (hub.size > 1) queueMicrotask(() => mine.get(channel) === listener && listener.missed(false));
      return () => {
        if (mine.get(channel) === listener) mine.delete(channel);
      };
    },
    connected: () => true,
    close() {
      hub.delete(id);
      return Promise.resolve();
    },
  };
}

/** The same bus, counting what goes over it. */
export const meteredBus = (bus: Bus, meters: Meters): Bus => ({
  ...bus,
  async publish(channel, message) {
    const said = await bus.publish(channel, message);
    meters.busMessage(said ? "out" : "lost");
    return said;
  },
  subscribe: (channel, listener) =>
    bus.subscribe(channel, {
      ...listener,
      hear(from, message) {
        meters.busMessage("in");
        listener.hear(from, message);
      },
    }),
});
