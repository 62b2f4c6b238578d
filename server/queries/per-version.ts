import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import type { SubmitterKind } from "~/app/domain/guidelines/guidelines.js";
import type { Database } from "~/db/database.js";
import { contentsOf } from "~/db/versions.js";

interface Wanted {
  versionId: string;
  /** Corrected by people while the text stays. */
  kind: SubmitterKind;
  language: string;
}

/** Texts read at once: an inbox of a thousand must not be in memory whole. */
const AT_ONCE = 20;

/**
 * Keeps in the process what is worked out of a text that never changes: each version is read and worked on once for each `basis` (rules, lists),
 * and others' requests are let through in between. `most` results are kept, the longest unasked-for go first.
 */
export function perVersion<W extends Wanted, T>(most: number) {
  const kept = new WeakMap<Kysely<Database>, Map<string, T>>();
  return async (db: Kysely<Database>, basis: string, wanted: readonly W[], work: (document: StructuredDocument, wanted: W) => T) => {
    const known = kept.get(db) ?? new Map<string, T>();
    kept.set(db, known);
    const shortened = createHash("sha256").update(basis).digest("base64");
    const keyOf = ({ versionId, kind, language }: W) => `${versionId} ${kind} ${language} ${shortened}`;
    const found = new Map<string, T>();
    const missing: W[] = [];
    for (const one of wanted) {
      const value = known.get(keyOf(one));
      if (value === undefined) missing.push(one);
      else {
        found.set(one.versionId, value);
        known.delete(keyOf(one));
        known.set(keyOf(one), value);
      }
    }
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const some = missing.slice(from, from + AT_ONCE);
      const texts = await contentsOf(
        db,
        some.map(({ versionId }) => versionId),
      );
      for (const one of some) {
        const document = texts.get(one.versionId);
        if (!document) continue;
        const value = work(document, one);
        found.set(one.versionId, value);
        known.set(keyOf(one), value);
        await setImmediate();
      }
    }
    while (known.size > most) known.delete(known.keys().next().value!);
    return found;
  };
}
