import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

// What browsers load, as small as it gets: it is compressed once, here, and read often.
const assets = "build/client/assets";
for (const name of readdirSync(assets).filter((name) => /\.(js|css)$/.test(name))) {
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(readFileSync(join(assets, name))));
}

// The server and the command line as plain JavaScript in build/node/: they start several times faster than through tsx.
rmSync("build/node", { recursive: true, force: true });
const options = {
  bundle: true,
  // each command of the command line is loaded when it is called
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
};
await build({ ...options, entryPoints: { server: "server/index.ts" }, outdir: "build/node", packages: "external" });

// What a command line waits for is mostly the loading of packages, so those that files are written and read with are inside, without
// what is not used of them. The others stay where npm put them: they are native, large, or must be there only once (yjs).
const INSIDE = ["docx", "zod", "fflate", "saxes", "parse5", "markdown-it", "markdown-it-footnote", "diff", "csv-parse", "csv-stringify"];
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
await build({
  ...options,
  entryPoints: { cli: "server/cli/main.ts", reader: "server/exchange/reader.ts", typesetter: "server/exchange/pdf/typesetter.ts" },
  outdir: "build/node",
  external: Object.keys(dependencies).filter((name) => !INSIDE.includes(name)),
  minify: true,
  plugins: [
    {
      // half of zod's weight is its messages in fifty languages; ours are in the catalogue
      name: "no-zod-locales",
      setup: ({ onLoad }) => onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: "" })),
    },
  ],
});
