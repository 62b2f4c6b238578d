import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";

/** A file that can be read in pieces, in memory or on disk. Offsets in bytes, ends exclusive. */
export interface ByteSource {
  size: number;
  slice(from: number, to: number): Promise<Uint8Array>;
  chunks(from: number, to: number): AsyncIterable<Uint8Array>;
}

const CHUNK = 256 * 1024;

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  slice: (from, to) => Promise.resolve(bytes.subarray(from, to)),
  async *chunks(from, to) {
    for (let at = from; at < to; at += CHUNK) yield await Promise.resolve(bytes.subarray(at, Math.min(at + CHUNK, to)));
  },
});

/** A file on disk, never read whole. */
export async function fileSource(path: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    size,
    async slice(from, to) {
      const handle = await open(path);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(to - from), 0, to - from, from);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    chunks: (from, to) =>
      createReadStream(path, { start: from, end: Math.max(from, to - 1), highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>,
  };
}
