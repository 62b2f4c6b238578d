import type { BlockKind } from "~/app/domain/document/document.js";

const TAGS = { quotation: "blockquote", "reference-box": "div", recommendation: "div" } as const;
const HEADINGS = ["h2", "h3", "h4"] as const;

/** The HTML element that a block is, in the editor and on the page before it. */
export const tagOf = (kind: BlockKind, level: number) =>
  kind === "heading" ? HEADINGS[Math.min(Math.max(level, 1), 3) - 1]! : kind in TAGS ? TAGS[kind as keyof typeof TAGS] : "p";
