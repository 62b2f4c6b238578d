import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket, WebSocketServer } from "ws";
import { readSyncMessage } from "y-protocols/sync";
import * as Y from "yjs";

/** Lexical's own editor behind the plainest server: one document, no rights, nothing stored. */
export async function startBaseline(paragraphs: string[]) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("baseline.tsx", import.meta.url))],
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    conditions: ["production"],
    write: false,
  });
  const doc = new Y.Doc();
  const data = JSON.stringify(paragraphs).replaceAll("<", "\\u003c");
  const page = `<!doctype html><title>Baseline</title><div id="root"></div><script>globalThis.paragraphs=${data}</script><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const script = request.url === "/page.js";
    response.setHeader("content-type", script ? "text/javascript" : "text/html; charset=utf-8").end(script ? outputFiles[0]!.text : page);
  });
  const sockets = new WebSocketServer({ server });
  const toAll = (message: Uint8Array, from?: WebSocket) => {
    for (const socket of sockets.clients) if (socket !== from && socket.readyState === WebSocket.OPEN) socket.send(message);
  };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
    toAll(encoding.toUint8Array(encoder), origin as WebSocket);
  });
  sockets.on("connection", (socket) => {
    socket.on("message", (raw: Buffer) => {
      const message = new Uint8Array(raw);
      const decoder = decoding.createDecoder(message);
      if (decoding.readVarUint(decoder) !== 0) return toAll(message, socket);
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      readSyncMessage(decoder, encoder, doc, socket);
      if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    doc,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await stop();
    },
  };
}
