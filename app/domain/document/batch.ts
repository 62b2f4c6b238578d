import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Messages that go to the server in one HTTP request. `first` counts from 0 the messages that this connection sent before them. */
export interface Batch {
  first: number;
  messages: readonly Uint8Array[];
}

/** What the server answers: how many messages of the connection it has taken in, and whether it closed it. */
export interface BatchAnswer {
  received: number;
  closed: { code: number; reason: string } | null;
}

export function writeBatch({ first, messages }: Batch): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, first);
  for (const message of messages) encoding.writeVarUint8Array(encoder, message);
  return encoding.toUint8Array(encoder);
}

/** Reads a batch. Throws where it is malformed. */
export function readBatch(bytes: Uint8Array): Batch {
  const decoder = decoding.createDecoder(bytes);
  const first = decoding.readVarUint(decoder);
  const messages: Uint8Array[] = [];
  while (decoding.hasContent(decoder)) messages.push(decoding.readVarUint8Array(decoder));
  return { first, messages };
}
