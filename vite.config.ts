import { vitePlugin as remix } from "@remix-run/dev";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { en } from "./app/i18n/en/index.js";
import { messagesPerPage } from "./app/i18n/per-page.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    messagesPerPage(Object.keys(en)),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  resolve: {
    alias: { "~": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") },
    // two copies of either break the shared document silently
    dedupe: ["yjs", "lexical"],
  },
  // found at once instead of by the first page, which would be loaded twice
  optimizeDeps: {
    include: [
      "lexical",
      "@lexical/clipboard",
      "@lexical/history",
      "@lexical/html",
      "@lexical/link",
      "@lexical/rich-text",
      "@lexical/selection",
      "@lexical/utils",
      "@lexical/yjs",
      "lib0/buffer",
      "lib0/decoding",
      "lib0/encoding",
      "minisearch",
      "y-indexeddb",
      "y-protocols/awareness",
      "y-protocols/sync",
      "y-websocket",
      "yjs",
    ],
  },
  server: { watch: { ignored: ["**/data/**", "**/build/**", "**/test-results/**"] } },
  // the server reads from the manifest which scripts are the editor's
  build: { target: "es2022", manifest: true },
});
