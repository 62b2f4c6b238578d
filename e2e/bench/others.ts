import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { MESSAGE } from "~/app/domain/document/wire.js";

export interface Other {
  doc: Y.Doc;
  stop(): void;
}

/** Somebody else's connection, without a browser. */
export async function connect(address: string, room: string, params: Record<string, string>, cookie = ""): Promise<Other> {
  const doc = new Y.Doc();
  class WithCookie extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: address.replace(/^ws/u, "http").replace(/\/collab$/u, "") } });
    }
  }
  const provider = new WebsocketProvider(address, room, doc, {
    disableBc: true,
    params,
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
  });
  provider.messageHandlers[MESSAGE.control] = () => undefined;
  await new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  return { doc, stop: () => provider.destroy() };
}

/** The running texts of a document in our shape or in that of Lexical's first binding. */
export function textsOf(doc: Y.Doc, root: string, ours: boolean): Y.XmlText[] {
  if (!ours)
    return (doc.get(root, Y.XmlText).toDelta() as { insert: unknown }[]).flatMap(({ insert }) =>
      insert instanceof Y.XmlText ? [insert] : [],
    );
  const blocks = doc.getXmlElement(root).toArray();
  return blocks.flatMap((block) => {
    const first = block instanceof Y.XmlElement ? block.toArray()[0] : undefined;
    return first instanceof Y.XmlText && first.length > 100 ? [first] : [];
  });
}

const EVERY = 250;

/** Everybody writes a letter four times a second, each in a paragraph of their own. */
export function typeOn(others: readonly Other[], root: string, ours: boolean): () => void {
  const timers = others.map(({ doc }, i) => {
    const texts = textsOf(doc, root, ours);
    const text = texts[(i * 5 + 2) % texts.length]!;
    return setInterval(() => text.insert(text.length, "x"), EVERY + i * 7);
  });
  return () => timers.forEach((timer) => clearInterval(timer));
}
