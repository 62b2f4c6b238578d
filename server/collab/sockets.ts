import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { CLOSE, type Control, MESSAGE } from "~/app/domain/document/wire.js";
import { isRefusal } from "~/app/domain/refusal.js";
import * as encoding from "lib0/encoding";
import type { Database } from "~/db/database.js";
import { type Holder, participantIn } from "./access.js";
import { LIMITS } from "./limits.js";
import type { Connection } from "./room.js";
import type { Rooms } from "./rooms.js";

interface Parts {
  db: Kysely<Database>;
  rooms: Rooms;
  log: Logger;
  /** Whether somebody else on this server answers upgrades of other paths, as the development server does. */
  othersUpgrade?: boolean;
  /** The session that a request's cookie belongs to, or null. */
  sessionOf(headers: Headers): Promise<Holder | null>;
}

const PATH = /^\/collab\/([0-9a-z]{1,40})$/;

/** A page of another site must not open a socket with the visitor's cookie. */
const sameOrigin = ({ headers }: IncomingMessage) => {
  try {
    return headers.origin !== undefined && new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
};

const headersOf = (request: IncomingMessage) =>
  new Headers(
    Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]])),
  );

const bytesOf = (data: RawData): Uint8Array =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data;

/** Read on, so that the closing handshake is not left waiting. */
const refuse = (socket: WebSocket, code: number, reason: string) => {
  socket.close(code, reason);
  socket.resume();
};

const heartbeat = (() => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.control);
  encoding.writeVarString(encoder, JSON.stringify({ type: "alive" } satisfies Control));
  return encoding.toUint8Array(encoder);
})();

/**
 * Serves `/collab/<document>` on the server's port; other upgrades are left alone. A connection that may not be is accepted and then
 * closed with a code of `CLOSE`, because a browser cannot read the status of a refused upgrade and would try for ever.
 */
export function serveSockets(server: Server, { db, rooms, log, sessionOf, othersUpgrade = false }: Parts): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.messageBytes + 1024 });
  /** The open sockets, and whether each has answered the last ping. */
  const answered = new Map<WebSocket, boolean>();

  async function open(socket: WebSocket, request: IncomingMessage, documentId: string, schema: string | null) {
    if (!sameOrigin(request)) return refuse(socket, CLOSE.forbidden, "another site");
    if (schema !== String(SCHEMA_VERSION)) return refuse(socket, CLOSE.schema, "reload the page");
    const holder = await sessionOf(headersOf(request));
    if (!holder) return refuse(socket, CLOSE.signIn, "sign in first");
    const admitted = await participantIn(db, holder.userId, documentId);
    if (!admitted) return refuse(socket, CLOSE.forbidden, "no right to read");
    const connection: Connection = {
      holder,
      ...admitted,
      send(message) {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > LIMITS.waitingBytes) return socket.terminate();
        socket.send(message);
      },
      close: (code, reason) => socket.close(code, reason),
    };
    const receive = await rooms.join(documentId, connection);
    const leave = () => rooms.leave(documentId, connection);
    if (socket.readyState !== socket.OPEN) return leave();
    socket.on("close", leave);
    listen(socket, receive);
    socket.resume();
  }

  function listen(socket: WebSocket, receive: (message: Uint8Array) => void) {
    let tokens: number = LIMITS.messageBurst;
    let since = Date.now();
    socket.on("message", (data) => {
      const now = Date.now();
      tokens = Math.min(LIMITS.messageBurst, tokens + ((now - since) / 1000) * LIMITS.messagesPerSecond) - 1;
      since = now;
      if (tokens < 0) return socket.close(CLOSE.tooManyMessages, "too many messages");
      receive(bytesOf(data));
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
    const schema = new URLSearchParams(query).get("schema");
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on("error", () => socket.terminate());
      // nothing is read until the document is there
      socket.pause();
      open(socket, request, documentId, schema).catch((error: unknown) => {
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
    },
  };
}
