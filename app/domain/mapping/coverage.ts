import { type Block, plainText, type RecommendationLink, type StructuredDocument } from "~/app/domain/document/document.js";
import { findNumbers, type FoundNumber } from "~/app/domain/recommendations/numbers.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { isSourceKey } from "~/app/domain/recommendations/source-key.js";
import { meantBy, reportOfBox } from "./meant.js";

/** `box`: a box of quoted recommendations above it; `inline`: its number typed in the text; `link`: made by hand. */
export type AnswerForm = "box" | "inline" | "link";

/** One block answers a recommendation, in one or several ways. */
export interface Answer {
  /** A paragraph; where a bullet or continuation names the number, the paragraph that it belongs to. */
  block: string;
  forms: AnswerForm[];
  link?: RecommendationLink;
}

/** A recommendation that a block is tied to. */
export interface BlockReference {
  number: string;
  /** Empty where the number is not on the review's list. */
  symbol: string;
  form: AnswerForm;
  known: boolean;
  /** Several lists have the number, and the text does not tell which is meant. */
  ambiguous?: boolean;
  /** Place in the block's plain text; for `box` references only in the box itself. */
  place?: { start: number; end: number };
}

export interface Coverage {
  /** Every recommendation of the list, in its order (points of other sources: `points.ts`), with the paragraphs that answer it in the text's order. */
  recommendations: { recommendation: Recommendation; answers: Answer[] }[];
  blocks: Map<string, BlockReference[]>;
  /** Plausible numbers that the list does not hold. */
  unknown: { block: string; number: string }[];
}

export const isAnswered = (entry: { answers: readonly Answer[] }): boolean => entry.answers.length > 0;

const keyOf = (symbol: string, number: string) => `${symbol} ${number}`;

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

const MOST_REMEMBERED = 1000;
const remembered = new WeakMap<readonly Recommendation[], { known: ReadonlySet<string>; found: Map<string, readonly FoundNumber[]> }>();

/** As `findNumbers` with the numbers of the lists; a text that was read with the same lists before is not read again. */
function numbersIn(text: string, recommendations: readonly Recommendation[]): readonly FoundNumber[] {
  const memory = remembered.get(recommendations) ?? {
    known: new Set(recommendations.map((one) => one.number)),
    found: new Map<string, readonly FoundNumber[]>(),
  };
  remembered.set(recommendations, memory);
  const found = memory.found.get(text) ?? findNumbers(text, { known: memory.known });
  if (memory.found.size >= MOST_REMEMBERED) memory.found.clear();
  memory.found.set(text, found);
  return found;
}

/** Text under a paragraph without a number of its own. */
const BELONGS_TO_PARAGRAPH = new Set(["continuation", "bullet", "quotation"]);

/**
 * Where the document answers which recommendation. A box applies to the paragraphs below it until the next heading; a number
 * typed in any other block applies to that block; links by hand are added. A number that two reports share stands for both,
 * and is said to be ambiguous, unless the text names the report or its cycle.
 */
export function coverage(document: StructuredDocument, recommendations: readonly Recommendation[]): Coverage {
  const bySymbols = groupBy(recommendations, (one) => one.number);
  const answers = new Map<string, Map<string, Answer>>();
  const result: Coverage = { recommendations: [], blocks: new Map(), unknown: [] };

  const refer = (block: Block, reference: BlockReference) => {
    const own = result.blocks.get(block.id) ?? [];
    result.blocks.set(block.id, own);
    if (!own.some((one) => one.number === reference.number && one.symbol === reference.symbol && one.form === reference.form))
      own.push(reference);
  };
  const answer = (paragraph: string, symbol: string, number: string, form: AnswerForm, link?: RecommendationLink) => {
    const byBlock = answers.get(keyOf(symbol, number)) ?? new Map<string, Answer>();
    answers.set(keyOf(symbol, number), byBlock);
    const earlier = byBlock.get(paragraph) ?? { block: paragraph, forms: [] };
    if (!earlier.forms.includes(form)) earlier.forms.push(form);
    byBlock.set(paragraph, link ? { ...earlier, link } : earlier);
  };

  const links = groupBy(document.links, (link) => link.block);
  let boxed: BlockReference[] = [];
  let paragraph: string | null = null;
  for (const block of document.blocks) {
    if (block.kind === "heading") boxed = [];
    const owner: string = BELONGS_TO_PARAGRAPH.has(block.kind) ? (paragraph ?? block.id) : block.id;
    paragraph = block.kind === "paragraph" || BELONGS_TO_PARAGRAPH.has(block.kind) ? owner : null;
    const ofBox = reportOfBox(block);
    const typed = numbersIn(plainText(block.inline), recommendations).flatMap((found): BlockReference[] => {
      const place = { start: found.start, end: found.end };
      const meant = meantBy(found.symbol || found.cycle ? found : ofBox, bySymbols.get(found.number) ?? []);
      const form = block.kind === "reference-box" ? "box" : "inline";
      if (meant.length === 0) return [{ number: found.number, symbol: "", form, known: false, place }];
      const ambiguous = meant.length > 1 && { ambiguous: true };
      return meant.map((one) => ({ number: one.number, symbol: one.symbol, form, known: true, ...ambiguous, place }));
    });
    for (const reference of typed) {
      refer(block, reference);
      if (!reference.known) result.unknown.push({ block: block.id, number: reference.number });
      else if (reference.form === "inline") answer(owner, reference.symbol, reference.number, "inline");
    }
    if (block.kind === "reference-box") {
      boxed = [...boxed, ...typed.filter((one) => one.known).map(({ place: _place, ...reference }) => reference)];
    } else if (block.kind !== "heading") {
      for (const reference of boxed) {
        refer(block, reference);
        if (block.kind === "paragraph") answer(block.id, reference.symbol, reference.number, "box");
      }
    }
    for (const link of links.get(block.id) ?? []) {
      if (isSourceKey(link.symbol)) continue;
      refer(block, {
        number: link.number,
        symbol: link.symbol,
        form: "link",
        known: bySymbols.get(link.number)?.some((one) => one.symbol === link.symbol) ?? false,
      });
      answer(block.id, link.symbol, link.number, "link", link);
    }
  }
  result.recommendations = recommendations.map((recommendation) => ({
    recommendation,
    answers: [...(answers.get(keyOf(recommendation.symbol, recommendation.number))?.values() ?? [])],
  }));
  return result;
}
