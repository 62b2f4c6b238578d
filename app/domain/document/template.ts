import { emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "./document.js";

/** An empty text under headings: one per given title, each with a first numbered paragraph. */
export function documentFromHeadings(headings: readonly string[]): StructuredDocument {
  const blocks = headings.flatMap((text) => [
    { id: newId(), kind: "heading" as const, inline: [{ type: "text" as const, text }] },
    { id: newId(), kind: "paragraph" as const, inline: [] },
  ]);
  return { schema: SCHEMA_VERSION, cover: emptyCover(), blocks, notes: [], links: [] };
}
