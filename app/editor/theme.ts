import type { EditorThemeClasses } from "lexical";

export const THEME: EditorThemeClasses = {
  text: { underline: "text-underline", strikethrough: "text-strikethrough", underlineStrikethrough: "text-underline-strikethrough" },
};
