import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Kysely } from "kysely";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import type { SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { Database } from "~/db/database.js";
import { keepReadings, readingBases, type ReadingKind, readingsOf } from "~/db/readings.js";
import { contentsOf } from "~/db/versions.js";

interface Wanted {
  versionId: string;
  /** Corrected by people while the text stays. */
  kind: SubmitterKind;
  language: string;
}

/** Texts read at once: an inbox of a thousand must not be in memory whole. */
const AT_ONCE = 20;

/** Another program may find something else: the print of the built one, which names its parts by theirs; from the sources every process is another. */
const PROGRAM = printOf(fileURLToPath(import.meta.url));
function printOf(file: string): string {
  return file.endsWith(".ts") ? randomBytes(16).toString("hex") : createHash("sha256").update(readFileSync(file)).digest("hex");
}

export interface PerVersion<W, T> {
  /** The result of each version, from the process, from the database, or worked out now. */
  of(
    db: Kysely<Database>,
    basis: string,
    wanted: readonly W[],
    work: (document: StructuredDocument, wanted: W) => T,
  ): Promise<Map<string, T>>;
  /** Works out beforehand what the database does not keep of these; `prepare` is asked only where there is something. */
  ahead(
    db: Kysely<Database>,
    basis: string,
    wanted: readonly W[],
    prepare: () => Promise<(document: StructuredDocument, wanted: W) => T>,
    signal: AbortSignal,
  ): Promise<void>;
}

/**
 * What is worked out of a text that never changes: each version is read and worked on once for each `basis` (rules, lists), kept in the database over
 * a restart, and others' requests are let through in between. `most` results are kept in the process too, the longest unasked-for go first.
 */
export function perVersion<W extends Wanted, T>(reading: ReadingKind, most: number): PerVersion<W, T> {
  const kept = new WeakMap<Kysely<Database>, Map<string, T>>();
  const printer = (basis: string) => {
    const start = createHash("sha256").update(`${PROGRAM}\n${basis}`).digest("base64");
    return ({ kind, language }: W) => `${kind} ${language} ${start}`;
  };

  async function workOut(
    db: Kysely<Database>,
    basisOf: (one: W) => string,
    missing: readonly W[],
    work: (document: StructuredDocument, wanted: W) => T,
    found: (one: W, value: T) => void,
    signal?: AbortSignal,
  ) {
    for (let from = 0; from < missing.length && !signal?.aborted; from += AT_ONCE) {
      const some = missing.slice(from, from + AT_ONCE);
      const texts = await contentsOf(
        db,
        some.map(({ versionId }) => versionId),
      );
      const made: { versionId: string; basis: string; value: unknown }[] = [];
      for (const one of some) {
        const document = texts.get(one.versionId);
        if (!document || signal?.aborted) continue;
        const value = work(document, one);
        found(one, value);
        made.push({ versionId: one.versionId, basis: basisOf(one), value });
        await setImmediate();
      }
      await keepReadings(db, reading, made);
    }
  }

  return {
    async of(db, basis, wanted, work) {
      const known = kept.get(db) ?? new Map<string, T>();
      kept.set(db, known);
      const basisOf = printer(basis);
      const found = new Map<string, T>();
      const remember = (one: W, value: T) => {
        const key = `${one.versionId} ${basisOf(one)}`;
        found.set(one.versionId, value);
        known.delete(key);
        known.set(key, value);
      };
      const unknown = wanted.filter((one) => {
        const value = known.get(`${one.versionId} ${basisOf(one)}`);
        if (value !== undefined) remember(one, value);
        return value === undefined;
      });
      const byId = new Map(unknown.map((one) => [one.versionId, one]));
      for (const { versionId, basis: print, value } of await readingsOf(db, reading, [...byId.keys()])) {
        const one = byId.get(versionId)!;
        if (print === basisOf(one)) remember(one, value as T);
      }
      const missing = unknown.filter(({ versionId }) => !found.has(versionId));
      await workOut(db, basisOf, missing, work, remember);
      while (known.size > most) known.delete(known.keys().next().value!);
      return found;
    },
    async ahead(db, basis, wanted, prepare, signal) {
      const basisOf = printer(basis);
      const bases = await readingBases(
        db,
        reading,
        wanted.map(({ versionId }) => versionId),
      );
      const missing = wanted.filter((one) => bases.get(one.versionId) !== basisOf(one));
      if (missing.length > 0) await workOut(db, basisOf, missing, await prepare(), () => undefined, signal);
    },
  };
}
