import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

export interface RunningServer {
  /** http://localhost and the port, the same after a restart. */
  address: string;
  dataFolder: string;
  /** What a command line needs to work on the same installation. */
  environment: Record<string, string>;
  /** What the server has printed so far. */
  output(): string;
  /** Ends the server with SIGKILL: nothing is stored that was not stored before. */
  kill(): Promise<void>;
  /** Ends it as an administrator does, with SIGTERM; returns its status, null when it had to be killed. */
  stop(): Promise<number | null>;
  /** Ends it where it still runs and starts it again on the same data and port, with these variables besides. */
  restart(variables?: Record<string, string>): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/** Starts the built server with a database of its own, or with these variables. `sample` fills it with the sample review. */
export async function startServer({
  sample = false,
  variables: always = {},
}: { sample?: boolean; variables?: Record<string, string> } = {}): Promise<RunningServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), "caucus-e2e-"));
  // the database runs as another user when the tests run as root
  chmodSync(dataFolder, 0o755);
  let output = "";
  let child: ChildProcess;
  let port = "0";

  const launch = async (variables: Record<string, string> = {}) => {
    const { DATABASE_URL: _ignored, BASE_URL: _other, ...inherited } = process.env;
    const settings = {
      NODE_ENV: "production" as const,
      HOST: "127.0.0.1",
      PORT: port,
      CAUCUS_DATA: dataFolder,
      CAUCUS_SAMPLE: sample ? "yes" : "no",
    };
    const started = spawn(process.execPath, ["--enable-source-maps", "build/node/server.js"], {
      cwd: ROOT,
      env: { ...inherited, ...settings, ...always, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    const from = output.length;
    const address = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        output += chunk.toString();
        const found = /Caucus is at (\S+)/.exec(output.slice(from));
        if (found?.[1]) resolve(found[1]);
      };
      started.stdout.on("data", hear);
      started.stderr.on("data", hear);
      started.once("exit", () => {
        reject(new Error(`The server ended:\n${output.slice(from)}`));
      });
    });
    port = new URL(address).port;
    return address;
  };

  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await gone;
  };

  const address = await launch();
  return {
    address,
    dataFolder,
    environment: { CAUCUS_DATA: dataFolder },
    output: () => output,
    kill: () => end("SIGKILL"),
    async stop() {
      await end("SIGTERM");
      return child.exitCode;
    },
    restart: async (variables) => {
      await end("SIGTERM");
      await launch(variables);
    },
    close: async () => {
      await end("SIGTERM");
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

interface Running {
  file: string;
  server: RunningServer | null;
}

/** Playwright's test with a server of the file's own; `baseURL` is its address. Nobody stays at the text when a test is over. */
export const test = base.extend<
  { baseURL: string; server: RunningServer; everybodyLeaves: undefined },
  { running: Running; withSample: boolean }
>({
  withSample: [false, { option: true, scope: "worker" }],
  running: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the parameter
    async ({}, use) => {
      const running: Running = { file: "", server: null };
      await use(running);
      await running.server?.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  server: [
    async ({ running, withSample }, use, { file }) => {
      if (running.file !== file) {
        await running.server?.close();
        running.server = await startServer({ sample: withSample });
        running.file = file;
      }
      await use(running.server!);
    },
    { timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.address);
  },
  everybodyLeaves: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const context of browser.contexts()) await context.close();
    },
    { auto: true },
  ],
});
export { expect } from "@playwright/test";
