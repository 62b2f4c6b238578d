import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { type Batch, type BatchAnswer, readBatch } from "~/app/domain/document/batch.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { isRefusal } from "~/app/domain/refusal.js";
import type { Refused } from "./access.js";
import { admit, type Doorkeeper, headersOf, readFromOwnPage, sameOrigin } from "./admission.js";
import { readAtMost } from "./body.js";
import { LIMITS } from "./limits.js";
import { messageRate } from "./rate.js";
import type { Connection } from "./room.js";
import type { Rooms } from "./rooms.js";
import { CUT_OFF, heartbeat } from "./sockets.js";

interface Parts extends Doorkeeper {
  rooms: Rooms;
  log: Logger;
}

/** One connection: events to the client in one endless answer, messages from it in requests. */
interface Line {
  documentId: string;
  connection: Connection;
  /** The cookie with which it was opened: the session that the rooms go on judging. */
  cookie: string | undefined;
  /** Its requests whose bodies are on their way. */
  reading: Set<IncomingMessage>;
  receive(message: Uint8Array): void;
  allows(bytes: number): boolean;
  /** How many messages came from the client. */
  received: number;
  /** Whether the client was heard since the last heartbeat. */
  heard: boolean;
  closed: Refused | null;
}

export interface RequestServer {
  /** Answers true for requests that are its own. */
  handle(req: IncomingMessage, res: ServerResponse): boolean;
  /** Opens and takes nothing any more. */
  close(): void;
}

/** As after a restart, for the client connects anew: this process does not know the connection, maybe another one does. */
const ELSEWHERE: Refused = { code: 1012, reason: "this process does not know the connection" };

const PATH = /^\/collab\/([0-9a-z]{1,40})\/(events|send)$/;

const EVENT_STREAM = {
  "Content-Type": "text/event-stream",
  // proxies that gather or compress would keep the words to themselves
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** What a letter of base64 stands for. */
const BYTES_PER_LETTER = 3 / 4;

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const messageEvent = (message: Uint8Array) => `data: ${Buffer.from(message).toString("base64")}\n\n`;

const answer = (res: ServerResponse, status: number, body: BatchAnswer) =>
  res.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(body));

/**
 * The protocol of the sockets by plain requests, for networks that let no WebSocket through: `GET /collab/<document>/events` brings the
 * server's messages as server-sent events (first `open` with the connection's name, last `close` with a code of `CLOSE`), and each
 * `POST /collab/<document>/send?connection=` takes a `Batch`. The batch says where it begins, so that what was sent twice is skipped and
 * what came too early is asked for again: nothing is applied twice or out of order.
 */
export function serveRequests({ rooms, log, ...doorkeeper }: Parts): RequestServer {
  const lines = new Map<string, Line>();
  let ending = false;

  async function listen(req: IncomingMessage, res: ServerResponse, documentId: string, asked: URLSearchParams) {
    res.writeHead(200, EVENT_STREAM);
    // some middle boxes let nothing through before so many bytes
    res.write(`:${" ".repeat(2048)}\n\n`);
    const write = (text: string) => {
      if (res.writableEnded || res.destroyed) return;
      if (res.writableLength * BYTES_PER_LETTER <= LIMITS.waitingBytes) return void res.write(text);
      log.warn({ documentId, bytes: res.writableLength }, CUT_OFF);
      res.destroy();
    };
    const end = ({ code, reason }: Refused) => {
      write(event("close", { code, reason }));
      res.end();
      setTimeout(() => res.closed || res.destroy(), LIMITS.lastWords).unref();
    };
    try {
      const admitted = await admit(doorkeeper, req, { documentId, asked, own: readFromOwnPage(req) });
      if ("code" in admitted) end(admitted);
      else await open(req, res, { documentId, admitted, write, end });
    } catch (error) {
      if (isRefusal(error)) return end({ code: CLOSE.notFound, reason: error.code });
      log.error({ err: error, documentId }, "opening a document failed");
      end({ code: 1011, reason: "the document could not be opened" });
    }
  }

  interface Stream {
    documentId: string;
    admitted: Pick<Connection, "holder" | "participant" | "rights">;
    write(text: string): void;
    end(closed: Refused): void;
  }

  async function open(req: IncomingMessage, res: ServerResponse, { documentId, admitted, write, end }: Stream) {
    const id = randomBytes(16).toString("hex");
    // kept back until the client has been told the connection's name, without which it cannot answer
    let early: string[] | null = [];
    const connection: Connection = {
      ...admitted,
      send(message) {
        if (early) early.push(messageEvent(message));
        else write(messageEvent(message));
      },
      close(code, reason) {
        if (line.closed) return;
        line.closed = { code, reason };
        rooms.leave(documentId, connection);
        setTimeout(() => lines.delete(id), LIMITS.lastWords).unref();
        end(line.closed);
      },
    };
    const line: Line = {
      documentId,
      connection,
      cookie: req.headers.cookie,
      reading: new Set(),
      receive: () => undefined,
      allows: messageRate(),
      received: 0,
      heard: true,
      closed: null,
    };
    line.receive = await rooms.join(documentId, connection);
    if (res.destroyed) return connection.close(1006, "the line was lost");
    lines.set(id, line);
    write(event("open", { connection: id }) + early.join(""));
    early = null;
    const timer = setInterval(() => {
      if (!line.heard) return res.destroy();
      line.heard = false;
      connection.send(heartbeat);
      write(event("ping", {}));
    }, LIMITS.heartbeat);
    res.on("close", () => {
      clearInterval(timer);
      connection.close(1006, "the line was lost");
    });
  }

  async function take(req: IncomingMessage, res: ServerResponse, documentId: string, id: string | null) {
    const line = lines.get(id ?? "");
    const nobody = { received: 0, closed: null };
    if (!sameOrigin(req)) return answer(res, 403, nobody);
    if (line?.documentId !== documentId) return answer(res, 410, { received: 0, closed: ELSEWHERE });
    if (req.headers.cookie !== line.cookie) {
      const holder = await doorkeeper.sessionOf(headersOf(req));
      if (holder?.sessionId !== line.connection.holder.sessionId) return answer(res, 403, nobody);
    }
    const body = await read(line, req);
    if (!body) line.connection.close(CLOSE.tooLarge, "message too large");
    const batch = body && readable(body);
    if (body && !batch) line.connection.close(CLOSE.malformed, "message cannot be read");
    // no waiting from here on: two requests at once are taken in one after the other
    const inOrder = batch !== null && !line.closed && receive(line, batch);
    const { received, closed } = line;
    answer(res, closed ? 410 : inOrder ? 200 : 409, { received, closed });
  }

  /** What hangs makes room for what comes: a connection cannot fill memory with requests that it does not end. */
  async function read({ reading }: Line, req: IncomingMessage): Promise<Uint8Array | null> {
    const [oldest] = reading;
    if (oldest && reading.size >= LIMITS.requestsAtOnce) oldest.destroy();
    reading.add(req);
    try {
      return await readAtMost(req, LIMITS.requestBytes);
    } finally {
      reading.delete(req);
    }
  }

  /** Takes in what is new of a batch; false where messages before it are missing. */
  function receive(line: Line, { first, messages }: Batch): boolean {
    line.heard = true;
    if (!line.allows(0)) line.connection.close(CLOSE.tooManyMessages, "too many requests");
    if (first > line.received) return false;
    for (const message of messages.slice(line.received - first)) {
      if (!line.allows(message.byteLength)) line.connection.close(CLOSE.tooManyMessages, "too many messages");
      if (line.closed) break;
      line.received += 1;
      line.receive(message);
    }
    return true;
  }

  function handle(req: IncomingMessage, res: ServerResponse): boolean {
    const [path = "", query] = (req.url ?? "").split("?", 2);
    const [, documentId, direction] = PATH.exec(path) ?? [];
    if (!documentId) return false;
    if (req.method !== (direction === "send" ? "POST" : "GET")) {
      res.writeHead(405).end();
      return true;
    }
    if (ending) {
      res.writeHead(503, { "Retry-After": "1" }).end();
      return true;
    }
    const asked = new URLSearchParams(query);
    const handled = direction === "send" ? take(req, res, documentId, asked.get("connection")) : listen(req, res, documentId, asked);
    handled.catch((error: unknown) => {
      if (req.destroyed && !req.complete) return; // the client went away
      log.error({ err: error, documentId }, "a request of an open document failed");
      if (!res.headersSent) res.writeHead(503);
      res.end();
    });
    return true;
  }

  return { handle, close: () => (ending = true) };
}

function readable(body: Uint8Array): Batch | null {
  try {
    return readBatch(body);
  } catch {
    return null;
  }
}
