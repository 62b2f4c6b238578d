import { Refusal } from "~/app/domain/refusal.js";
import type { ByteSource } from "../byte-source.js";
import type { TableRecord } from "../table/table-row.js";

const LARGEST_RECORD = 4 * 2 ** 20;
const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x7b, 0x7d];
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];

/**
 * The objects of a JSON file's list, of JSON lines, or of the first list in an envelope, parsed one at a time: memory does not grow
 * with the file. Throws file-unreadable where one is broken or larger than 4 MB.
 */
export async function* readJsonObjects(
  source: ByteSource,
  file: string,
  progress?: (share: number) => void,
): AsyncGenerator<{ at: number; value: Record<string, unknown> }> {
  const damaged = (what: string) => new Refusal("file-unreadable", { file, what });
  let inString = false;
  let escaped = false;
  let lists = 0;
  let braces = 0;
  /** Braces that are open around the list: 0, or 1 in an envelope. */
  let around = -1;
  let ended = false;
  let held: Buffer[] = [];
  let heldSize = 0;
  let at = 0;
  let read = 0;
  for await (const part of source.chunks(0, source.size)) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    let from = heldSize > 0 ? 0 : -1;
    const found: Record<string, unknown>[] = [];
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN_LIST) {
        if (around < 0 && braces <= 1) {
          around = braces;
          lists = 0;
          held = [];
          heldSize = 0;
          from = -1;
        }
        lists += 1;
      } else if (byte === CLOSE_LIST) {
        lists -= 1;
        // what an envelope holds behind its first list is no record of it
        if (around >= 0 && lists === 0 && braces === around) ended = true;
      } else if (byte === OPEN) {
        if (around < 0 && braces === 0) around = peekLines(chunk, i) ? 0 : -1;
        if (!ended && braces === Math.max(around, 0) && from < 0) from = i;
        braces += 1;
      } else if (byte === CLOSE) {
        braces -= 1;
        if (from >= 0 && braces === Math.max(around, 0)) {
          const text = Buffer.concat([...held, chunk.subarray(from, i + 1)]).toString("utf8");
          held = [];
          heldSize = 0;
          from = -1;
          found.push(parseObject(text, damaged));
        }
      }
    }
    if (from >= 0) {
      held.push(chunk.subarray(from));
      heldSize += chunk.length - from;
      if (heldSize > LARGEST_RECORD) throw damaged("one of its records is larger than 4 MB");
    }
    read += chunk.length;
    progress?.(read / source.size);
    for (const value of found) yield { at: ++at, value };
  }
  if (inString || (heldSize > 0 && around >= 0)) throw damaged("the end of the file is missing");
}

/** JSON lines begin with a whole object on the first line; an envelope's first object holds the list and is not closed before it. */
function peekLines(chunk: Buffer, at: number): boolean {
  const end = chunk.indexOf(0x0a, at);
  const line = chunk.toString("utf8", at, end < 0 ? chunk.length : end).trim();
  try {
    const value = JSON.parse(line) as Record<string, unknown>;
    return !Object.values(value).some((one) => Array.isArray(one) && one.some((item) => typeof item === "object" && item !== null));
  } catch {
    return false;
  }
}

function parseObject(text: string, damaged: (what: string) => Refusal): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw damaged("one of its records is not sound JSON");
  }
}

const printed = (value: unknown): string[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(printed);
  if (typeof value === "object") {
    const { label, value: inner, name } = value as Record<string, unknown>;
    return printed(label ?? inner ?? name);
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
};

/** An object's values under their keys; Uwazi keeps them one level down, under "metadata". */
export function recordOf({ at, value }: { at: number; value: Record<string, unknown> }): TableRecord {
  const inner = value.metadata;
  const all = typeof inner === "object" && inner !== null ? { ...value, ...(inner as Record<string, unknown>) } : value;
  return { at, values: new Map(Object.entries(all).map(([key, one]) => [key, printed(one)])) };
}
