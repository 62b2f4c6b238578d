import { headingDepths } from "~/app/domain/summary/numbering.js";
import type { SummaryNote } from "~/app/domain/summary/summary.js";
import { fileDate } from "../file-labels.js";
import { ordinal, SUMMARY_DISCLAIMER, type SummaryFile, summarySymbol } from "../summary-file.js";
import { fontsForText } from "./fonts.js";
import { SUMMARY_TEMPLATE } from "./summary-template.js";
import { isInstalled, missingFont, typeset } from "./typeset.js";

const noteOf = (note: SummaryNote, i: number) => ({
  number: i + 1,
  text: note.text,
  groups: note.kind === "stakeholders" ? note.groups : [],
  entries: note.kind === "abbreviations" ? note.entries : [],
});

/** A summary as tagged PDF in OHCHR's form; like the Word file it says that it is a draft and not OHCHR's document. Same input and fonts, same bytes. */
export function writeSummaryPdf({ summary, date }: SummaryFile): Uint8Array {
  const { review, title, blocks, notes } = summary;
  const { families, missing } = fontsForText(JSON.stringify([title, blocks, notes]), isInstalled);
  const depths = headingDepths(blocks);
  const data = {
    title,
    symbol: summarySymbol(review),
    running: "Draft",
    date: fileDate(date, "en"),
    session: `${ordinal(review.session)} session`,
    disclaimer: [SUMMARY_DISCLAIMER, ...missing.map(missingFont)].join(" "),
    fonts: families,
    blocks: blocks.map((block, i) => (block.kind === "heading" ? { ...block, level: depths[i]! } : block)),
    notes: notes.map(noteOf),
  };
  return typeset(SUMMARY_TEMPLATE, data, date);
}
