import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { rootPlace } from "~/app/domain/document/schema.js";
import type { Participant } from "~/app/domain/document/wire.js";

/** One client's entry of an awareness message; `state` null means that the client left. */
export interface Presence {
  clientId: number;
  clock: number;
  state: Record<string, unknown> | null;
}

/** Reads an awareness message. Throws where it is malformed. */
export function readAwareness(bytes: Uint8Array): Presence[] {
  const decoder = decoding.createDecoder(bytes);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    clientId: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null,
  }));
}

export function writeAwareness(presences: readonly Presence[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, presences.length);
  for (const { clientId, clock, state } of presences) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}

const isNumber = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

function isId(value: unknown): boolean {
  if (value === null || typeof value !== "object") return value === null;
  const { client, clock } = value as Record<string, unknown>;
  return isNumber(client) && isNumber(clock);
}

/** A relative position of Yjs as it travels, or null for anything else: the others' editors resolve it, and Yjs throws at numbers below zero. */
function position(value: unknown): Record<string, unknown> | null {
  if (value === null || typeof value !== "object") return null;
  const { type = null, tname = null, item = null, assoc = 0 } = value as Record<string, unknown>;
  const named = tname === null || (typeof tname === "string" && rootPlace(tname) !== null);
  return isId(type) && isId(item) && named && Number.isInteger(assoc) ? { type, tname, item, assoc } : null;
}

/** The client's word on where its cursor is, the server's word on who it is: nobody can appear as somebody else. */
export function stamp(presence: Presence, participant: Participant): Presence {
  if (!presence.state) return presence;
  const { focusing } = presence.state;
  const [anchorPos, focusPos] = [position(presence.state.anchorPos), position(presence.state.focusPos)];
  const label = participant.organisation ? `${participant.name} · ${participant.organisation}` : participant.name;
  return {
    ...presence,
    state: {
      anchorPos,
      focusPos,
      focusing: focusing === true,
      name: label,
      color: `var(--person-${participant.colour})`,
      awarenessData: participant,
    },
  };
}
