import type { Pasted } from "./pasted.js";
import { withoutControls } from "./read-inline.js";
import { tidy } from "./tidy.js";

/** A text without any form: each line a paragraph, also those that Word divides by a vertical tab and pages by a form feed. */
export const readPlain = (text: string): Pasted => ({
  blocks: tidy(
    withoutControls(text)
      .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u)
      .map((line) => ({ kind: "paragraph", inline: [{ type: "text", text: line }] })),
  ),
  notes: [],
  lost: {},
});
