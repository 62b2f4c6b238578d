import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { expect, it } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { presenceOf } from "./presence.js";

it("tells the server where this writer is, and nothing that came from it", () => {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider("ws://nowhere.invalid", "document", doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: EventTarget as unknown as typeof WebSocket,
  });
  const sent: unknown[] = [];
  provider.wsconnected = true;
  provider.ws = { readyState: 1, OPEN: 1, send: (message: unknown) => sent.push(message), close: () => undefined } as unknown as WebSocket;
  presenceOf(provider, doc);
  const toldFirst = sent.length;

  const other = new Awareness(new Y.Doc());
  other.setLocalState({ name: "Ana" });
  applyAwarenessUpdate(provider.awareness, encodeAwarenessUpdate(other, [other.clientID]), provider);
  expect(provider.awareness.getStates().get(other.clientID)).toEqual({ name: "Ana" });
  expect(sent.length).toBe(toldFirst);

  provider.awareness.setLocalState({ name: "here" });
  expect(sent.length).toBe(toldFirst + 1);
  provider.destroy();
  other.destroy();
});
