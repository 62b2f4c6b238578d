import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import * as encoding from "lib0/encoding";
import { SCHEMA_VERSION } from "~/app/domain/document/document.js";
import { pin } from "./cores.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HOOK = fileURLToPath(new URL("memory-hook.mjs", import.meta.url));

/** How one server wants to be spoken to. Beyond this both get the very same client. */
export interface Dialect {
  name: string;
  /** Where a document is, and with which headers. */
  address(port: number, documentId: string): string;
  headers(port: number, cookie: string): Record<string, string>;
  /** What stands before each message. */
  prefix(documentId: string): Uint8Array;
  /** What a client says first. */
  greeting(documentId: string): Uint8Array | null;
}

const encoded = (write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

export const CAUCUS: Dialect = {
  name: "Caucus",
  address: (port, documentId) => `ws://127.0.0.1:${port}/collab/${documentId}?schema=${SCHEMA_VERSION}`,
  headers: (port, cookie) => ({ cookie, origin: `http://127.0.0.1:${port}` }),
  prefix: () => new Uint8Array(),
  greeting: () => null,
};

export const HOCUSPOCUS: Dialect = {
  name: "Hocuspocus 3.4",
  address: (port) => `ws://127.0.0.1:${port}/`,
  headers: () => ({}),
  prefix: (documentId) => encoded((e) => encoding.writeVarString(e, documentId)),
  greeting: (documentId) =>
    encoded((e) => {
      encoding.writeVarString(e, documentId);
      encoding.writeVarUint(e, 2);
      encoding.writeVarUint(e, 0);
      encoding.writeVarString(e, "token");
    }),
};

/** Bytes: resident as the system sees them, resident after a collection of garbage, and what is on the heaps then. */
export interface Memory {
  resident: number;
  collected: number;
  live: number;
}

/** Where a server is, and how it wants to be spoken to. */
export interface Address {
  dialect: Dialect;
  port: number;
}

/** A server that is measured: a process of its own, killed and started again at will on the same port and database. */
export interface Target extends Address {
  pid(): number;
  start(): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
  memory(): Promise<Memory>;
}

interface Settings {
  dialect: Dialect;
  program: string;
  environment: Record<string, string>;
  core: number | null;
  /** Further options of Node, such as `--cpu-prof`. */
  options?: readonly string[];
}

// no measurement leaves a server behind, however it ends
const running = new Set<ChildProcess>();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** Prepares a server that prints "... is at <address>" when it is ready. */
export function target({ dialect, program, environment, core, options = [] }: Settings): Target {
  let child: ChildProcess | undefined;
  const started: Target = {
    dialect,
    port: 0,
    pid: () => child!.pid!,
    async start() {
      const { DATABASE_URL: _other, BASE_URL: _address, ...inherited } = process.env;
      const born = (child = spawn(process.execPath, ["--expose-gc", `--import=${HOOK}`, ...options, program], {
        cwd: ROOT,
        env: { ...inherited, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(started.port), ...environment },
        stdio: ["ignore", "pipe", "pipe", "pipe"],
      }));
      running.add(born);
      born.once("exit", () => running.delete(born));
      if (core !== null) pin(born.pid!, core);
      started.port = await portOf(born);
    },
    async end(signal) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = child;
      const gone = new Promise((done) => ended.once("exit", done));
      child.kill(signal);
      await gone;
    },
    memory() {
      const answer = new Promise<Memory>((resolve) =>
        (child!.stdio[3] as Readable).once("data", (line: Buffer) => resolve(JSON.parse(line.toString()) as Memory)),
      );
      child!.kill("SIGUSR2");
      return answer;
    },
  };
  return started;
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    const hear = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      const found = / is at (http\S+)/.exec(output);
      if (found) resolve(Number(new URL(found[1]!).port));
    };
    child.stdout!.on("data", hear);
    child.stderr!.on("data", hear);
    child.once("exit", () => reject(new Error(`The server ended:\n${output}`)));
  });
}
