import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** The identifier of one letter in a Yjs document. */
export interface Place {
  client: number;
  clock: number;
}

const STRING = 4;
const DELETED = 1;
const GC = 0;
const SKIP = 10;

/** The update of one keystroke: `letter` stands right behind `after`. Byte for byte what Yjs writes, without a document. */
export function keystroke(client: number, clock: number, after: Place, letter: string): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, STRING | 0x80);
  encoding.writeVarUint(encoder, after.client);
  encoding.writeVarUint(encoder, after.clock);
  encoding.writeVarString(encoder, letter);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/**
 * Tells which letters an update brings, from which client and clock on and how many. Only reads along: thousands of clients of one
 * process can do so, where applying each update to a document in each of them would measure Yjs and not the server.
 */
export function walk(update: Uint8Array, onRun: (client: number, clock: number, length: number) => void): void {
  let at = 0;
  const number = () => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = update[at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  };
  const skip = () => {
    const length = number();
    at += length;
    return length;
  };
  for (let clients = number(); clients > 0; clients--) {
    let structs = number();
    const client = number();
    let clock = number();
    for (; structs > 0; structs--) {
      const info = update[at++]!;
      const kind = info & 31;
      let length: number;
      if (kind === GC || kind === SKIP) length = number();
      else {
        for (const flag of [0x80, 0x40]) {
          if (info & flag) {
            number();
            number();
          }
        }
        if ((info & 0xc0) === 0) {
          if (number() === 1) skip();
          else {
            number();
            number();
          }
          if (info & 0x20) skip();
        }
        // anything but plain letters: not what the writers of a measurement type
        if (kind !== STRING && kind !== DELETED) return walkSlowly(update, onRun);
        length = kind === STRING ? skip() : number();
      }
      if (kind !== SKIP) onRun(client, clock, length);
      clock += length;
    }
  }
}

function walkSlowly(update: Uint8Array, onRun: (client: number, clock: number, length: number) => void) {
  for (const { id, length } of Y.decodeUpdate(update).structs) onRun(id.client, id.clock, length);
}
