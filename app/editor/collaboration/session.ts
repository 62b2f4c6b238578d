import * as decoding from "lib0/decoding";
import type { Provider } from "@lexical/yjs";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import type { SubmissionState } from "~/app/domain/access/may.js";
import { type CarriedText, unpack } from "~/app/domain/document/carried.js";
import { SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { createYDoc } from "~/app/domain/document/ydoc.js";
import { CLOSE, type Control, MESSAGE, type Participant } from "~/app/domain/document/wire.js";
import { BODY_ROOT } from "~/app/domain/document/yjs.js";
import { countWrites } from "./counting-socket.js";
import { createDeviceCopy, type DeviceCopy } from "./device-copy.js";
import { createLine, type LineKind } from "./line.js";
import { presenceOf } from "./presence.js";

export type SaveState =
  /** There was no line yet, and nothing was written. */
  | "opening"
  /** Nothing was shown yet, and there is no line. */
  | "waiting"
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
  /** Top headings of the sections that are locked to organisations which are not the reader's. */
  locked: readonly string[];
  /** Grows whenever the page around the text has something new to show. */
  news: number;
  /** The text takes no edits at the moment, from nobody. */
  frozen: boolean;
  closeCode: number | null;
  /** What carries the text at the moment. */
  line: LineKind;
  participants: readonly (Participant & { clientId: number })[];
  /** Grows whenever the comments may have changed. */
  threadsChanged: number;
}

export interface Session {
  readonly doc: Y.Doc;
  /** The provider, as Lexical's binding knows it. */
  readonly presence: Provider;
  readonly deviceCopy: DeviceCopy;
  status(): SessionStatus;
  subscribe(listener: () => void): () => void;
  /** Connects anew after the server closed: somebody may have signed in again. */
  tryAgain(): void;
  destroy(): void;
}

/** No document is without a block, and none of its edits is missing: a copy that the browser could not finish is not shown as the text. */
const isWhole = (doc: Y.Doc) => doc.getXmlElement(BODY_ROOT).length > 0 && !doc.store.pendingStructs && !doc.store.pendingDs;

export interface Opening {
  documentId: string;
  submissionId: string;
  userId: string;
  /** As the page has it: once a submission is filed no copy of it stays on the device. */
  state: SubmissionState;
  /** The text as the page brought it: to be written in before there is a line. Null where only the server can say what it is. */
  brought: { text: CarriedText; mayWrite: boolean; locked: readonly string[] } | null;
}

/** WebSocket's own code for a message that the other side does not take: sent again, it would be refused again. */
const MESSAGE_TOO_BIG = 1009;

/** What ends the copy on the device: no session or no right any more, or a refused edit, which must not come back out of it. */
const ENDS_COPY: readonly number[] = [
  CLOSE.signIn,
  CLOSE.forbidden,
  CLOSE.notFound,
  CLOSE.frozen,
  CLOSE.malformedDocument,
  CLOSE.tooLarge,
  CLOSE.sectionLocked,
];

/**
 * Opens a document for writing together. The Y.Doc is empty until the page, the copy on this device or the line has brought all of it;
 * nobody but the server seeds it.
 */
export function openSession({ documentId, submissionId, userId, state, brought }: Opening): Session {
  const doc = createYDoc();
  if (brought) unpack(doc, brought.text);
  const listeners = new Set<() => void>();
  let status: SessionStatus = {
    save: "opening",
    opened: brought !== null,
    unsent: false,
    mayWrite: brought?.mayWrite ?? false,
    locked: brought?.locked ?? [],
    news: 0,
    frozen: brought !== null && state !== "draft",
    closeCode: null,
    line: "socket",
    participants: [],
    threadsChanged: 0,
  };
  let confirmed = 0;
  let storingFails = false;
  /** Whether the first connection was there, or failed. */
  let begun = false;
  const counter = { sent: 0, onSend: () => refresh() };

  const line = createLine({
    WebSocket: (globalThis as Partial<typeof globalThis>).WebSocket,
    onKind: (kind) => refresh({ line: kind }),
  });
  const deviceCopy = createDeviceCopy(doc, { submissionId, userId, keep: state !== "filed" && state !== "withdrawn" });

  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const provider = new WebsocketProvider(`${scheme}://${location.host}/collab`, documentId, doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: 4000,
    params: { schema: String(SCHEMA_VERSION), user: userId },
    WebSocketPolyfill: function (address: string, protocols: string[]) {
      return countWrites(line.open(address, protocols), counter);
    } as unknown as typeof WebSocket,
    shouldReconnect: ({ code }) => !(code >= 4400 && code < 4500) && code !== MESSAGE_TOO_BIG,
  });

  const save = (): SaveState => {
    if (status.closeCode !== null) return "closed";
    if (!provider.wsconnected || !provider.synced)
      return begun ? (status.opened ? "offline" : "waiting") : status.unsent ? "saving" : "opening";
    if (storingFails) return "storing-fails";
    return confirmed >= counter.sent ? "saved" : "saving";
  };

  function refresh(change: Partial<SessionStatus> = {}) {
    const before = status;
    status = { ...before, ...change };
    status.save = save();
    if (status.save === "saved") status.unsent = false;
    deviceCopy.note({ unsent: status.unsent });
    // of each letter is heard several times that it is on its way: what shows the status is drawn when that says something new
    if ((Object.keys(status) as (keyof SessionStatus)[]).every((key) => status[key] === before[key])) status = before;
    else for (const listener of listeners) listener();
  }

  function control(message: Control) {
    if (message.type === "saved") {
      confirmed = message.count;
      refresh();
    } else if (message.type === "rights") {
      // said at the beginning of each connection: what was missed without one is read again
      refresh({ mayWrite: message.write, frozen: message.frozen, locked: message.locked, threadsChanged: status.threadsChanged + 1 });
      deviceCopy.note({ mayWrite: message.write });
    } else if (message.type === "threads") refresh({ threadsChanged: status.threadsChanged + 1 });
    else if (message.type === "storing") {
      storingFails = message.failing;
      refresh();
    } else if (message.type === "look-again") refresh({ news: status.news + 1 });
  }
  provider.messageHandlers[MESSAGE.control] = (_encoder, decoder) => control(JSON.parse(decoding.readVarString(decoder)) as Control);

  provider.on("status", ({ status: line }) => {
    // a new connection counts from nothing; its first write message carries all that was not confirmed
    if (line !== "connected") confirmed = 0;
    storingFails = false;
    refresh();
  });
  provider.on("connection-close", () => {
    begun = true;
    refresh();
  });
  provider.on("sync", (synced: boolean) => {
    begun ||= synced;
    refresh({ opened: status.opened || synced });
  });
  provider.on("closed", ({ code }) => {
    const closeCode = code === MESSAGE_TOO_BIG ? CLOSE.tooLarge : code;
    if (ENDS_COPY.includes(closeCode)) void deviceCopy.erase();
    refresh({ closeCode });
  });
  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider && !deviceCopy.isOrigin(origin)) refresh({ unsent: true });
  });
  const readParticipants = () => {
    const participants = [...provider.awareness.getStates()].flatMap(([clientId, state]) => {
      const participant = state.awarenessData as Participant | undefined;
      return participant?.userId ? [{ ...participant, clientId }] : [];
    });
    // a cursor that moves changes nobody
    if (JSON.stringify(participants) !== JSON.stringify(status.participants)) refresh({ participants });
  };
  provider.awareness.on("change", readParticipants);
  const presence = presenceOf(provider, doc);
  // the browser knows at once what the line would only notice when nothing has come for half a minute
  const onOffline = () => {
    provider.disconnect();
    if (status.closeCode === null) provider.connect();
  };
  addEventListener("offline", onOffline);
  let destroyed = false;
  void deviceCopy.load().then((found) => {
    if (destroyed) return;
    const draft = state === "draft";
    if (found && isWhole(doc)) {
      refresh({ unsent: found.unsent });
      if (!status.opened) refresh({ opened: true, mayWrite: found.mayWrite && draft, frozen: !draft });
    }
    provider.connect();
  });

  return {
    doc,
    presence,
    deviceCopy,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tryAgain() {
      refresh({ closeCode: null });
      provider.connect();
    },
    destroy() {
      destroyed = true;
      listeners.clear();
      removeEventListener("offline", onOffline);
      line.destroy();
      provider.destroy();
      deviceCopy.destroy();
      doc.destroy();
    },
  };
}
