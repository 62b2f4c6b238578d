import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { CLOSE, type Control, MESSAGE, type Participant, type Rights } from "~/app/domain/document/wire.js";
import type { Holder } from "./access.js";
import { type Presence, readAwareness, stamp, writeAwareness } from "./awareness.js";
import type { Committer } from "./committer.js";
import { healing } from "~/app/domain/document/heal.js";
import { createGate } from "./gate.js";
import { LIMITS } from "./limits.js";
import { applyStored, type LoadedDocument, type PendingUpdate } from "./log.js";

/** Somebody's open tab, whatever carries its messages. */
export interface Connection {
  holder: Holder;
  participant: Participant;
  rights: Rights;
  send(message: Uint8Array): void;
  close(code: number, reason: string): void;
}

interface Client extends Connection {
  clientIds: Set<number>;
  /** How many of its write messages are in the database. */
  durable: number;
  left: boolean;
  /** It was closed for something that it sent: whatever it sent after that is not looked at. */
  refused: boolean;
}

export interface Edit extends PendingUpdate {
  /** Null for an edit of the server's own. */
  client: Client | null;
  /** Told whether the edit was stored, after it was applied. */
  done?: (stored: boolean) => void;
}

export interface Room {
  readonly doc: Y.Doc;
  readonly clients: ReadonlySet<Connection>;
  join(connection: Connection): (message: Uint8Array) => void;
  leave(connection: Connection): void;
  /** Tells one client what it may do from now on, or all of them about the database. */
  setRights(connection: Connection, rights: Rights): void;
  tellAll(control: Control): void;
  /** Stores an edit of the server's own in a person's name; false where the text takes none. */
  edit(bytes: Uint8Array, userId: string): Promise<boolean>;
  /** Sequence number of the log up to which `doc` goes, and how many updates came since the last compaction. */
  position(): { seq: number; behind: number };
  compacted(): void;
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
const updateMessage = (bytes: Uint8Array) => message(MESSAGE.sync, (e) => syncProtocol.writeUpdate(e, bytes));

/**
 * One document that people have open. `doc` holds only what is committed: an update is stored first, then applied, then sent on,
 * so nobody sees a word that a crash could take back.
 */
export function createRoom(documentId: string, loaded: LoadedDocument, committer: Committer<Edit>): Room {
  const { doc } = loaded;
  const clients = new Set<Client>();
  const presences = new Map<number, Presence>();
  const gate = createGate(doc);
  let { seq, behind } = loaded;

  const others = (self: Client | null) => [...clients].filter((client) => client !== self);
  const acknowledge = (client: Client, messages: number) => {
    client.durable += messages;
    if (!client.left) client.send(controlMessage({ type: "saved", count: client.durable }));
  };

  /** What was committed together is applied, sent on and acknowledged together: one message to each, however many edits it holds. */
  function committed(edits: Edit[], stored: number | null) {
    const writers = new Map<Client, number>();
    for (const { client } of edits) if (client) writers.set(client, (writers.get(client) ?? 0) + 1);
    if (stored === null) {
      gate.dropped();
      for (const client of writers.keys()) client.close(CLOSE.frozen, "the text is frozen");
      for (const { done } of edits) done?.(false);
      return;
    }
    seq = stored;
    behind += edits.length;
    const applied: Uint8Array[] = [];
    const collect = (bytes: Uint8Array) => applied.push(bytes);
    doc.on("update", collect);
    doc.transact(() => {
      for (const { bytes } of edits) applyStored(doc, bytes);
    });
    doc.off("update", collect);
    gate.applied();
    // an edit whose predecessors are still on their way changes nothing yet; it is sent on as it came
    const sent = applied.length > 0 && !doc.store.pendingStructs && !doc.store.pendingDs ? applied : edits.map(({ bytes }) => bytes);
    const sole = edits.every(({ client }) => client === edits[0]!.client) ? edits[0]!.client : null;
    for (const bytes of sent) {
      const update = updateMessage(bytes);
      for (const client of clients) if (client !== sole) client.send(update);
    }
    for (const [client, messages] of writers) acknowledge(client, messages);
    for (const { done } of edits) done?.(true);
    heal();
  }

  /** Blocks that merging left without an id of their own get one, as an edit like any other. */
  function heal() {
    const cure = gate.mayNeedHealing() ? healing(doc) : null;
    if (cure) committer.commit({ documentId, bytes: cure, userId: null, client: null }, committed);
  }
  if (!loaded.frozen) heal();

  function refuse(client: Client, code: number, reason: string) {
    client.refused = true;
    client.close(code, reason);
  }

  function write(client: Client, bytes: Uint8Array, answersSync: boolean) {
    const update = Y.decodeUpdate(bytes);
    const mayWrite = client.rights.write;
    // the answer to a sync carries what everybody has already, deletions above all: nothing to store, and no offence of a reader's
    if ((answersSync || !mayWrite) && Y.snapshotContainsUpdate(Y.snapshot(doc), bytes)) return acknowledge(client, 1);
    if (!mayWrite) return client.close(client.rights.frozen ? CLOSE.frozen : CLOSE.forbidden, "no right to write");
    const refused = gate.refusalOf(update, bytes.byteLength);
    if (refused) return refuse(client, ...refused);
    committer.commit({ documentId, bytes, userId: client.holder.userId, client }, committed);
  }

  function sync(client: Client, decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === syncProtocol.messageYjsSyncStep1) {
      return client.send(message(MESSAGE.sync, (e) => syncProtocol.writeSyncStep2(e, doc, bytes)));
    }
    if (bytes.byteLength > LIMITS.messageBytes) return refuse(client, CLOSE.tooLarge, "message too large");
    write(client, bytes, kind === syncProtocol.messageYjsSyncStep2);
  }

  function awareness(client: Client, bytes: Uint8Array) {
    if (bytes.byteLength > LIMITS.awarenessBytes) return client.close(CLOSE.tooLarge, "presence too large");
    const accepted: Presence[] = [];
    const sent = readAwareness(bytes);
    if (sent.length > LIMITS.presencesPerMessage) return refuse(client, CLOSE.tooLarge, "too many presences");
    for (const presence of sent) {
      const owner = others(client).some((other) => other.clientIds.has(presence.clientId));
      if (owner) continue;
      client.clientIds.add(presence.clientId);
      if (client.clientIds.size > LIMITS.clientIdsPerConnection)
        return refuse(client, CLOSE.tooManyMessages, "too many clients in one connection");
      const stamped = stamp(presence, client.participant);
      if (stamped.state) presences.set(presence.clientId, stamped);
      else presences.delete(presence.clientId);
      accepted.push(stamped);
    }
    if (accepted.length === 0) return;
    const update = awarenessMessage(accepted);
    for (const other of others(client)) other.send(update);
  }

  function receive(client: Client, bytes: Uint8Array) {
    if (client.left || client.refused) return;
    try {
      const decoder = decoding.createDecoder(bytes);
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE.sync) sync(client, decoder);
      else if (type === MESSAGE.awareness) awareness(client, decoding.readVarUint8Array(decoder));
      else if (type === MESSAGE.queryAwareness) client.send(awarenessMessage([...presences.values()]));
    } catch {
      client.close(CLOSE.malformed, "message cannot be read");
    }
  }

  const find = (connection: Connection) => connection as Client;
  return {
    doc,
    clients,
    join(connection) {
      const client: Client = Object.assign(connection, { clientIds: new Set<number>(), durable: 0, left: false, refused: false });
      clients.add(client);
      client.send(controlMessage({ type: "rights", ...client.rights }));
      client.send(message(MESSAGE.sync, (e) => syncProtocol.writeSyncStep1(e, doc)));
      if (presences.size > 0) client.send(awarenessMessage([...presences.values()]));
      return (bytes) => receive(client, bytes);
    },
    leave(connection) {
      const client = find(connection);
      client.left = true;
      if (!clients.delete(client)) return;
      const gone: Presence[] = [];
      for (const clientId of client.clientIds) {
        const presence = presences.get(clientId);
        if (presence) gone.push({ clientId, clock: presence.clock + 1, state: null });
        presences.delete(clientId);
      }
      if (gone.length > 0) for (const other of clients) other.send(awarenessMessage(gone));
    },
    setRights(connection, rights) {
      const client = find(connection);
      if (client.rights.write === rights.write && client.rights.frozen === rights.frozen) return;
      client.rights = rights;
      client.participant = { ...client.participant, mayWrite: rights.write };
      client.send(controlMessage({ type: "rights", ...rights }));
    },
    tellAll(control) {
      for (const client of clients) client.send(controlMessage(control));
    },
    edit: (bytes, userId) => new Promise((done) => committer.commit({ documentId, bytes, userId, client: null, done }, committed)),
    position: () => ({ seq, behind }),
    compacted() {
      behind = 0;
    },
  };
}
