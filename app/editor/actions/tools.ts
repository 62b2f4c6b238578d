/** What the toolbar offers, in its order: known to the server too, which draws it before the editor is there. */
export const KINDS = [
  "paragraph",
  "continuation",
  "heading-1",
  "heading-2",
  "heading-3",
  "bullet-1",
  "bullet-2",
  "quotation",
  "reference-box",
  "recommendation",
] as const;
export const FORMATS = ["bold", "italic", "underline", "superscript", "subscript"] as const;
export const SIGNS: Record<(typeof FORMATS)[number], string> = {
  bold: "B",
  italic: "I",
  underline: "U",
  superscript: "x²",
  subscript: "x₂",
};
export const WORDS = ["link", "insert-note", "quote-recommendation", "paragraph-settings", "find", "shortcuts"] as const;
