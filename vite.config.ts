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

/** What is loaded at once from these is one script: a page of thirty small ones waits for their number, not for their weight. */
const EVERYWHERE = ["app/root.tsx", "app/entry.client.tsx"];
const TEXT = "submissions.$submissionId.write.tsx";
const EDITOR = "app/editor/editor.tsx";
/** It has the editor too; what else it needs at once is its own. */
const SUMMARY = "reviews.$reviewId.desk.summary._index.tsx";
/** What the text's page and the editor share with others and is no longer than this goes with what every page needs. Characters. */
const SMALL = 2600;

/** Puts what every page needs in one script, and in another what only the pages of a text need at once: its line and its first view. */
function chunkOf({ getModuleIds, getModuleInfo }: Rollup.ManualChunkMeta): (id: string) => string | undefined {
  const reach = (isBeginning: (path: string) => boolean, later = false) => {
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
  const page = reach((path) => EVERYWHERE.some((end) => path.endsWith(end)));
  const text = reach((path) => path.endsWith(TEXT));
  const editor = reach((path) => path.endsWith(EDITOR));
  const elsewhere = reach((path) => path.includes("/app/routes/") && !path.endsWith(TEXT) && !path.endsWith(SUMMARY), true);
  const isSmall = (id: string) => id.includes("/app/") && (getModuleInfo(id)?.code?.length ?? 0) <= SMALL;
  return (id) => {
    if (id.includes("/app/routes/")) return undefined;
    if (page.has(id) || id.includes("vite/preload-helper")) return "page";
    if (!elsewhere.has(id)) return text.has(id) ? "text" : undefined;
    return (text.has(id) || editor.has(id)) && isSmall(id) ? "page" : undefined;
  };
}
let known: ReturnType<typeof chunkOf> | undefined;
const manualChunks = (id: string, meta: Rollup.ManualChunkMeta) => (known ??= chunkOf(meta))(id);

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    messagesPerPage(en),
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
