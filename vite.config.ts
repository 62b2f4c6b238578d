import { vitePlugin as remix } from "@remix-run/dev";
import { fileURLToPath } from "node:url";
import { defineConfig, type Rollup } from "vite";
import { en } from "./app/i18n/en/index.js";
import { messagesPerPage } from "./app/i18n/per-page.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** What is loaded at once from these beginnings is one script: a page of thirty small ones waits for their number, not for their weight. */
const EVERYWHERE = ["app/root.tsx", "app/entry.client.tsx"];
const AT_THE_TEXT = ["submissions.$submissionId.write.tsx", "reviews.$reviewId.desk.summary._index.tsx"];

/** Puts what every page needs in one script, and in another what only the pages of a text need at once: its line and its first view. */
function chunkOf({ getModuleIds, getModuleInfo }: Rollup.ManualChunkMeta): (id: string) => string | undefined {
  const from = (isBeginning: (path: string) => boolean, later = false) => {
    const found = new Set<string>();
    const add = (id: string) => {
      if (found.has(id)) return;
      found.add(id);
      const { importedIds = [], dynamicallyImportedIds = [] } = getModuleInfo(id) ?? {};
      for (const next of later ? [...importedIds, ...dynamicallyImportedIds] : importedIds) add(next);
    };
    for (const id of getModuleIds()) if (isBeginning(id.split("?")[0]!)) add(id);
    return found;
  };
  const isOf = (paths: readonly string[]) => (path: string) => paths.some((end) => path.endsWith(end));
  const page = from(isOf(EVERYWHERE));
  const text = from(isOf(AT_THE_TEXT));
  const elsewhere = from((path) => path.includes("/app/routes/") && !isOf(AT_THE_TEXT)(path), true);
  const isRoute = (id: string) => id.includes("/app/routes/");
  return (id) =>
    isRoute(id)
      ? undefined
      : page.has(id) || id.includes("vite/preload-helper")
        ? "page"
        : text.has(id) && !elsewhere.has(id)
          ? "text"
          : undefined;
}
let known: ReturnType<typeof chunkOf> | undefined;
const manualChunks = (id: string, meta: Rollup.ManualChunkMeta) => (known ??= chunkOf(meta))(id);

export default defineConfig(({ isSsrBuild }) => ({
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
  build: {
    target: "es2022",
    manifest: true,
    rollupOptions: { output: isSsrBuild ? {} : { manualChunks, onlyExplicitManualChunks: true } },
  },
}));
