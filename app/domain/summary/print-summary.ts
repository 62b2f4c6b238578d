import { type Inline, plainText } from "../document/document.js";
import { countWords } from "../document/words.js";
import { abbreviationsIn } from "./abbreviations.js";
import { printCitation } from "./citations.js";
import { depthOf, printedBlocks, summaryNumbering } from "./numbering.js";
import { citationFrom, citedPlaces, placesOf, type SourceIndex } from "./places.js";
import { titleOf } from "./sections.js";
import { shortName, stakeholderGroups } from "./stakeholders.js";
import { type Summary, SUMMARY_LIMIT, type SummaryBlock, type SummaryNote, type SummaryPart, type SummaryRequest } from "./summary.js";
import { ABBREVIATIONS_NOTE, sourcesByNote, STAKEHOLDERS_NOTE, type SummaryText } from "./text.js";

const STAKEHOLDERS =
  "The stakeholders listed below have contributed information for this summary; the full texts of all original submissions are available at: www.ohchr.org";
const STAR = " (one asterisk denotes a national human rights institution with A status)";

/** Text of a summary block as it is printed, without note marks. */
export const blockText = (block: SummaryBlock): string =>
  block.kind === "heading" ? block.title : block.parts.map((part) => ("text" in part ? part.text : "")).join("");

/** What the citations of a review's summary are printed from. */
export const indexOf = (submissions: SummaryRequest["submissions"]): Map<string, SourceIndex> =>
  new Map(submissions.map((source) => [source.id, { name: shortName(source), places: placesOf(source.document) }]));

/** A written summary as it is printed in OHCHR's form, with the numbers that the submissions' paragraphs have now. */
export function printSummary(
  { document, citations }: SummaryText,
  { review, submissions, limit = SUMMARY_LIMIT }: Omit<SummaryRequest, "recommendations">,
): Summary {
  const index = indexOf(submissions);
  const sources = sourcesByNote(citations);
  const own = new Map(document.notes.map(({ id, inline }) => [id, plainText(inline).trim()]));
  const printed = printedBlocks(document.blocks);
  const labels = summaryNumbering(document.blocks).blocks;
  const abbreviations = abbreviationsIn(printed.map(({ inline }) => plainText(inline)).join(" "));
  const notes: SummaryNote[] = [];

  function noteOf(id: string): SummaryNote | null {
    if (id === STAKEHOLDERS_NOTE) {
      const star = submissions.some(({ kind, aStatus }) => kind === "nhri" && aStatus);
      return { kind: "stakeholders", text: `${STAKEHOLDERS}${star ? STAR : ""}.`, groups: stakeholderGroups(submissions, review.cycle) };
    }
    if (id === ABBREVIATIONS_NOTE) {
      if (abbreviations.length === 0) return null;
      return { kind: "abbreviations", text: "The following abbreviations are used in UPR documents:", entries: abbreviations };
    }
    const cited = sources.get(id);
    const text = [cited ? printCitation(citationFrom(cited, index)) : "", own.get(id) ?? ""].filter((part) => part !== "").join(" ");
    if (text === "") return null;
    return { kind: "text", text, ...(cited && { cites: citedPlaces(cited, index) }) };
  }

  function mark(id: string): { note: number }[] {
    const note = noteOf(id);
    return note ? [{ note: notes.push(note) }] : [];
  }
  const partsOf = (inline: readonly Inline[]): SummaryPart[] =>
    inline.flatMap((part): SummaryPart[] => {
      if (part.type === "note") return mark(part.note);
      return part.type === "break" ? [{ text: " " }] : [{ text: part.text, ...(part.marks && { marks: part.marks }) }];
    });

  const blocks = printed.map((block): SummaryBlock => {
    const label = labels.get(block.id);
    const parts = partsOf(block.inline);
    if (block.kind !== "heading") return { kind: "paragraph", number: label === undefined ? null : Number(label), parts };
    return {
      kind: "heading",
      level: depthOf(block),
      label: label === undefined ? "" : `${label}.`,
      title: plainText(block.inline),
      notes: parts.flatMap((part) => ("note" in part ? [part.note] : [])),
    };
  });
  const title = titleOf(review);
  return { review, title, blocks, notes, words: countWords([title, ...blocks.map(blockText)].join(" ")), limit };
}
