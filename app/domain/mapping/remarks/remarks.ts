import { plainText, type StructuredDocument } from "~/app/domain/document/document.js";
import { officialTexts, type Position, type Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { BlockReference, Coverage } from "../coverage.js";
import { nearestNumbers } from "./nearest.js";
import { claimAt, contradicts } from "./position-claims.js";
import { departure, type DifferencePart, quotedAt } from "./quotations.js";

/** Replaces a piece of a block's plain text; `was` is what must still stand there. */
export interface Correction {
  /** What it makes of it, in a few words: a number, a symbol with number, a word; empty for "the official wording". */
  label: string;
  start: number;
  end: number;
  was: string;
  text: string;
}

/** Something about a recommendation's number in the text that does not agree with the review's lists. */
export interface Remark {
  kind: "unknown" | "ambiguous" | "quotation" | "position";
  block: string;
  number: string;
  symbol: string;
  /** Of the words in question, in the block's plain text. */
  place: { start: number; end: number };
  corrections: Correction[];
  /** Quotations only. */
  difference?: DifferencePart[];
  /** Positions only: the State's answer. */
  position?: Position;
}

/** Everything in a document that does not agree with the lists, in the text's order: beside each its corrections. */
export function remarksOn(document: StructuredDocument, recommendations: readonly Recommendation[], { blocks }: Coverage): Remark[] {
  const byKey = new Map(recommendations.map((one) => [`${one.symbol} ${one.number}`, one]));
  return document.blocks.flatMap((block) => {
    const references = (blocks.get(block.id) ?? []).filter((one) => one.place !== undefined);
    if (references.length === 0) return [];
    const text = plainText(block.inline);
    const seen = new Set<string>();
    const remarks: Remark[] = [];
    for (const reference of references) {
      const place = reference.place!;
      const key = `${String(place.start)} ${reference.number}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const base = { block: block.id, number: reference.number, symbol: reference.symbol };
      const replace = (at: { start: number; end: number }, words: string, label = words): Correction => ({
        label,
        ...at,
        was: text.slice(at.start, at.end),
        text: words,
      });
      if (!reference.known) {
        const nearest = spansMany(references, reference)
          ? []
          : nearestNumbers(
              reference.number,
              recommendations.map((one) => one.number),
            );
        remarks.push({ ...base, kind: "unknown", place, corrections: nearest.map((number) => replace(place, number)) });
        continue;
      }
      if (reference.ambiguous) {
        const symbols = references.filter((one) => one.number === reference.number && one.place!.start === place.start);
        const corrections = symbols.map((one) => replace(place, `${one.symbol}, para. ${text.slice(place.start, place.end)}`, one.symbol));
        remarks.push({ ...base, kind: "ambiguous", place, corrections: block.kind === "reference-box" ? [] : corrections });
        continue;
      }
      const official = byKey.get(`${reference.symbol} ${reference.number}`);
      if (!official || spansMany(references, reference)) continue;
      const quoted = quotedAt(block.kind, text, place);
      const departs = quoted && departure(block.kind, quoted.text, officialTexts(official));
      if (departs)
        remarks.push({
          ...base,
          kind: "quotation",
          place: quoted,
          difference: departs.parts,
          corrections: [replace(quoted, departs.correct, "")],
        });
      const claim = block.kind === "reference-box" ? null : claimAt(text, place);
      if (claim && contradicts(claim, official.position)) {
        const corrections = claim.opposite ? [replace(claim, claim.opposite)] : [];
        remarks.push({
          ...base,
          kind: "position",
          place: { start: claim.start, end: claim.end },
          position: official.position,
          corrections,
        });
      }
    }
    return remarks;
  });
}

/** Several numbers stand at one place: a range, of which no single number can be replaced. */
const spansMany = (references: readonly BlockReference[], { place, number }: BlockReference): boolean =>
  references.some((one) => one.place!.start === place!.start && one.number !== number);
