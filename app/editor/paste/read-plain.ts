import type { Pasted } from "./pasted.js";
import { tidy } from "./tidy.js";

/** A text without any form: each line a paragraph. */
export const readPlain = (text: string): Pasted => ({
  blocks: tidy(text.split(/\r\n?|\n/u).map((line) => ({ kind: "paragraph", inline: [{ type: "text", text: line }] }))),
  notes: [],
  lost: {},
});
