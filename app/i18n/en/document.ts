/** A text that is shown, wherever it is. */
export const document = {
  endnotes: "Endnotes",
  note: "Endnote {number}",
  back: "Back to endnote mark {number} in the text",
  paragraph: "Paragraph {number}",
} as const;
