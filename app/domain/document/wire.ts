/** What Caucus adds to the y-websocket protocol; browser and server share it. */
export const MESSAGE = { sync: 0, awareness: 1, queryAwareness: 3, control: 100 } as const;

/** Codes with which the server closes a connection; a client does not reconnect by itself after any of them. */
export const CLOSE = {
  malformed: 4400,
  signIn: 4401,
  forbidden: 4403,
  notFound: 4404,
  /** The page is older (or newer) than the server's schema: reload. */
  schema: 4409,
  /** The message, or the document with it, would be larger than the limit. */
  tooLarge: 4413,
  /** The edit would leave the document with something that the schema does not know. */
  malformedDocument: 4422,
  frozen: 4423,
  tooManyMessages: 4429,
  /** The edit would change the text of a section that is locked to another organisation. */
  sectionLocked: 4430,
} as const;

export interface Rights {
  write: boolean;
  frozen: boolean;
  /** Top headings (block ids, "" for what stands before the first) of the sections that are locked to other organisations than theirs. */
  locked: readonly string[];
}

/** A control message, as JSON text. */
export type Control =
  /** So many write messages of this connection are in the database. */
  | { type: "saved"; count: number }
  /** What this connection may do from now on; `frozen` where the text itself takes no edits, from nobody. */
  | ({ type: "rights" } & Rights)
  /** The database does not answer: edits are kept and will be stored when it does. */
  | { type: "storing"; failing: boolean }
  /** Comments or suggestions on the text changed: read them again. */
  | { type: "threads" }
  /** The page around the text has something new to show: read it again. */
  | { type: "look-again" }
  /** Only so that a quiet connection is not taken for a dead one. */
  | { type: "alive" };

/** Who somebody is to the others in the document: stamped by the server, whatever the client says. */
export interface Participant {
  userId: string;
  name: string;
  organisation: string;
  /** 0 to 7: which of the palette's colours marks the person. */
  colour: number;
  mayWrite: boolean;
}
