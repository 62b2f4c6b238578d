import { inflateRawSync } from "node:zlib";
import { Refusal } from "~/app/domain/refusal.js";

/** A document is small; what is larger than this was made to exhaust the reader. Sizes in bytes. */
export const ZIP_LIMITS = { entries: 4_000, entrySize: 64 * 2 ** 20, totalSize: 160 * 2 ** 20, ratio: 400 } as const;

interface Entry {
  name: string;
  encrypted: boolean;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/** Reads entries of a zip on demand; `file` names it in refusals. */
export interface Zip {
  names: string[];
  /** The bytes of an entry, or null where there is none. Refuses what is damaged, encrypted or larger than it declares. */
  read(name: string): Uint8Array | null;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Reads the central directory, which alone decides what a zip holds. Throws Refusal file-unreadable or file-encrypted. */
export function openZip(bytes: Uint8Array, file: string): Zip {
  const damaged = (what: string) => new Refusal("file-unreadable", { file, what });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  try {
    for (const entry of directory(view, bytes)) {
      // of two, one program would show the first and another the second
      if (entries.has(entry.name)) throw damaged(`its part ${entry.name} is in it twice`);
      entries.set(entry.name, entry);
    }
  } catch (error) {
    if (error instanceof RangeError) throw damaged("the end of the file is missing");
    throw error;
  }
  const all = [...entries.values()];
  if (all.length === 0) throw damaged("the end of the file is missing");
  if (all.length > ZIP_LIMITS.entries) throw damaged("it holds too many parts");
  if (all.some((entry) => entry.encrypted)) throw new Refusal("file-encrypted", { file });
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      const tooLarge = entry.size > ZIP_LIMITS.entrySize || (entry.size > 2 ** 20 && entry.size > entry.packed * ZIP_LIMITS.ratio);
      unpacked += entry.size;
      if (tooLarge || unpacked > ZIP_LIMITS.totalSize) throw damaged("it unpacks to more than a document can hold");
      const content = unpack(entry, view, bytes);
      if (content?.length !== entry.size) throw damaged(`its part ${name} cannot be unpacked`);
      return content;
    },
  };
}

function directory(view: DataView, bytes: Uint8Array): Entry[] {
  let end = view.byteLength - 22;
  while (end >= 0 && end > view.byteLength - 65_558 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) return [];
  const entries: Entry[] = [];
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count && i <= ZIP_LIMITS.entries; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError("no central header");
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, "/"),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Never writes more than the declared size, whatever the packed data say; null where they are not what they claim. */
function unpack(entry: Entry, view: DataView, bytes: Uint8Array): Uint8Array | null {
  try {
    if (view.getUint32(entry.offset, true) !== LOCAL) return null;
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = bytes.subarray(start, start + entry.packed);
    if (entry.method === 0) return packed;
    if (entry.method !== 8 || packed.length !== entry.packed) return null;
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch {
    return null;
  }
}
