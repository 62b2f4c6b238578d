import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { type Control, MESSAGE } from "~/app/domain/document/wire.js";
import type { Address } from "./target.js";

export interface Listener {
  /** The whole text, as an update. */
  whole?(update: Uint8Array): void;
  update?(update: Uint8Array): void;
  /** So many of the write messages are stored (Caucus alone says so). */
  saved?(count: number): void;
  closed?(code: number): void;
}

/** A connection of the measuring client to one document. */
export interface Line {
  write(update: Uint8Array): void;
  close(): void;
}

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const SYNC_REPLY = 4;
const NOTHING = Uint8Array.of(0, 0);
const EMPTY_STATE = Uint8Array.of(0);

/** Opens a connection and asks for the text, as y-websocket's and Hocuspocus's own providers do; says that it has nothing of its own when asked. */
export function openLine({ port, dialect }: Address, documentId: string, cookie: string, listener: Listener): Line {
  const prefix = dialect.prefix(documentId);
  const socket = new WebSocket(dialect.address(port, documentId), {
    headers: dialect.headers(port, cookie),
    perMessageDeflate: false,
  });
  const sync = (kind: number, bytes: Uint8Array) => {
    const encoder = encoding.createEncoder();
    encoding.writeUint8Array(encoder, prefix);
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, bytes);
    if (socket.readyState === WebSocket.OPEN) socket.send(encoding.toUint8Array(encoder));
  };
  socket.on("open", () => {
    const greeting = dialect.greeting(documentId);
    if (greeting) socket.send(greeting);
    sync(STEP_1, EMPTY_STATE);
  });
  socket.on("message", (data: Buffer) => {
    const decoder = decoding.createDecoder(data);
    decoder.pos = prefix.length;
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync || type === SYNC_REPLY) {
      const kind = decoding.readVarUint(decoder);
      if (kind === UPDATE) listener.update?.(decoding.readVarUint8Array(decoder));
      else if (kind === STEP_2) listener.whole?.(decoding.readVarUint8Array(decoder));
      else if (kind === STEP_1) sync(STEP_2, NOTHING);
    } else if (type === MESSAGE.control && listener.saved) {
      const control = JSON.parse(decoding.readVarString(decoder)) as Control;
      if (control.type === "saved") listener.saved(control.count);
    }
  });
  socket.on("error", () => undefined);
  socket.on("close", (code) => listener.closed?.(code));
  return { write: (update) => sync(UPDATE, update), close: () => socket.close() };
}

/** Opens a connection and resolves when the whole text is there; rejects when the server closes it instead. */
export function joined(target: Address, documentId: string, cookie: string, listener: Listener): Promise<Line> {
  return new Promise((resolve, reject) => {
    const line: Line = openLine(target, documentId, cookie, {
      ...listener,
      whole(update) {
        listener.whole?.(update);
        resolve(line);
      },
      closed(code) {
        listener.closed?.(code);
        reject(new Error(`${target.dialect.name} closed a connection (${code}) before the text was there`));
      },
    });
  });
}
