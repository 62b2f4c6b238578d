import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The strings that cells refer to by their place. A few are held in memory, many go to a file, so that memory stays the same. */
export interface SharedStrings {
  add(text: string): void;
  get(place: number): string;
  close(): void;
}

/** Bytes held in memory before strings go to a file, and strings read back that are kept. */
const IN_MEMORY = 8 * 2 ** 20;
const WRITE = 256 * 1024;
const KEPT = 4_000;

export function sharedStrings(): SharedStrings {
  const held: string[] = [];
  let size = 0;
  let folder = "";
  let file = -1;
  let offsets = new Float64Array(1024);
  let count = 0;
  let written = 0;
  let pending: Buffer[] = [];
  let pendingSize = 0;
  const kept = new Map<number, string>();

  const flush = () => {
    if (pendingSize === 0) return;
    writeSync(file, Buffer.concat(pending));
    written += pendingSize;
    pending = [];
    pendingSize = 0;
  };
  return {
    add(text) {
      if (file < 0) {
        held.push(text);
        size += text.length * 2;
        if (size > IN_MEMORY) {
          folder = mkdtempSync(join(tmpdir(), "caucus-strings-"));
          file = openSync(join(folder, "strings"), "w+");
        }
        return;
      }
      const bytes = Buffer.from(text);
      if (count + 1 >= offsets.length) {
        const larger = new Float64Array(offsets.length * 2);
        larger.set(offsets);
        offsets = larger;
      }
      pending.push(bytes);
      pendingSize += bytes.length;
      count += 1;
      offsets[count] = written + pendingSize;
      if (pendingSize > WRITE) flush();
    },
    get(place) {
      if (place < held.length) return held[place] ?? "";
      const known = kept.get(place);
      if (known !== undefined) return known;
      flush();
      const index = place - held.length;
      if (index >= count || file < 0) return "";
      const from = offsets[index]!;
      const bytes = Buffer.alloc(offsets[index + 1]! - from);
      readSync(file, bytes, 0, bytes.length, from);
      const text = bytes.toString("utf8");
      if (kept.size >= KEPT) kept.clear();
      if (text.length < 200) kept.set(place, text);
      return text;
    },
    close() {
      if (file >= 0) closeSync(file);
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
