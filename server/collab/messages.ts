import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import { type Control, MESSAGE } from "~/app/domain/document/wire.js";
import { type Presence, writeAwareness } from "./awareness.js";

const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

export const controlMessage = (control: Control) => message(MESSAGE.control, (e) => encoding.writeVarString(e, JSON.stringify(control)));
export const awarenessMessage = (presences: Presence[]) =>
  message(MESSAGE.awareness, (e) => encoding.writeVarUint8Array(e, writeAwareness(presences)));
export const updateMessage = (bytes: Uint8Array) => message(MESSAGE.sync, (e) => syncProtocol.writeUpdate(e, bytes));
