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
await build({
  entryPoints: {
    server: "server/index.ts",
    cli: "server/cli/main.ts",
    reader: "server/exchange/reader.ts",
    typesetter: "server/exchange/pdf/typesetter.ts",
  },
  outdir: "build/node",
  bundle: true,
  // each command of the command line is loaded when it is called
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
});
