import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { z } from "zod";

const settings = z.object({ port: z.number().int(), password: z.string().min(1) });
/** Where the embedded database listens, and its password; kept beside its data, readable by the owner alone. */
export type EmbeddedSettings = z.infer<typeof settings>;

/** What a start before this one stored, or null. */
export function readSettings(file: string): EmbeddedSettings | null {
  try {
    return settings.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** The stored settings with a port that is free now; a first start gets a random password. */
export async function prepareSettings(file: string): Promise<EmbeddedSettings> {
  const stored = readSettings(file);
  const port = stored && (await isFree(stored.port)) ? stored.port : await freePort();
  const prepared = { port, password: stored?.password ?? randomBytes(24).toString("base64url") };
  writeFileSync(file, JSON.stringify(prepared) + "\n", { mode: 0o600 });
  return prepared;
}

const listenOnce = (port: number) =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  });

const isFree = (port: number) =>
  listenOnce(port).then(
    () => true,
    () => false,
  );
const freePort = () => listenOnce(0);
