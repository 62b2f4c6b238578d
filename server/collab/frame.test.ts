import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { frameOf } from "./frame.js";

it("is read by a WebSocket client as it was written, whatever its length, also between those that the library sends", async () => {
  const messages = [0, 1, 125, 126, 127, 4096, 65_535].map((length) => Buffer.alloc(length, length % 251));
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      for (const message of messages) {
        stream.write(frameOf(message));
        stream.write(frameOf(message));
        socket.send(message);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  const received: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    client.on("error", reject);
    client.on("message", (data: Buffer) => {
      received.push(data);
      if (received.length === messages.length * 3) resolve();
    });
  });
  expect(received).toEqual(messages.flatMap((message) => [message, message, message]));
  client.terminate();
  server.close();
});
