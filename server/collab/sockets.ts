import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { CLOSE, type Control, MESSAGE } from "~/app/domain/document/wire.js";
import { isRefusal } from "~/app/domain/refusal.js";
import * as encoding from "lib0/encoding";
import { admit, type Doorkeeper, sameOrigin } from "./admission.js";
import { frameOf } from "./frame.js";
import { LIMITS } from "./limits.js";
import { messageRate } from "./rate.js";
import type { Connection } from "./room.js";
import type { Rooms } from "./rooms.js";

interface Parts extends Doorkeeper {
  rooms: Rooms;
  log: Logger;
  /** Whether somebody else on this server answers upgrades of other paths, as the development server does. */
  othersUpgrade?: boolean;
}

const PATH = /^\/collab\/([0-9a-z]{1,40})$/;

const bytesOf = (data: RawData): Uint8Array =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data;

/** What the log says, since the client itself cannot be told. */
export const CUT_OFF = "a client that does not read was cut off";

/** Read on, so that the closing handshake is not left waiting. */
const refuse = (socket: WebSocket, code: number, reason: string) => {
  socket.close(code, reason);
  socket.resume();
};

/** Only so that a quiet connection is not taken for a dead one. */
export const heartbeat = (() => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.control);
  encoding.writeVarString(encoder, JSON.stringify({ type: "alive" } satisfies Control));
  return encoding.toUint8Array(encoder);
})();

/**
 * Serves `/collab/<document>` on the server's port; other upgrades are left alone. A connection that may not be is accepted and then
 * closed with a code of `CLOSE`, because a browser cannot read the status of a refused upgrade and would try for ever.
 */
export function serveSockets(server: Server, { rooms, log, othersUpgrade = false, ...doorkeeper }: Parts): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.messageBytes + 1024 });
  /** The open sockets, and whether each has answered the last ping. */
  const answered = new Map<WebSocket, boolean>();

  async function open(socket: WebSocket, stream: Duplex, request: IncomingMessage, documentId: string, asked: URLSearchParams) {
    const admitted = await admit(doorkeeper, request, { documentId, asked, own: sameOrigin(request) });
    if ("code" in admitted) return refuse(socket, admitted.code, admitted.reason);
    const connection: Connection = {
      ...admitted,
      send(message) {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > LIMITS.waitingBytes) {
          log.warn({ documentId, bytes: socket.bufferedAmount }, CUT_OFF);
          return socket.terminate();
        }
        if (message.byteLength > LIMITS.sharedFrameBytes) socket.send(message);
        else stream.write(frameOf(message));
      },
      close: (code, reason) => socket.close(code, reason),
    };
    const receive = await rooms.join(documentId, connection);
    const leave = () => rooms.leave(documentId, connection);
    // it may have been closed while it waited: then too it is read on, or the closing handshake would be left waiting
    socket.resume();
    if (socket.readyState !== socket.OPEN) return leave();
    socket.on("close", leave);
    listen(socket, receive);
  }

  function listen(socket: WebSocket, receive: (message: Uint8Array) => void) {
    const allows = messageRate();
    socket.on("message", (data) => {
      const message = bytesOf(data);
      if (!allows(message.byteLength)) return socket.close(CLOSE.tooManyMessages, "too many messages");
      receive(message);
    });
    answered.set(socket, true);
    socket.on("pong", () => answered.set(socket, true));
    socket.on("close", () => answered.delete(socket));
  }

  // one timer for everybody
  const timer = setInterval(() => {
    for (const [socket, alive] of answered) {
      if (!alive) {
        socket.terminate();
        continue;
      }
      answered.set(socket, false);
      socket.ping();
      socket.send(heartbeat);
    }
  }, LIMITS.heartbeat);

  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // without a listener a reset connection would end the process
    stream.on("error", () => stream.destroy());
    const [path = "", query = ""] = (request.url ?? "").split("?", 2);
    const documentId = PATH.exec(path)?.[1];
    if (!documentId) {
      if (!othersUpgrade) stream.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    const asked = new URLSearchParams(query);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on("error", () => socket.terminate());
      // nothing is read until the document is there
      socket.pause();
      open(socket, stream, request, documentId, asked).catch((error: unknown) => {
        if (isRefusal(error)) return refuse(socket, CLOSE.notFound, error.code);
        log.error({ err: error, documentId }, "opening a document failed");
        refuse(socket, 1011, "the document could not be opened");
      });
    });
  });
  return {
    close() {
      clearInterval(timer);
      sockets.close();
      setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), LIMITS.farewell).unref();
    },
  };
}
