import type { EditorThemeClasses } from "lexical";

export const THEME: EditorThemeClasses = {
  collaboration: { cursor: "cursor", cursorName: "cursor__name" },
  text: { underline: "text-underline", strikethrough: "text-strikethrough", underlineStrikethrough: "text-underline-strikethrough" },
};
