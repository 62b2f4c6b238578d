import { createInflateRaw } from "node:zlib";
import { pipeline, Readable } from "node:stream";
import { Refusal } from "~/app/domain/refusal.js";
import type { ByteSource } from "../byte-source.js";

export interface StreamedZip {
  names: string[];
  /** Size that the directory gives for an entry once unpacked. */
  sizeOf(name: string): number;
  /** The unpacked bytes of an entry, a chunk at a time. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** A small entry whole, at most 8 MB; null where there is none. */
  text(name: string): Promise<string | null>;
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const MOST_ENTRIES = 4_000;
const EXHAUSTING = "it unpacks to more than a table can hold";
const SMALL = 8 * 2 ** 20;
/** What honest sheets reach; beyond it, and above the size from which it matters, a file was made to exhaust the reader. */
const RATIO = 100;
const FREE = 16 * 2 ** 20;

/** Opens a zip of which entries are read one after the other, never whole. Throws file-unreadable and file-encrypted. */
export async function openStreamedZip(source: ByteSource, file: string): Promise<StreamedZip> {
  const damaged = (what: string) => new Refusal("file-unreadable", { file, what });
  const entries = await directory(source, file);

  async function* stream(name: string): AsyncIterable<Uint8Array> {
    const entry = entries.get(name);
    if (!entry) throw damaged(`its part ${name} is missing`);
    if (entry.size > FREE && entry.size > entry.packed * RATIO) throw damaged(EXHAUSTING);
    const local = Buffer.from(await source.slice(entry.offset, entry.offset + 30));
    if (local.length < 30) throw damaged("the end of the file is missing");
    const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    const packed = source.chunks(start, start + entry.packed);
    if (entry.method === 0) {
      yield* packed;
      return;
    }
    if (entry.method !== 8) throw damaged(`its part ${name} is packed in a way that is not known`);
    const inflate = createInflateRaw();
    const done = pipeline(Readable.from(packed), inflate, () => undefined);
    let unpacked = 0;
    try {
      for await (const chunk of done as AsyncIterable<Uint8Array>) {
        unpacked += chunk.length;
        if (unpacked > FREE && unpacked > entry.packed * RATIO) throw damaged(EXHAUSTING);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw damaged(`its part ${name} cannot be unpacked`);
    } finally {
      inflate.destroy();
    }
  }

  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.size ?? 0,
    stream,
    async text(name) {
      if (!entries.has(name)) return null;
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of stream(name)) {
        size += chunk.length;
        if (size > SMALL) throw damaged(`its part ${name} is too large`);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks).toString("utf8");
    },
  };
}

async function directory(source: ByteSource, file: string): Promise<Map<string, Entry>> {
  const cut = new Refusal("file-unreadable", { file, what: "the end of the file is missing" });
  const tailFrom = Math.max(0, source.size - 65_558);
  const tail = Buffer.from(await source.slice(tailFrom, source.size));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw cut;
  const count = tail.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Refusal("file-unreadable", { file, what: "it holds too many parts" });
  const from = tail.readUInt32LE(end + 16);
  const length = tail.readUInt32LE(end + 12);
  if (length > SMALL || from + length > source.size) throw cut;
  const view = Buffer.from(await source.slice(from, from + length));
  const entries = new Map<string, Entry>();
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) throw cut;
    if ((view.readUInt16LE(at + 8) & 1) === 1) throw new Refusal("file-encrypted", { file });
    const nameLength = view.readUInt16LE(at + 28);
    const name = view.toString("utf8", at + 46, at + 46 + nameLength).replace(/\\/g, "/");
    entries.set(name, {
      name,
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}
