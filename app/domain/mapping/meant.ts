import type { Block } from "~/app/domain/document/document.js";
import { plainText } from "~/app/domain/document/document.js";
import { cycleOfSymbol } from "~/app/domain/recommendations/cycles.js";
import type { FoundNumber } from "~/app/domain/recommendations/numbers.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { reportsNamed } from "~/app/domain/recommendations/report-named.js";

type Report = Pick<FoundNumber, "symbol" | "cycle">;

/** The report or cycle that a box's label names for everything quoted in it; nothing for other blocks. */
export function reportOfBox(block: Block): Report {
  if (block.kind !== "reference-box") return {};
  const label = plainText(block.inline).split("\n")[0]!;
  return reportsNamed(label)(0);
}

/**
 * Which of the recommendations that bear a number a text means: those of the report that it names, else of the cycle that it names;
 * all of them where it names neither. Several left means that the text does not tell.
 */
export function meantBy<R extends Pick<Recommendation, "symbol">>(named: Report, candidates: readonly R[]): readonly R[] {
  if (named.symbol) return candidates.filter((one) => one.symbol === named.symbol);
  if (!named.cycle) return candidates;
  const ofCycle = candidates.filter((one) => cycleOfSymbol(one.symbol) === named.cycle);
  // a cycle in words is weaker than a symbol: "the second cycle" may only be near
  return ofCycle.length > 0 ? ofCycle : candidates;
}
