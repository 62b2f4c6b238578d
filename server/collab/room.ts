import * as decoding from "lib0/decoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { CLOSE, type Control, MESSAGE, type Participant, type Rights } from "~/app/domain/document/wire.js";
import type { Holder } from "./access.js";
import { type Presence, readAwareness, stamp } from "./awareness.js";
import { createClaims } from "./claims.js";
import type { Committer } from "./committer.js";
import { Refusal } from "~/app/domain/refusal.js";
import { LIMITS } from "./limits.js";
import { awarenessMessage, controlMessage, updateMessage } from "./messages.js";
import type { Meters } from "./meters.js";
import { type LoadedDocument, updateBy } from "./log.js";
import { createPresences } from "./presences.js";
import { createText, type DecodedUpdate, type Edit, type Text } from "./text.js";

/** Somebody's open tab, whatever carries its messages. */
export interface Connection {
  holder: Holder;
  participant: Participant;
  rights: Rights;
  send(message: Uint8Array): void;
  close(code: number, reason: string): void;
}

/** A connection in its room. */
export interface Client extends Connection {
  /** Under which it appears to the others. */
  clientId: number | null;
  /** How many of its write messages are in the database. */
  durable: number;
  left: boolean;
  /** How often it has asked for the text. */
  asked: number;
  /** It was closed for something that it sent: whatever it sent after that is not looked at. */
  refused: boolean;
}

export interface Room {
  readonly text: Omit<Text<Client>, "write">;
  readonly clients: ReadonlySet<Connection>;
  join(connection: Connection): (message: Uint8Array) => void;
  leave(connection: Connection): void;
  /** Makes an edit in a person's name; see `LiveDocuments`. */
  edit(userId: string, locked: readonly string[], change: (doc: Y.Doc) => void): Promise<void>;
  /** Tells one client what it may do from now on, or all of them about the database. */
  setRights(connection: Connection, rights: Rights): void;
  tellAll(control: Control): void;
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

/** An update without letters and deletions: what somebody who has just come has to add. */
const isNothing = (update: Uint8Array) => update.byteLength === 2 && update[0] === 0 && update[1] === 0;
const NOT_YOURS = "written under another's name";
/** A client that has the text already asks for what came since. */
const hasText = (vector: Uint8Array) => vector.byteLength > 1;

interface Surroundings {
  committer: Committer<Edit<Client>>;
  outward: Outward;
  meters: Meters;
}

/**
 * One document that people have open. `content` holds only what is committed: an update is stored first, then applied, then sent on,
 * so nobody sees a word that a crash could take back.
 */
export function createRoom(documentId: string, loaded: LoadedDocument, { committer, outward, meters }: Surroundings): Room {
  const clients = new Set<Client>();
  const presences = createPresences();
  const claims = createClaims();
  const others = (self: Client | null) => [...clients].filter((client) => client !== self);
  const acknowledge = (client: Client, messages: number) => {
    client.durable += messages;
    if (!client.left) client.send(controlMessage({ type: "saved", count: client.durable }));
  };

  const text = createText<Client>(documentId, loaded, {
    committer,
    meters,
    hearers: {
      changed(bytes, sole) {
        const update = updateMessage(bytes);
        for (const client of clients) if (client !== sole) client.send(update);
      },
      stored(messages, seq, gap) {
        for (const [client, count] of messages) {
          if (client.clientId !== null) claims.wrote(client.clientId);
          acknowledge(client, count);
        }
        outward.committed(seq, gap);
      },
      frozen(writers) {
        for (const client of writers) refuse(client, CLOSE.frozen, "the text is frozen");
      },
    },
  });
  const { content } = text;

  function refuse(client: Client, code: number, reason: string) {
    client.refused = true;
    meters.refused(code);
    client.close(code, reason);
  }

  /** Whether an update holds something new under the client id of another person. */
  function isForged(structs: DecodedUpdate["structs"], userId: string): boolean {
    const isNew = ({ id, length }: (typeof structs)[number]) => id.clock + length > Y.getState(content.doc.store, id.client);
    const isAnothers = (clientId: number) => claims.isAnothers(clientId, userId) || presences.taken(clientId, userId);
    return structs.some((struct) => !(struct instanceof Y.Skip) && isAnothers(struct.id.client) && isNew(struct));
  }

  function write(client: Client, bytes: Uint8Array, answersSync: boolean) {
    const update = Y.decodeUpdate(bytes);
    const mayWrite = client.rights.write;
    // the answer to a sync carries what everybody has already, deletions above all: nothing to store, and no offence of a reader's
    if ((answersSync || !mayWrite) && (isNothing(bytes) || Y.snapshotContainsUpdate(Y.snapshot(content.doc), bytes)))
      return acknowledge(client, 1);
    if (!mayWrite) return refuse(client, client.rights.frozen ? CLOSE.frozen : CLOSE.forbidden, "no right to write");
    // a code after which a client comes again by itself: an honest one brings others' words only where the server lost them
    if (isForged(update.structs, client.holder.userId)) return refuse(client, 1013, NOT_YOURS);
    const { holder, rights } = client;
    const refused = text.write(update, { bytes, userId: holder.userId, writer: client, locked: rights.locked });
    if (refused) refuse(client, ...refused);
  }

  function sync(client: Client, decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === syncProtocol.messageYjsSyncStep1) {
      if (client.asked === 0) meters.joined(hasText(bytes));
      client.asked += 1;
      // to find out what somebody lacks is the dearest thing that a short message can ask for
      if (client.asked > LIMITS.questions) return refuse(client, CLOSE.tooManyMessages, "asked too often");
      if (bytes.byteLength > LIMITS.questionBytes) return refuse(client, CLOSE.tooLarge, "question too large");
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
    const { userId } = client.holder;
    if (others(client).some((other) => other.clientId === clientId) || presences.taken(clientId, userId)) return false;
    if (!claims.claim(clientId, userId)) return false;
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
    return new Promise((resolve, reject) => {
      const onStored = (stored: boolean) => (stored ? resolve() : reject(new Refusal("document-frozen")));
      const refused = text.write(Y.decodeUpdate(bytes), { bytes, userId, writer: null, locked, onStored });
      if (refused?.[0] === CLOSE.sectionLocked) reject(new Refusal("section-locked"));
      else if (refused) reject(new Refusal("invalid-input", { what: refused[1] }));
    });
  }

  const find = (connection: Connection) => connection as Client;
  return {
    text,
    clients,
    join(connection) {
      const client: Client = Object.assign(connection, { clientId: null, durable: 0, left: false, asked: 0, refused: false });
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
      if (client.clientId !== null) claims.release(client.clientId);
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
    presences: () => presences.own(),
    hearPresences(from, said, complete = false) {
      const news = said ? presences.hear(from, said, complete) : presences.drop(from);
      if (news.length === 0) return;
      const update = awarenessMessage(news);
      for (const client of clients) client.send(update);
    },
  };
}
