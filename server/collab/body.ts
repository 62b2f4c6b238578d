import type { IncomingMessage } from "node:http";

/** A request's body, or null when it has more than `limit` bytes: the rest is let through unread. Rejects when it ends before it is whole. */
export function readAtMost(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) chunks.push(chunk);
      else resolve(null);
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the request broke off")));
  });
}
