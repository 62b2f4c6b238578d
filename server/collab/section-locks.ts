import { createYDoc } from "~/app/domain/document/ydoc.js";
import * as Y from "yjs";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import type { StructuredDocument } from "~/app/domain/document/document.js";
import { readYDoc } from "~/app/domain/document/yjs.js";
import { coveredBy, sectionsOf } from "~/app/domain/submission/plan.js";
import { applyStored } from "./content.js";

export interface SectionLocks {
  /** Whether an edit leaves the text of these sections as it is; one that does is then taken to be on its way. */
  allows(bytes: Uint8Array, locked: readonly string[]): boolean;
  /** Edits are in the document now. */
  applied(edits: readonly Uint8Array[]): void;
  /** One that was let pass will not come, or none of them. */
  forget(bytes: Uint8Array): void;
  dropped(): void;
}

/** All that somebody who signs for these sections has written: their blocks in their order, and the endnotes that they cite. */
function textOf({ blocks, notes }: StructuredDocument, locked: readonly string[]): string {
  const theirs = sectionsOf(blocks).filter(({ heading }) => locked.includes(heading));
  const covered = coveredBy(blocks, locked);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return canonicalJson([theirs.sort((a, b) => (a.heading < b.heading ? -1 : 1)), notes.filter(({ id }) => covered.has(id)).sort(byId)]);
}

/**
 * Judges edits by their outcome, on a second copy of the document that is kept only while somebody writes whom a lock concerns: the
 * text of a locked section must be the same after the edit, block by block and note by note. So it makes no difference how it would
 * change: by typing, deleting, formatting, moving blocks in or out, a heading that swallows or splits the section, or an endnote that
 * it shares. Moving the section as a whole, comments on it and links to recommendations leave its text as it is. (Tried before:
 * judging by the place of each item, as `inspect.ts` does; it cannot tell what a changed heading does to the sections around it.)
 */
export function createSectionLocks(doc: () => Y.Doc): SectionLocks {
  let copy: Y.Doc | null = null;
  let waiting: Uint8Array[] = [];

  function upToDate(): Y.Doc {
    if (copy) return copy;
    copy = createYDoc();
    for (const bytes of [Y.encodeStateAsUpdate(doc()), ...waiting]) applyStored(copy, bytes);
    return copy;
  }

  return {
    allows(bytes, locked) {
      if (locked.length > 0) {
        const before = textOf(readYDoc(upToDate()), locked);
        applyStored(upToDate(), bytes);
        if (textOf(readYDoc(upToDate()), locked) !== before) {
          copy = null;
          return false;
        }
      } else if (copy) applyStored(copy, bytes);
      waiting.push(bytes);
      return true;
    },
    applied(edits) {
      const done = new Set(edits);
      waiting = waiting.filter((bytes) => !done.has(bytes));
      if (copy) for (const bytes of edits) applyStored(copy, bytes);
    },
    forget(bytes) {
      waiting = waiting.filter((other) => other !== bytes);
      copy = null;
    },
    dropped() {
      waiting = [];
      copy = null;
    },
  };
}
