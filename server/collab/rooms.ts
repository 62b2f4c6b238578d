import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type * as Y from "yjs";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { Refusal } from "~/app/domain/refusal.js";
import type { Database } from "~/db/database.js";
import { sectionsLockedAgainst } from "~/db/plans.js";
import type { Judge } from "./access.js";
import { type Bus, inProcessBus, meteredBus } from "./bus.js";
import { createCommitter } from "./committer.js";
import type { Content } from "./content.js";
import { createVersionKeeper } from "./version-keeper.js";
import type { WrittenDocuments } from "./documents.js";
import { LIMITS } from "./limits.js";
import { compactDocument, loadDocument, loadDocuments } from "./log.js";
import { createMeters, type Meters } from "./meters.js";
import { createNeighbours } from "./neighbours.js";
import { type Client, type Connection, createRoom, type Room } from "./room.js";
import type { Edit } from "./text.js";
import { together } from "./together.js";

export interface Rooms extends WrittenDocuments {
  /** Joins a connection to its document, loaded completely first; returns where its messages go. Throws Refusal "not-found". */
  join(documentId: string, connection: Connection): Promise<(message: Uint8Array) => void>;
  leave(documentId: string, connection: Connection): void;
  /** How many rooms and connections are open. */
  count(): { rooms: number; connections: number };
  /** Stores everything and lets go of all rooms. */
  close(): Promise<void>;
}

interface Entry {
  room: Promise<Room>;
  open: Room | null;
  idle: NodeJS.Timeout | null;
  /** How many are on their way in. */
  joining: number;
}

interface Parts {
  db: Kysely<Database>;
  log: Logger;
  judge: Judge;
  /** What carries hints to other processes that serve the same database; by default there are none. */
  bus?: Bus;
  meters?: Meters;
  /** Milliseconds without an edit after which the text is kept as a version. */
  quietBeforeVersion?: number;
}

/** A code of WebSocket's own, after which clients come again, here or at another server. */
const RESTARTS = [1012, "the server restarts"] as const;

/** The documents that people have open in this process. */
export function createRooms({
  db,
  log,
  judge,
  bus = inProcessBus(),
  meters = createMeters(),
  quietBeforeVersion = LIMITS.quietBeforeVersion,
}: Parts): Rooms {
  const entries = new Map<string, Entry>();
  const openRooms = () => [...entries].flatMap(([id, entry]) => (entry.open ? [[id, entry.open] as const] : []));
  let storingFails = false;
  let closing = false;
  const isClosing = () => closing;
  const committer = createCommitter<Edit<Client>>(db, log, {
    onTrouble(failing) {
      storingFails = failing;
      for (const [, room] of openRooms()) room.tellAll({ type: "storing", failing });
    },
    onFailure: meters.storingFailed,
  });

  const logJudging = (documentId: string) => (error: unknown) => log.error({ err: error, documentId }, "judging rights failed");
  const judgeOrLog = (documentId: string, userId?: string) => {
    const room = entries.get(documentId)?.open;
    if (!room) return;
    judgeAgain(documentId, room, userId).catch(logJudging(documentId));
  };
  const neighbours = createNeighbours({
    db,
    log,
    bus: meteredBus(bus, meters),
    find: (documentId) => entries.get(documentId)?.open ?? null,
    open: () => openRooms().map(([id]) => id),
    judge(documentId) {
      judgeOrLog(documentId);
      entries.get(documentId)?.open?.tellAll({ type: "look-again" });
    },
    judgePerson: (userId) => openRooms().forEach(([id]) => judgeOrLog(id, userId)),
  });

  const load = together((ids: string[]) => loadDocuments(db, ids), 10);
  async function openRoom(documentId: string): Promise<Room> {
    const loaded = await load(documentId);
    if (!loaded) throw new Refusal("not-found");
    const outward = neighbours.of(documentId);
    const committed = (seq: number, gap: boolean) => {
      outward.committed(seq, gap);
      keepVersions.edited(documentId);
    };
    return createRoom(documentId, loaded, { committer, outward: { ...outward, committed }, meters });
  }

  function enter(documentId: string): Entry {
    let entry = entries.get(documentId);
    if (!entry) {
      const created: Entry = {
        room: openRoom(documentId),
        open: null,
        idle: null,
        joining: 0,
      };
      entries.set(documentId, (entry = created));
      created.room.then(
        (room) => {
          created.open = room;
          neighbours.opened(documentId);
        },
        () => entries.delete(documentId),
      );
    }
    if (entry.idle) clearTimeout(entry.idle);
    entry.idle = null;
    return entry;
  }

  async function compact(documentId: string, room: Room) {
    const { seq, behind } = room.text.position();
    await compactDocument(db, documentId, seq, room.text.content.state());
    room.text.compacted(behind);
  }

  const keepVersions = createVersionKeeper(db, log, quietBeforeVersion);

  function letGoWhenIdle(documentId: string, entry: Entry) {
    if (!entry.open || entry.open.clients.size > 0 || entry.joining > 0 || entry.idle) return;
    entry.idle = setTimeout(() => {
      void (async () => {
        // pending updates are applied to this very room, so it stays until they are stored
        await committer.flush(documentId);
        if (entry.open && entry.open.clients.size === 0 && entries.get(documentId) === entry && entry.idle) {
          entries.delete(documentId);
          neighbours.closed(documentId);
          if (entry.open.text.position().behind > 0) await compact(documentId, entry.open);
        }
      })().catch((error: unknown) => log.error({ err: error, documentId }, "letting go of a document failed"));
    }, LIMITS.idleRoom);
    entry.idle.unref();
  }

  async function judgeAgain(documentId: string, room: Room, userId?: string) {
    for (const connection of [...room.clients]) {
      if (!userId || connection.holder.userId === userId) await judgeOne(documentId, room, connection);
    }
  }

  async function judgeOne(documentId: string, room: Room, connection: Connection) {
    const rights = await judge(connection.holder, documentId);
    if ("code" in rights) connection.close(rights.code, rights.reason);
    else room.setRights(connection, rights);
  }

  /** One after the other, so that writers never wait for more than one text to be encoded. */
  async function compactLong() {
    for (const [id, room] of openRooms()) {
      room.text.rest();
      if (room.text.position().behind < LIMITS.updatesBeforeCompaction) continue;
      await compact(id, room).catch((error: unknown) => log.error({ err: error, documentId: id }, "compaction failed"));
    }
  }

  const count = () => ({ rooms: entries.size, connections: openRooms().reduce((sum, [, room]) => sum + room.clients.size, 0) });
  meters.watchRooms(count);
  meters.watchBus(bus.connected);

  const timer = setInterval(() => {
    for (const [id] of openRooms()) judgeOrLog(id);
    void compactLong();
  }, LIMITS.judgeAgain);
  timer.unref();

  async function contentOf(documentId: string): Promise<Content> {
    await committer.flush(documentId);
    if (entries.get(documentId)?.open) await neighbours.catchUp(documentId);
    const open = entries.get(documentId)?.open;
    return open ? open.text.content : (await loadDocument(db, documentId)).content;
  }
  const look = async <Seen>(documentId: string, see: (doc: Y.Doc) => Seen): Promise<Seen> => see((await contentOf(documentId)).doc);

  return {
    async join(documentId, connection) {
      if (isClosing()) {
        connection.close(...RESTARTS);
        return () => undefined;
      }
      const known = entries.has(documentId);
      const entry = enter(documentId);
      entry.joining += 1;
      try {
        const room = await entry.room;
        // whoever comes from another server has seen what that one committed; what is loaded just now is up to date
        if (known) await neighbours.catchUp(documentId);
        const mine = [...room.clients].filter((other) => other.holder.userId === connection.holder.userId);
        for (const oldest of mine.slice(0, Math.max(0, mine.length + 1 - LIMITS.connectionsPerPersonAndDocument))) {
          // at once: who does not answer the closing stays connected for a while
          room.leave(oldest);
          oldest.close(CLOSE.tooManyMessages, "opened too often");
        }
        const receive = room.join(connection);
        if (storingFails) room.tellAll({ type: "storing", failing: true });
        if (isClosing()) connection.close(...RESTARTS);
        // what changed since it was admitted was told only to those who were inside
        judgeOne(documentId, room, connection).catch(logJudging(documentId));
        return receive;
      } finally {
        entry.joining -= 1;
        letGoWhenIdle(documentId, entry);
      }
    },
    leave(documentId, connection) {
      const entry = entries.get(documentId);
      entry?.open?.leave(connection);
      if (entry) letGoWhenIdle(documentId, entry);
    },
    count,
    read: (documentId) => look(documentId, readYDoc),
    look,
    state: async (documentId) => (await contentOf(documentId)).state(),
    async edit(documentId, userId, change) {
      const entry = enter(documentId);
      try {
        const room = await entry.room;
        await committer.flush(documentId);
        await neighbours.catchUp(documentId);
        await room.edit(userId, await sectionsLockedAgainst(db, userId, documentId), change);
      } finally {
        letGoWhenIdle(documentId, entry);
      }
    },
    threadsChanged(documentId) {
      neighbours.threadsChanged(documentId);
      entries.get(documentId)?.open?.tellAll({ type: "threads" });
    },
    async changed(documentId) {
      neighbours.rightsChanged(documentId);
      const room = entries.get(documentId)?.open;
      if (!room) return;
      await judgeAgain(documentId, room);
      room.tellAll({ type: "look-again" });
    },
    async personChanged(userId) {
      neighbours.personChanged(userId);
      await Promise.all(openRooms().map(([id, room]) => judgeAgain(id, room, userId)));
    },
    async close() {
      closing = true;
      clearInterval(timer);
      keepVersions.close();
      for (const [, room] of openRooms()) {
        for (const connection of [...room.clients]) {
          connection.close(...RESTARTS);
          // what still comes from it would be stored after its text was compacted; its client keeps it and sends it again
          room.leave(connection);
        }
      }
      await committer.flush();
      await Promise.all(openRooms().flatMap(([id, room]) => (room.text.position().behind > 0 ? [compact(id, room)] : [])));
      await neighbours.close();
      entries.clear();
    },
  };
}
