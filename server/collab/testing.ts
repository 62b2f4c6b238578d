import { createYDoc } from "~/app/domain/document/ydoc.js";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Kysely } from "kysely";
import * as decoding from "lib0/decoding";
import pino from "pino";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { newId, plainText, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { type Control, MESSAGE } from "~/app/domain/document/wire.js";
import { BODY_ROOT, readYDoc } from "~/app/domain/document/yjs.js";
import type { Database } from "~/db/database.js";
import { judgeBy } from "./access.js";
import type { Bus } from "./bus.js";
import { serveRequests } from "./http-transport.js";
import type { Meters } from "./meters.js";
import { createRooms, type Rooms } from "./rooms.js";
import { serveSockets } from "./sockets.js";

export interface TestServer {
  rooms: Rooms;
  port: number;
  close(): Promise<void>;
}

/** A collaboration server on a port of its own, one of several with a bus. A cookie here is the bare id of a session row. */
export async function startCollab(db: Kysely<Database>, bus?: Bus, meters?: Meters): Promise<TestServer> {
  const server = createServer();
  const log = pino({ level: "silent" });
  const rooms = createRooms({ db, log, judge: judgeBy(db), ...(bus && { bus }), ...(meters && { meters }) });
  const sessionOf = async (headers: Headers) => {
    const row = await db
      .selectFrom("session")
      .where("id", "=", headers.get("cookie") ?? "")
      .select(["id", "userId"])
      .executeTakeFirst();
    return row ? { sessionId: row.id, userId: row.userId } : null;
  };
  const parts = { db, rooms, log, sessionOf };
  const sockets = serveSockets(server, parts);
  const requests = serveRequests(parts);
  server.on("request", (req, res) => {
    if (!requests.handle(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    rooms,
    port: (server.address() as AddressInfo).port,
    async close() {
      sockets.close();
      requests.close();
      await rooms.close();
      await bus?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A session of a person, as after signing in; returns its cookie. */
export async function signIn(db: Kysely<Database>, userId: string): Promise<string> {
  const sessionId = newId();
  await db
    .insertInto("session")
    .values({ id: sessionId, token: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) })
    .execute();
  return sessionId;
}

export interface TestClient {
  doc: Y.Doc;
  provider: WebsocketProvider;
  controls: Control[];
  closed: { code: number } | null;
  /** The text of all blocks. */
  text(): string;
  /** Writes at the end of the block with this index. */
  type(text: string, block?: number): void;
  saved(): number;
  /** Write messages of this connection: when as many are saved, all is. */
  readonly sent: number;
  destroy(): void;
}

interface Options {
  cookie: string;
  documentId: string;
  origin?: string;
  schema?: number;
  /** Whom the page was made for. */
  user?: string;
  /** Yjs's id of the client, which is otherwise drawn by lot. */
  clientId?: number;
}

/** A real client: y-websocket's provider over a real socket. */
export function openClient(
  { port }: Pick<TestServer, "port">,
  { cookie, documentId, origin = `http://127.0.0.1:${String(port)}`, schema = SCHEMA_VERSION, user, clientId }: Options,
): TestClient {
  let sent = 0;
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } });
      sent = 0;
    }
    override send(data: unknown, ...rest: unknown[]) {
      if (data instanceof Uint8Array && data[0] === MESSAGE.sync && (data[1] === 1 || data[1] === 2)) sent += 1;
      (super.send as (...all: unknown[]) => void)(data, ...rest);
    }
  }
  const doc = createYDoc();
  if (clientId !== undefined) doc.clientID = clientId;
  const provider = new WebsocketProvider(`ws://127.0.0.1:${String(port)}/collab`, documentId, doc, {
    disableBc: true,
    maxBackoffTime: 100,
    params: { schema: String(schema), ...(user && { user }) },
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
  });
  const client: TestClient = {
    doc,
    provider,
    controls: [],
    closed: null,
    get sent() {
      return sent;
    },
    text: () =>
      readYDoc(doc)
        .blocks.map((block) => plainText(block.inline))
        .join("\n"),
    type(text, block = 1) {
      const element = doc.getXmlElement(BODY_ROOT).get(block) as Y.XmlElement;
      const run = element.get(0) as Y.XmlText;
      run.insert(run.length, text);
    },
    saved: () => client.controls.reduce((count, control) => (control.type === "saved" ? control.count : count), 0),
    destroy() {
      provider.destroy();
      doc.destroy();
    },
  };
  provider.messageHandlers[MESSAGE.control] = (_encoder, decoder) =>
    void client.controls.push(JSON.parse(decoding.readVarString(decoder)) as Control);
  provider.on("closed", ({ code }) => (client.closed = { code }));
  return client;
}

/** Resolves when the condition holds; rejects after `patience` milliseconds. */
export async function until(condition: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${String(patience)} ms in vain for: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
