import { type Block, BLOCK_KINDS, type BlockKind } from "./document.js";

/** A block's kind, with its level where it has one: "heading-2". */
export const styleOf = ({ kind, level }: Pick<Block, "kind" | "level">): string =>
  kind === "heading" || kind === "bullet" ? `${kind}-${String(level ?? 1)}` : kind;

const STYLED: Partial<Record<BlockKind, RegExp>> = { heading: /^heading-[123]$/, bullet: /^bullet-[12]$/ };

/** The kind and level that `styleOf` wrote; null for anything else. */
export function readStyle(style: string): { kind: BlockKind; level?: number } | null {
  const kind = BLOCK_KINDS.find((known) => (style === known && !(known in STYLED)) || STYLED[known]?.test(style));
  if (!kind) return null;
  const level = Number(style.slice(kind.length + 1));
  return level > 1 ? { kind, level } : { kind };
}

/** A block with another kind; only headings keep that they are numbered. */
export function restyled({ level: _level, numbered, ...block }: Block, style: string): Block {
  const read = readStyle(style);
  if (!read) throw new Error(`no style: ${style}`);
  return { ...block, ...read, ...(numbered && read.kind === "heading" && { numbered }) };
}
