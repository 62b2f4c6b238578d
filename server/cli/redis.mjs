import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall } from "./apt.mjs";

const found = () =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"].some((folder) =>
    ["redis-server", "valkey-server"].some((name) => existsSync(join(folder, name))),
  );

/** Whether the tests of several servers can start a Redis or Valkey; as root, Debian's is installed where there is none. */
export const ensureRedis = () =>
  found() || (process.getuid?.() === 0 && aptInstall("Debian's Redis for the tests of several servers", ["redis-server"]));
