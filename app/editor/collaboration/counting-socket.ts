import { MESSAGE } from "~/app/domain/document/wire.js";

const UPDATES = [1, 2]; // sync step 2 and update: the messages that carry edits

/**
 * Counts the write messages that go through a new connection, whatever carries it. The server answers with how many of them are in the
 * database, so "saved" is said only of what really is: neither an open socket nor y-websocket's `synced` says that, and a state vector
 * misses deletions.
 */
export function countWrites<Socket extends Pick<WebSocket, "send">>(socket: Socket, counter: { sent: number; onSend(): void }): Socket {
  const send = socket.send.bind(socket);
  counter.sent = 0;
  socket.send = (data) => {
    if (data instanceof Uint8Array && data[0] === MESSAGE.sync && UPDATES.includes(data[1] ?? -1)) {
      counter.sent += 1;
      counter.onSend();
    }
    send(data);
  };
  return socket;
}
