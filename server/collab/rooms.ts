import type { Kysely } from "kysely";
import type { Logger } from "pino";
import * as Y from "yjs";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { Refusal } from "~/app/domain/refusal.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import type { Database } from "~/db/database.js";
import type { Judge } from "./access.js";
import { createCommitter } from "./committer.js";
import type { LiveDocuments } from "./documents.js";
import { editOf } from "./edit.js";
import { LIMITS } from "./limits.js";
import { compactDocument, loadDocument, readDocument } from "./log.js";
import { type Connection, createRoom, type Edit, type Room } from "./room.js";

export interface Rooms extends LiveDocuments {
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
}

/** The documents that people have open in this process. */
export function createRooms({ db, log, judge }: { db: Kysely<Database>; log: Logger; judge: Judge }): Rooms {
  const entries = new Map<string, Entry>();
  const openRooms = () => [...entries].flatMap(([id, entry]) => (entry.open ? [[id, entry.open] as const] : []));
  const committer = createCommitter<Edit>(db, log, (failing) => {
    for (const [, room] of openRooms()) room.tellAll({ type: "storing", failing });
  });

  function enter(documentId: string): Entry {
    let entry = entries.get(documentId);
    if (!entry) {
      const created: Entry = {
        room: loadDocument(db, documentId).then((loaded) => createRoom(documentId, loaded, committer)),
        open: null,
        idle: null,
      };
      entries.set(documentId, (entry = created));
      created.room.then(
        (room) => (created.open = room),
        () => entries.delete(documentId),
      );
    }
    if (entry.idle) clearTimeout(entry.idle);
    entry.idle = null;
    return entry;
  }

  async function compact(documentId: string, room: Room) {
    const { seq } = room.position();
    await compactDocument(db, documentId, seq, Y.encodeStateAsUpdate(room.doc));
    room.compacted();
  }

  function letGoWhenIdle(documentId: string, entry: Entry) {
    if (!entry.open || entry.open.clients.size > 0 || entry.idle) return;
    entry.idle = setTimeout(() => {
      void (async () => {
        // pending updates are applied to this very room, so it stays until they are stored
        await committer.flush();
        if (entry.open && entry.open.clients.size === 0 && entries.get(documentId) === entry && entry.idle) {
          entries.delete(documentId);
          if (entry.open.position().behind > 0) await compact(documentId, entry.open);
        }
      })().catch((error: unknown) => log.error({ err: error, documentId }, "letting go of a document failed"));
    }, LIMITS.idleRoom);
    entry.idle.unref();
  }

  async function judgeAgain(documentId: string, room: Room, userId?: string) {
    for (const connection of [...room.clients]) {
      if (userId && connection.holder.userId !== userId) continue;
      const rights = await judge(connection.holder, documentId);
      if (!rights) connection.close(CLOSE.forbidden, "no right to read");
      else room.setRights(connection, rights);
    }
  }

  const timer = setInterval(() => {
    for (const [id, room] of openRooms()) {
      judgeAgain(id, room).catch((error: unknown) => log.error({ err: error, documentId: id }, "judging rights failed"));
      if (room.position().behind >= LIMITS.updatesBeforeCompaction) {
        compact(id, room).catch((error: unknown) => log.error({ err: error, documentId: id }, "compaction failed"));
      }
    }
  }, LIMITS.judgeAgain);
  timer.unref();

  return {
    async join(documentId, connection) {
      const entry = enter(documentId);
      try {
        const room = await entry.room;
        const mine = [...room.clients].filter((other) => other.holder.userId === connection.holder.userId);
        if (mine.length >= LIMITS.connectionsPerPersonAndDocument) mine[0]!.close(CLOSE.tooManyMessages, "opened too often");
        return room.join(connection);
      } finally {
        letGoWhenIdle(documentId, entry);
      }
    },
    leave(documentId, connection) {
      const entry = entries.get(documentId);
      entry?.open?.leave(connection);
      if (entry) letGoWhenIdle(documentId, entry);
    },
    count: () => ({ rooms: entries.size, connections: openRooms().reduce((sum, [, room]) => sum + room.clients.size, 0) }),
    async read(documentId) {
      await committer.flush();
      const open = entries.get(documentId)?.open;
      return open ? readYDoc(open.doc) : await readDocument(db, documentId);
    },
    async edit(documentId, userId, change) {
      await committer.flush();
      const entry = enter(documentId);
      try {
        const room = await entry.room;
        const { bytes, result } = editOf(room.doc, change);
        if (bytes && !(await room.edit(bytes, userId))) throw new Refusal("document-frozen");
        return result;
      } finally {
        letGoWhenIdle(documentId, entry);
      }
    },
    threadsChanged(documentId) {
      entries.get(documentId)?.open?.tellAll({ type: "threads" });
    },
    async changed(documentId) {
      const room = entries.get(documentId)?.open;
      if (room) await judgeAgain(documentId, room);
    },
    async personChanged(userId) {
      await Promise.all(openRooms().map(([id, room]) => judgeAgain(id, room, userId)));
    },
    async close() {
      clearInterval(timer);
      for (const [, room] of openRooms()) for (const connection of room.clients) connection.close(1012, "the server restarts");
      await committer.flush();
      await Promise.all(openRooms().flatMap(([id, room]) => (room.position().behind > 0 ? [compact(id, room)] : [])));
      entries.clear();
    },
  };
}
