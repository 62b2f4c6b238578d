import type { BlockKind } from "~/app/domain/document/document.js";
import type { ImportWarning } from "../imported.js";

/** A block while it is being read: its lines as they stand in the file, typed numbers and labels taken off. */
export interface RawBlock {
  kind: BlockKind;
  level?: number;
  numbered?: boolean;
  alias?: string;
  /** For a box: the label's lines. */
  lines: string[];
  /** For a box: the lines of each quoted recommendation, its number first. */
  items?: string[][];
  doubts: Omit<ImportWarning, "block">[];
}
