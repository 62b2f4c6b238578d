import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { WrittenDocuments } from "../collab/documents.js";
import type { Config } from "../config.js";
import type { Attempts } from "./attempts.js";
import type { Auth } from "./auth.js";
import type { Database } from "~/db/database.js";

/** What `server/index.ts` made once and every loader and action receives as `context`. */
export interface AppContext {
  db: Kysely<Database>;
  auth: Auth;
  /** Accounts made, by the connection's network. */
  signUps: Attempts;
  /** Wrong passwords, by network and account. */
  signIns: Attempts;
  documents: WrittenDocuments;
  config: Config;
  log: Logger;
  /** The time that windows and deadlines are held against. */
  clock: () => Date;
  /** The network address that this request came from, as the trusted proxies tell it. */
  address: string;
  /** Addresses of the editor's scripts: its page names them, so that they are fetched beside its own. */
  editorScripts: readonly string[];
  /** The nonce of this response's content security policy. */
  nonce: string;
}

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what merges
  interface AppLoadContext extends AppContext {}
}
