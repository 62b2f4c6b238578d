import * as decoding from "lib0/decoding";
import type { Provider } from "@lexical/yjs";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { keepUndoInOrder } from "~/app/domain/document/undo.js";
import { CLOSE, type Control, MESSAGE, type Participant } from "~/app/domain/document/wire.js";
import { countingSocket } from "./counting-socket.js";
import { presenceOf } from "./presence.js";

export type SaveState =
  /** Nothing was shown yet. */
  | "opening"
  /** Everything typed here is in the database. */
  | "saved"
  | "saving"
  /** No line; `unsent` says whether something waits for it. */
  | "offline"
  /** The server has the text but cannot store it at the moment. */
  | "storing-fails"
  /** The server closed the connection for good; `closeCode` says why. */
  | "closed";

export interface SessionStatus {
  save: SaveState;
  /** Whether the whole text has been here once. */
  opened: boolean;
  /** Whether edits were made that the server has not confirmed. */
  unsent: boolean;
  mayWrite: boolean;
  /** The text takes no edits at the moment, from nobody. */
  frozen: boolean;
  closeCode: number | null;
  participants: readonly (Participant & { clientId: number })[];
}

export interface Session {
  readonly doc: Y.Doc;
  /** The provider, as Lexical's binding knows it. */
  readonly presence: Provider;
  status(): SessionStatus;
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

/** WebSocket's own code for a message that the other side does not take: sent again, it would be refused again. */
const MESSAGE_TOO_BIG = 1009;

/** Opens a document for writing together. The Y.Doc is empty until the server has sent all of it; nobody but the server seeds it. */
export function openSession(documentId: string): Session {
  const doc = new Y.Doc();
  keepUndoInOrder(doc);
  const listeners = new Set<() => void>();
  let status: SessionStatus = {
    save: "opening",
    opened: false,
    unsent: false,
    mayWrite: false,
    frozen: false,
    closeCode: null,
    participants: [],
  };
  let confirmed = 0;
  let storingFails = false;
  const counter = { sent: 0, onSend: () => refresh() };

  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const provider = new WebsocketProvider(`${scheme}://${location.host}/collab`, documentId, doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: 4000,
    params: { schema: String(SCHEMA_VERSION) },
    WebSocketPolyfill: countingSocket(counter),
    shouldReconnect: ({ code }) => !(code >= 4400 && code < 4500) && code !== MESSAGE_TOO_BIG,
  });

  const save = (): SaveState => {
    if (status.closeCode !== null) return "closed";
    if (!provider.wsconnected || !provider.synced) return status.opened ? "offline" : "opening";
    if (storingFails) return "storing-fails";
    return confirmed >= counter.sent ? "saved" : "saving";
  };

  function refresh(change: Partial<SessionStatus> = {}) {
    const next = { ...status, ...change };
    status = next;
    next.save = save();
    if (next.save === "saved") next.unsent = false;
    for (const listener of listeners) listener();
  }

  function control(message: Control) {
    if (message.type === "saved") {
      confirmed = message.count;
      refresh();
    } else if (message.type === "rights") refresh({ mayWrite: message.write, frozen: message.frozen });
    else if (message.type === "storing") {
      storingFails = message.failing;
      refresh();
    }
  }
  provider.messageHandlers[MESSAGE.control] = (_encoder, decoder) => control(JSON.parse(decoding.readVarString(decoder)) as Control);

  provider.on("status", ({ status: line }) => {
    // a new connection counts from nothing; its first write message carries all that was not confirmed
    if (line !== "connected") confirmed = 0;
    storingFails = false;
    refresh();
  });
  provider.on("sync", (synced: boolean) => {
    refresh({ opened: status.opened || synced });
  });
  provider.on("closed", ({ code }) => refresh({ closeCode: code === MESSAGE_TOO_BIG ? CLOSE.tooLarge : code }));
  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) refresh({ unsent: true });
  });
  const readParticipants = () =>
    refresh({
      participants: [...provider.awareness.getStates()].flatMap(([clientId, state]) => {
        const participant = state.awarenessData as Participant | undefined;
        return participant?.userId ? [{ ...participant, clientId }] : [];
      }),
    });
  provider.awareness.on("change", readParticipants);
  const presence = presenceOf(provider, doc);
  provider.connect();

  return {
    doc,
    presence,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      listeners.clear();
      provider.destroy();
      doc.destroy();
    },
  };
}
