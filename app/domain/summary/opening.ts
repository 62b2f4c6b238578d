import type { Recommendation } from "../recommendations/recommendation.js";
import type { SummaryPart } from "./summary.js";

const COUNTED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const NO_OPINION =
  "It does not contain any opinions, views or suggestions on the part of the Office of the United Nations High Commissioner for Human Rights (OHCHR), nor any judgement or determination in relation to specific claims. The information included herein has been systematically referenced in endnotes and, to the extent possible, the original texts have not been altered.";
const LACK =
  "Lack of information or focus on specific issues may be due to the absence of submissions by stakeholders regarding these particular issues. The full texts of all submissions received are available on the OHCHR website.";
const PREPARED =
  "The present report was prepared pursuant to Human Rights Council resolutions 5/1 and 16/21, taking into consideration the periodicity of the universal periodic review";

/** What stands in the note that a mark of the opening text refers to. */
export type OpeningNote = "previous" | "stakeholders";

/**
 * The opening paragraph as each cycle's summaries print it, with the places of its note marks. The numeral is spelled up to ten in
 * the first two cycles.
 */
export function openingText(cycle: number, count: number, aStatus: boolean, notes: Record<OpeningNote, number | null>): SummaryPart[] {
  const mark = (note: OpeningNote): SummaryPart[] => (notes[note] === null ? [] : [{ note: notes[note] }]);
  const how = count === 1 ? "submission" : "submissions";
  const whose = count === 1 ? "stakeholder’s" : "stakeholders’";
  if (cycle <= 2) {
    const follows =
      cycle === 1
        ? `to the universal periodic review. It follows the structure of the general guidelines adopted by the Human Rights Council. ${NO_OPINION} ${LACK} The report has been prepared taking into consideration the four-year periodicity of the first cycle of the review.`
        : `to the universal periodic review. It follows the general guidelines adopted by the Human Rights Council in its decision 17/119. ${NO_OPINION} As provided for in Human Rights Council resolution 16/21, where appropriate, a separate section is provided for contributions by the national human rights institution of the State under review that is accredited in full compliance with the Paris Principles. The full texts of all submissions received are available on the OHCHR website. The report has been prepared taking into consideration the periodicity of the review and developments during that period.`;
    return [
      { text: `The present report is a summary of ${COUNTED[count] ?? String(count)} ${whose} ${how}` },
      ...mark("stakeholders"),
      { text: ` ${follows}` },
    ];
  }
  const limited = "the universal periodic review, presented in a summarized manner owing to word-limit constraints.";
  const separate = aStatus
    ? " A separate section is provided for the contribution by the national human rights institution that is accredited in full compliance with the Paris Principles."
    : "";
  const outcome: SummaryPart[] =
    cycle >= 4 ? [{ text: `${PREPARED} and the outcome of the previous review.` }, ...mark("previous")] : [{ text: `${PREPARED}.` }];
  return [
    ...outcome,
    { text: ` It is a summary of ${String(count)} ${whose} ${how}` },
    ...mark("stakeholders"),
    { text: ` ${cycle >= 4 ? "for" : "to"} ${limited}${separate}` },
  ];
}

/** Names the outcome of the review before by the symbols of its list: "A/HRC/43/15 and the addendum A/HRC/43/15/Add.1". Undefined without a list. */
export function previousOutcome(recommendations: readonly Recommendation[]): string | undefined {
  const symbols = [...new Set(recommendations.map(({ symbol }) => symbol))];
  if (symbols.length === 0) return undefined;
  const named = symbols.map((symbol) => {
    const addendum = `${symbol}/Add.1`;
    return recommendations.some(({ positionSource }) => positionSource.includes(addendum))
      ? `${symbol} and the addendum ${addendum}`
      : symbol;
  });
  return named.join(", and ");
}
