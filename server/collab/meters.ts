import { Counter, Gauge, Histogram, type Metric, Registry } from "prom-client";

/** What can be seen of the collaboration server from outside, in Prometheus's form. Never a text, a name or a document's id. */
export interface Meters {
  /** A client came; `again` where it had the text already. */
  joined(again: boolean): void;
  /** Edits of one document were committed, each so many milliseconds after it came. */
  stored(edits: readonly { bytes: Uint8Array; came: number }[]): void;
  /** A commit failed, and is tried again. */
  storingFailed(): void;
  /** An edit was refused with this code of `CLOSE`, or of WebSocket. */
  refused(code: number): void;
  /** Edits of other servers were read from the log. */
  followed(updates: number): void;
  busMessage(direction: "in" | "out" | "lost"): void;
  /** How much is open at the moment. */
  watchRooms(count: () => { rooms: number; connections: number }): void;
  watchBus(connected: () => boolean): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMeters(register: Registry = new Registry()): Meters {
  const registers = [register];
  const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter<Label>({ name, help, labelNames, registers });
  const gauge = (name: string, help: string, value: () => number): Metric =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  const updates = counter("caucus_updates_total", "Edits stored");
  const bytes = counter("caucus_update_bytes_total", "Bytes of the edits stored");
  const failed = counter("caucus_failed_writes_total", "Commits that failed and were tried again");
  const refused = counter("caucus_refused_edits_total", "Edits refused, by the code with which their writer was closed", ["code"]);
  const joined = counter("caucus_joins_total", "Clients that came to a document");
  const reconnects = counter("caucus_reconnects_total", "Clients that came to a document whose text they had already");
  const followed = counter("caucus_followed_updates_total", "Edits of other servers read from the log");
  const bus = counter("caucus_bus_messages_total", "Messages to and from other servers, and those that could not be sent", ["direction"]);
  const durable = new Histogram({
    name: "caucus_time_to_durable_seconds",
    help: "From an edit's arrival until it is committed",
    buckets: SECONDS,
    registers,
  });
  return {
    joined(again) {
      joined.inc();
      if (again) reconnects.inc();
    },
    stored(edits) {
      updates.inc(edits.length);
      const now = performance.now();
      for (const edit of edits) {
        bytes.inc(edit.bytes.byteLength);
        durable.observe((now - edit.came) / 1000);
      }
    },
    storingFailed: () => failed.inc(),
    refused: (code) => refused.inc({ code: String(code) }),
    followed: (count) => followed.inc(count),
    busMessage: (direction) => bus.inc({ direction }),
    watchRooms(count) {
      gauge("caucus_open_documents", "Documents that somebody has open", () => count().rooms);
      gauge("caucus_connections", "Connections to open documents", () => count().connections);
    },
    watchBus: (connected) => void gauge("caucus_bus_connected", "Whether other servers can be heard", () => Number(connected())),
  };
}
