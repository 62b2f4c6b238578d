import { MESSAGE } from "~/app/domain/document/wire.js";

const UPDATES = [1, 2]; // sync step 2 and update: the messages that carry edits

/**
 * A WebSocket that counts the write messages which it sent. The server answers with how many of them are in the database, so "saved"
 * is said only of what really is: neither an open socket nor y-websocket's `synced` says that, and a state vector misses deletions.
 */
export function countingSocket(counter: { sent: number; onSend(): void }): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      counter.sent = 0;
    }
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView) {
      if (data instanceof Uint8Array && data[0] === MESSAGE.sync && UPDATES.includes(data[1] ?? -1)) {
        counter.sent += 1;
        counter.onSend();
      }
      super.send(data);
    }
  };
}
