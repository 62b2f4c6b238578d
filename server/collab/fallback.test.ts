import { createServer, request as httpRequest, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { plainText, SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { CLOSE, MESSAGE } from "~/app/domain/document/wire.js";
import { BODY_ROOT, readYDoc } from "~/app/domain/document/yjs.js";
import { createLine, type LineKind } from "~/app/editor/collaboration/line.js";
import { testDatabase } from "~/db/testing.js";
import { buildSubmission, type BuiltSubmission } from "../commands/testing-submission.js";
import { readDocument } from "./log.js";
import { openClient, signIn, startCollab, type TestClient, type TestServer, until } from "./testing.js";

const db = await testDatabase();
let server: TestServer;
let built: BuiltSubmission;
const ends: (() => void)[] = [];

/** What lies between a page and the server: it may refuse WebSockets, swallow them, lose answers, or let nothing through. */
interface Network {
  port: number;
  sockets: "pass" | "refuse" | "swallow";
  requests: "pass" | "refuse";
  /** So many of the next POSTs reach the server, and their answers nobody. */
  loseAnswers: number;
  lost: number;
  /** Cuts what is open. */
  cut(): void;
  close(): void;
}

async function network(): Promise<Network> {
  const between: Server = createServer((req, res) => {
    if (net.requests === "refuse") return req.socket.destroy();
    const losing = req.method === "POST" && net.loseAnswers > 0;
    if (losing) net.loseAnswers -= 1;
    const onward = httpRequest({ port: server.port, path: req.url, method: req.method, headers: req.headers }, (answer) => {
      if (losing) {
        net.lost += 1;
        answer.resume();
        return req.socket.destroy();
      }
      res.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(res);
      answer.on("error", () => res.destroy());
    });
    onward.on("error", () => res.destroy());
    res.on("close", () => onward.destroy());
    req.pipe(onward);
  });
  const open = new Set<Socket>();
  between.on("upgrade", (req, stream: Socket, head) => {
    stream.on("error", () => undefined);
    open.add(stream);
    if (net.sockets === "refuse") return stream.destroy();
    if (net.sockets === "swallow") return;
    const onward = connect(server.port, "127.0.0.1", () => {
      const headers = Object.entries(req.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      onward.write(`${req.method!} ${req.url!} HTTP/1.1\r\n${headers.join("")}\r\n`);
      onward.write(head);
      stream.pipe(onward).pipe(stream);
    });
    onward.on("error", () => stream.destroy());
    stream.on("close", () => onward.destroy());
  });
  await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));
  const net: Network = {
    port: (between.address() as AddressInfo).port,
    sockets: "pass",
    requests: "pass",
    loseAnswers: 0,
    lost: 0,
    cut() {
      for (const stream of open) stream.destroy();
      between.closeAllConnections();
    },
    close() {
      net.cut();
      between.close();
    },
  };
  ends.push(() => net.close());
  return net;
}

interface Page {
  doc: Y.Doc;
  provider: WebsocketProvider;
  kinds: LineKind[];
  closed: number | null;
  text(): string;
  type(text: string): void;
}

/** The provider as the editor's session has it, behind a network. */
async function page(userId: string, net: Network): Promise<Page> {
  const cookie = await signIn(db, userId);
  // the network hands the page's own Host on, so the page's origin is its address there
  const headers = { cookie, origin: `http://127.0.0.1:${String(net.port)}` };
  class BrowserSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers });
    }
  }
  const kinds: LineKind[] = [];
  const line = createLine({
    WebSocket: BrowserSocket as unknown as typeof globalThis.WebSocket,
    request: (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } }),
    onKind: (kind) => kinds.push(kind),
    patience: { socket: 500, requests: 2000, stable: 10_000, trials: [300] },
  });
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${String(net.port)}/collab`, built.documentId, doc, {
    disableBc: true,
    maxBackoffTime: 100,
    params: { schema: String(SCHEMA_VERSION) },
    WebSocketPolyfill: function (address: string) {
      return line.open(address);
    } as unknown as typeof globalThis.WebSocket,
  });
  ends.unshift(() => {
    line.destroy();
    provider.destroy();
    doc.destroy();
  });
  const made: Page = {
    doc,
    provider,
    kinds,
    closed: null,
    text: () =>
      readYDoc(doc)
        .blocks.map((block) => plainText(block.inline))
        .join("\n"),
    type(text) {
      const run = (doc.getXmlElement(BODY_ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
      run.insert(run.length, text);
    },
  };
  provider.messageHandlers[MESSAGE.control] = () => undefined;
  provider.on("closed", ({ code }) => (made.closed = code));
  return made;
}

async function socketOf(userId: string): Promise<TestClient> {
  const client = openClient(server, { cookie: await signIn(db, userId), documentId: built.documentId });
  ends.unshift(() => client.destroy());
  await until(() => client.provider.synced);
  return client;
}

const stored = async () => (await readDocument(db, built.documentId)).blocks.map((block) => plainText(block.inline)).join("\n");

beforeAll(async () => {
  server = await startCollab(db);
});
afterAll(() => server.close());
beforeEach(async () => {
  built = await buildSubmission(db);
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

describe("where WebSockets are blocked", () => {
  it.each(["refuse", "swallow"] as const)("(%s) writing together goes on by requests, chosen by itself", async (sockets) => {
    const net = await network();
    net.sockets = sockets;
    const arno = await socketOf(built.author.userId);
    const lea = await page(built.lead.userId, net);
    await until(() => lea.provider.synced);
    expect(lea.kinds).toEqual(["requests"]);
    lea.type(" by-request");
    await until(() => arno.text().includes("by-request"));
    arno.type(" by-socket");
    await until(() => lea.text().includes("by-socket"));
    arno.provider.awareness.setLocalState({ focusing: true });
    await until(() => lea.provider.awareness.getStates().has(arno.doc.clientID));
  });

  it("lost answers, a line that breaks and words typed meanwhile lose and double nothing", async () => {
    const net = await network();
    net.sockets = "refuse";
    const arno = await socketOf(built.author.userId);
    const lea = await page(built.lead.userId, net);
    await until(() => lea.provider.synced);
    const words = Array.from({ length: 60 }, (_, i) => `w${String(i)};`);
    for (const [i, word] of words.entries()) {
      lea.type(word);
      if (i === 10 || i === 50) {
        net.loseAnswers = 2;
        const { lost } = net;
        await until(() => net.lost === lost + 2);
      }
      if (i === 30) {
        net.requests = "refuse";
        net.cut();
        await until(() => !lea.provider.wsconnected);
      }
      if (i === 40) net.requests = "pass";
    }
    await until(() => arno.text().includes(words.join("")), 15_000);
    await until(() => lea.text() === arno.text());
    expect(await stored()).toContain(words.join(""));
    expect((await stored()).match(/w\d+;/g)).toHaveLength(60);
  });

  it("the WebSocket is taken again when the network lets it through, and no word is lost on the way", async () => {
    const net = await network();
    net.sockets = "refuse";
    const arno = await socketOf(built.author.userId);
    const lea = await page(built.lead.userId, net);
    await until(() => lea.provider.synced);
    expect(lea.kinds).toEqual(["requests"]);
    net.sockets = "pass";
    let written = 0;
    while (lea.kinds.at(-1) !== "socket" || !lea.provider.synced) {
      lea.type(`v${String(written++)};`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const words = Array.from({ length: written }, (_, i) => `v${String(i)};`).join("");
    await until(() => arno.text().includes(words));
    expect((await stored()).match(/v\d+;/g)).toHaveLength(written);
    // one connection each: the requests' one is gone
    await until(() => server.rooms.count().connections === 2);
  });

  it("a session that ends closes with the same code, and for good", async () => {
    const net = await network();
    net.sockets = "refuse";
    const lea = await page(built.lead.userId, net);
    await until(() => lea.provider.synced);
    await db.deleteFrom("session").where("userId", "=", built.lead.userId).execute();
    await server.rooms.personChanged(built.lead.userId);
    await until(() => lea.closed === CLOSE.signIn);
    expect(lea.provider.shouldConnect).toBe(false);
  });
});

describe("where WebSockets work", () => {
  it("requests are not used, also after a moment without a line", async () => {
    const net = await network();
    const lea = await page(built.lead.userId, net);
    await until(() => lea.provider.synced);
    net.sockets = net.requests = "refuse";
    lea.provider.ws!.close();
    await until(() => !lea.provider.wsconnected);
    lea.type(" offline");
    // nothing gets through, by neither way, for several attempts
    await until(() => lea.provider.wsUnsuccessfulReconnects > 4);
    net.sockets = net.requests = "pass";
    await until(() => lea.kinds.length > 1 && lea.kinds.at(-1) === "socket" && lea.provider.synced);
    await until(async () => (await stored()).includes("offline"));
  });
});
