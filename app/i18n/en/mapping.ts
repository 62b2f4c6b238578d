/** Beside the text: recommendations, links, suggestions. */
export const mapping = {
  "remarks-title": "Does not agree with the list",
  "remarks-elsewhere": "Elsewhere in the text",
  "remark-unknown": "{number} is in no list of this review.",
  "remark-ambiguous": "Several lists have a recommendation {number}. Name the report or its cycle: {report}.",
  "remark-quotation": "The quotation of {number} differs from the official text.",
  "remark-position": "The State’s answer to {number} is on record as “{position}”; the text says otherwise.",
  "replace-by": "Write “{text}”",
  "use-official": "Use the official wording",
  "name-report": "Name {text}",
  "in-place": "Show in {place}",
  "official-has": "Only in the official text",
  "yours-has": "Only in your text",
} as const;
