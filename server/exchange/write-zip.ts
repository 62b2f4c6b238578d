import { strToU8, zipSync } from "fflate";

export interface ZipOptions {
  /** Of every entry; a zip's own beginning of time where nothing else is asked for, so that the same files give the same bytes. */
  date?: Date;
  /** Names of entries that are kept as they are. */
  stored?: readonly string[];
}

/** A zip of these files, in their order. A zip knows no time zones: UTC is written, the same everywhere. */
export function writeZip(files: Readonly<Record<string, Uint8Array | string>>, { date, stored = [] }: ZipOptions = {}): Uint8Array {
  const at = date ?? new Date("1980-01-01T00:00:00Z");
  // the library writes local time
  const mtime = new Date(at.getTime() + at.getTimezoneOffset() * 60_000);
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        [typeof content === "string" ? strToU8(content) : content, { mtime, level: stored.includes(name) ? 0 : 6 }],
      ]),
    ),
  );
}
