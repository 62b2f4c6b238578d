import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { CLOSE, type Control, MESSAGE, type Participant, type Rights } from "~/app/domain/document/wire.js";
import type { Holder } from "./access.js";
import { type Presence, readAwareness, stamp, writeAwareness } from "./awareness.js";
import type { LogTail } from "./catch-up.js";
import type { Committer } from "./committer.js";
import { applyStored, type Content } from "./content.js";
import { healing } from "~/app/domain/document/heal.js";
import { Refusal } from "~/app/domain/refusal.js";
import { createGate, type Gate } from "./gate.js";
import { LIMITS } from "./limits.js";
import { type LoadedDocument, type PendingUpdate, updateBy } from "./log.js";
import { createPresences } from "./presences.js";
import { createProgress } from "./progress.js";
import { createSectionLocks } from "./section-locks.js";

/** Somebody's open tab, whatever carries its messages. */
export interface Connection {
  holder: Holder;
  participant: Participant;
  rights: Rights;
  send(message: Uint8Array): void;
  close(code: number, reason: string): void;
}

interface Client extends Connection {
  /** Under which it appears to the others. */
  clientId: number | null;
  /** How many of its write messages are in the database. */
  durable: number;
  left: boolean;
  /** It was closed for something that it sent: whatever it sent after that is not looked at. */
  refused: boolean;
}

export interface Edit extends PendingUpdate {
  /** Null for an edit of the server's own. */
  client: Client | null;
  /** Whether it may make healing necessary. */
  structural: boolean;
  /** Called when it is known whether the edit was stored. */
  onStored?(stored: boolean): void;
}

export interface Room {
  readonly content: Content;
  readonly clients: ReadonlySet<Connection>;
  join(connection: Connection): (message: Uint8Array) => void;
  leave(connection: Connection): void;
  /** Makes an edit in a person's name; see `LiveDocuments`. */
  edit(userId: string, locked: readonly string[], change: (doc: Y.Doc) => void): Promise<void>;
  /** Tells one client what it may do from now on, or all of them about the database. */
  setRights(connection: Connection, rights: Rights): void;
  tellAll(control: Control): void;
  /** Sequence number of the log up to which `content` holds everything, and how many updates came since the last compaction. */
  position(): { seq: number; behind: number };
  compacted(): void;
  /** Lets go of what only writing needs, where nobody writes. To be called at intervals. */
  rest(): void;
  /** Takes over what the log has after `position().seq`; returns whether the frozen state is another than before. */
  follow(tail: LogTail): boolean;
  /** The presences of this server's clients. */
  presences(): Presence[];
  /** What another server says of its clients here, or, with null, that it is gone. */
  hearPresences(from: string, said: readonly Presence[] | null, complete?: boolean): void;
}

/** What other servers are told of a room. */
export interface Outward {
  /** Edits made here are in the log up to `seq`; before them may be others that have not been read yet, `gap`. */
  committed(seq: number, gap: boolean): void;
  presences(changed: Presence[]): void;
}

const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const controlMessage = (control: Control) => message(MESSAGE.control, (e) => encoding.writeVarString(e, JSON.stringify(control)));
const awarenessMessage = (presences: Presence[]) =>
  message(MESSAGE.awareness, (e) => encoding.writeVarUint8Array(e, writeAwareness(presences)));
/** An update without letters and deletions: what somebody who has just come has to add. */
const isNothing = (update: Uint8Array) => update.byteLength === 2 && update[0] === 0 && update[1] === 0;
const updateMessage = (bytes: Uint8Array) => message(MESSAGE.sync, (e) => syncProtocol.writeUpdate(e, bytes));

/**
 * One document that people have open. `content` holds only what is committed: an update is stored first, then applied, then sent on,
 * so nobody sees a word that a crash could take back.
 */
export function createRoom(documentId: string, loaded: LoadedDocument, committer: Committer<Edit>, outward: Outward): Room {
  const { content } = loaded;
  const clients = new Set<Client>();
  const presences = createPresences();
  const progress = createProgress(loaded.seq);
  let { behind, frozen } = loaded;
  let gate: Gate | null = null;
  const locks = createSectionLocks(() => content.doc);
  /** How many edits are on their way to the database. */
  let underWay = 0;
  let mayNeedHealing = true;

  const others = (self: Client | null) => [...clients].filter((client) => client !== self);
  const acknowledge = (client: Client, messages: number) => {
    client.durable += messages;
    if (!client.left) client.send(controlMessage({ type: "saved", count: client.durable }));
  };

  /** Applies updates in one transaction; returns what tells others of it. */
  function apply(updates: readonly Uint8Array[]): readonly Uint8Array[] {
    const { doc } = content;
    const applied: Uint8Array[] = [];
    const collect = (bytes: Uint8Array) => applied.push(bytes);
    doc.on("update", collect);
    doc.transact(() => {
      for (const bytes of updates) applyStored(doc, bytes);
    });
    doc.off("update", collect);
    gate?.applied();
    locks.applied(updates);
    // an edit whose predecessors are still on their way changes nothing yet; it is sent on as it came
    return applied.length > 0 && !doc.store.pendingStructs && !doc.store.pendingDs ? applied : updates;
  }

  /** What was committed together is applied, sent on and acknowledged together: one message to each, however many edits it holds. */
  function committed(edits: Edit[], stored: number | null) {
    underWay -= edits.length;
    const writers = new Map<Client, number>();
    for (const { client } of edits) if (client) writers.set(client, (writers.get(client) ?? 0) + 1);
    if (stored === null) {
      gate?.dropped();
      locks.dropped();
      for (const edit of edits) edit.onStored?.(false);
      mayNeedHealing = true;
      for (const client of writers.keys()) client.close(CLOSE.frozen, "the text is frozen");
      return;
    }
    behind += edits.length;
    mayNeedHealing ||= edits.some(({ structural }) => structural);
    const sole = edits.every(({ client }) => client === edits[0]!.client) ? edits[0]!.client : null;
    for (const bytes of apply(edits.map((edit) => edit.bytes))) {
      const update = updateMessage(bytes);
      for (const client of clients) if (client !== sole) client.send(update);
    }
    for (const [client, messages] of writers) acknowledge(client, messages);
    for (const edit of edits) edit.onStored?.(true);
    progress.applied(stored - edits.length + 1, stored);
    outward.committed(stored, progress.gap());
    heal();
  }

  /** Blocks that merging left without an id of their own get one, as an edit like any other. */
  function heal() {
    const cure = mayNeedHealing ? healing(content.doc) : null;
    mayNeedHealing = false;
    if (cure) commit({ documentId, bytes: cure, userId: null, client: null, structural: false });
  }
  function commit(edit: Edit) {
    underWay += 1;
    committer.commit(edit, committed);
  }
  // a snapshot was healed before it was stored, and lies as bytes until somebody writes
  if (!frozen && behind > 0) heal();

  function refuse(client: Client, code: number, reason: string) {
    client.refused = true;
    client.close(code, reason);
  }

  function write(client: Client, bytes: Uint8Array, answersSync: boolean) {
    const update = Y.decodeUpdate(bytes);
    const mayWrite = client.rights.write;
    // the answer to a sync carries what everybody has already, deletions above all: nothing to store, and no offence of a reader's
    if ((answersSync || !mayWrite) && (isNothing(bytes) || Y.snapshotContainsUpdate(Y.snapshot(content.doc), bytes)))
      return acknowledge(client, 1);
    if (!mayWrite) return client.close(client.rights.frozen ? CLOSE.frozen : CLOSE.forbidden, "no right to write");
    if (!locks.allows(bytes, client.rights.locked)) return refuse(client, CLOSE.sectionLocked, "locked to another organisation");
    gate ??= createGate(content.doc);
    const { refused, structural } = gate.judge(update, bytes.byteLength);
    if (refused) {
      locks.forget(bytes);
      return refuse(client, ...refused);
    }
    commit({ documentId, bytes, userId: client.holder.userId, client, structural });
  }

  function sync(client: Client, decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === syncProtocol.messageYjsSyncStep1) {
      return client.send(content.answer(bytes));
    }
    if (bytes.byteLength > LIMITS.messageBytes) return refuse(client, CLOSE.tooLarge, "message too large");
    write(client, bytes, kind === syncProtocol.messageYjsSyncStep2);
  }

  /**
   * Whether a client speaks of itself. y-websocket sends back what it hears of others, also that they left, so a client is whom it
   * first says it is, unless somebody else is, here or on another server.
   */
  function owns(client: Client, { clientId, state }: Presence): boolean {
    if (client.clientId !== null || !state) return client.clientId === clientId;
    if (others(client).some((other) => other.clientId === clientId) || presences.taken(clientId, client.holder.userId)) return false;
    client.clientId = clientId;
    return true;
  }

  function awareness(client: Client, bytes: Uint8Array) {
    if (bytes.byteLength > LIMITS.awarenessBytes) return client.close(CLOSE.tooLarge, "presence too large");
    const accepted: Presence[] = [];
    const sent = readAwareness(bytes);
    if (sent.length > LIMITS.presencesPerMessage) return refuse(client, CLOSE.tooLarge, "too many presences");
    for (const presence of sent) {
      if (!owns(client, presence)) continue;
      const stamped = stamp(presence, client.participant);
      presences.set(stamped);
      accepted.push(stamped);
    }
    if (accepted.length === 0) return;
    const update = awarenessMessage(accepted);
    for (const other of others(client)) other.send(update);
    outward.presences(accepted);
  }

  function receive(client: Client, bytes: Uint8Array) {
    if (client.left || client.refused) return;
    try {
      const decoder = decoding.createDecoder(bytes);
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE.sync) sync(client, decoder);
      else if (type === MESSAGE.awareness) awareness(client, decoding.readVarUint8Array(decoder));
      else if (type === MESSAGE.queryAwareness) client.send(awarenessMessage(presences.all()));
    } catch {
      client.close(CLOSE.malformed, "message cannot be read");
    }
  }

  function edit(userId: string, locked: readonly string[], change: (doc: Y.Doc) => void): Promise<void> {
    const bytes = updateBy(content.doc, change);
    if (!bytes) return Promise.resolve();
    if (!locks.allows(bytes, locked)) return Promise.reject(new Refusal("section-locked"));
    gate ??= createGate(content.doc);
    const { refused, structural } = gate.judge(Y.decodeUpdate(bytes), bytes.byteLength);
    if (refused) {
      locks.forget(bytes);
      return Promise.reject(new Refusal("invalid-input", { what: refused[1] }));
    }
    return new Promise((resolve, reject) => {
      const onStored = (stored: boolean) => (stored ? resolve() : reject(new Refusal("document-frozen")));
      commit({ documentId, bytes, userId, client: null, structural, onStored });
    });
  }

  const find = (connection: Connection) => connection as Client;
  return {
    content,
    clients,
    join(connection) {
      const client: Client = Object.assign(connection, { clientId: null, durable: 0, left: false, refused: false });
      clients.add(client);
      client.send(controlMessage({ type: "rights", ...client.rights }));
      client.send(content.question());
      const here = presences.all();
      if (here.length > 0) client.send(awarenessMessage(here));
      return (bytes) => receive(client, bytes);
    },
    leave(connection) {
      const client = find(connection);
      client.left = true;
      if (!clients.delete(client)) return;
      const gone = client.clientId === null ? null : presences.remove(client.clientId);
      if (!gone) return;
      for (const other of clients) other.send(awarenessMessage([gone]));
      outward.presences([gone]);
    },
    edit,
    setRights(connection, rights) {
      const client = find(connection);
      if (JSON.stringify(client.rights) === JSON.stringify(rights)) return;
      client.rights = rights;
      client.participant = { ...client.participant, mayWrite: rights.write };
      client.send(controlMessage({ type: "rights", ...rights }));
    },
    tellAll(control) {
      for (const client of clients) client.send(controlMessage(control));
    },
    position: () => ({ seq: progress.seq(), behind }),
    compacted() {
      behind = 0;
    },
    rest() {
      if (underWay === 0 && content.rest()) {
        gate = null;
        locks.dropped();
      }
    },
    follow(tail) {
      const fresh = tail.updates.filter((_, i) => !progress.has(tail.first + i));
      if (fresh.length > 0) {
        behind += fresh.length;
        for (const update of apply(fresh).map(updateMessage)) for (const client of clients) client.send(update);
      }
      progress.applied(tail.first, tail.first + tail.updates.length - 1);
      // each server's edits were judged without the other's: what they amount to may need healing
      if (fresh.length > 0) {
        mayNeedHealing = true;
        gate?.followed(fresh.reduce((sum, bytes) => sum + bytes.byteLength, 0));
      }
      if (!tail.frozen) heal();
      const changed = tail.frozen !== frozen;
      frozen = tail.frozen;
      return changed;
    },
    presences: () => presences.own(),
    hearPresences(from, said, complete = false) {
      const news = said ? presences.hear(from, said, complete) : presences.drop(from);
      if (news.length === 0) return;
      const update = awarenessMessage(news);
      for (const client of clients) client.send(update);
    },
  };
}
