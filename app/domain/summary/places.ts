import type { StructuredDocument } from "../document/document.js";
import { number } from "../document/numbering.js";
import type { Place, Ref, Source } from "./citations.js";
import { ranges } from "./heading-recommendations.js";
import type { CitedPlace } from "./summary.js";
import type { CitedSource } from "./text.js";

/** How a block of a submission is cited: the number of its paragraph, and for a recommendation which one of the submission it is. */
export interface BlockPlace {
  p?: string;
  r?: string;
}

/** What a citation is printed from: the short name of a filed submission, and the places of its blocks. */
export interface SourceIndex {
  name: string;
  places: Readonly<Record<string, BlockPlace>>;
}

/** The place of every block of a submission that has one. */
export function placesOf({ blocks }: Pick<StructuredDocument, "blocks">): Record<string, BlockPlace> {
  const numbers = number(blocks).blocks;
  const places: Record<string, BlockPlace> = {};
  let paragraph: string | undefined;
  let asked = 0;
  for (const { id, kind } of blocks) {
    if (kind === "heading") continue;
    if (kind === "paragraph") paragraph = numbers.get(id);
    const recommendation = kind === "recommendation" ? { r: String(++asked) } : {};
    places[id] = { ...(paragraph !== undefined && { p: paragraph }), ...recommendation };
  }
  return places;
}

/** "4-5, 7 and 9" as written into a field. */
const pageRefs = (page: string): Ref[] =>
  page
    .split(/,|\band\b/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [from, to] = part.split(/\s*[-–]\s*/);
      return { from: from!, ...(to ? { to } : {}) };
    });

/** Withdrawn meanwhile: what it said may not be cited any more. */
export const NOT_FILED = "[no longer filed]";

/** A source as OHCHR's grammar prints it, with the numbers that the submission's paragraphs have now. */
export function sourceOf({ submission, blocks, page }: CitedSource, index: ReadonlyMap<string, SourceIndex>): Source {
  const source = index.get(submission);
  if (!source) return { name: NOT_FILED, places: [] };
  const known = blocks.flatMap((block) => source.places[block] ?? []);
  const paragraphs = [...new Set(known.flatMap(({ p }) => p ?? []))];
  const recommendations = [...new Set(known.flatMap(({ r }) => r ?? []))];
  const places: Place[] = [];
  const add = (kind: Place["kind"], refs: Ref[]) => {
    if (refs.length > 0) places.push({ kind, refs, ...(places.length > 0 && { within: true as const }) });
  };
  add("page", pageRefs(page));
  add("paragraph", ranges(paragraphs));
  add("recommendation", ranges(recommendations));
  return { name: source.name, places };
}

/** The citation of a note from its sources, in their order. */
export function citationFrom(sources: readonly CitedSource[], index: ReadonlyMap<string, SourceIndex>) {
  const [cited, also] = [false, true].map((which) => sources.filter((source) => source.also === which).map((one) => sourceOf(one, index)));
  // a note that has nothing but "see also" cites that
  if (cited!.length === 0) return { cited: also!, seeAlso: [] };
  return { cited: cited!, seeAlso: also!.length > 0 ? [{ sources: also! }] : [] };
}

/** Where a note leads, in the order in which `citationFrom` prints its sources; what is no longer filed leads nowhere. */
export const citedPlaces = (sources: readonly CitedSource[], index: ReadonlyMap<string, SourceIndex>): CitedPlace[] =>
  [...sources.filter(({ also }) => !also), ...sources.filter(({ also }) => also)].flatMap(({ submission, blocks }) => {
    const source = index.get(submission);
    const paragraph = blocks.map((block) => source?.places[block]?.p).find((p) => p !== undefined) ?? null;
    return source ? [{ name: source.name, submission, paragraph }] : [];
  });
