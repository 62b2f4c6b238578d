import { canonicalJson } from "../document/canonical.js";
import { plainText, type StructuredDocument } from "../document/document.js";
import type { Finding, RuleCode } from "./guidelines.js";

/** What a dismissal is about: a rule, and a print of the finding and the text of its place. */
export interface AdvicePlace {
  rule: RuleCode;
  print: string;
}
export interface DismissedAdvice extends AdvicePlace {
  reason: string;
  /** Who dismissed it, by name. */
  by: string;
  /** ISO 8601. */
  at: string;
}

/** The place of a finding: its paragraph with the endnotes cited there, or the cover page. When that text changes, it is another. */
export function placeOfAdvice(document: StructuredDocument, { code, params, block: id }: Finding): AdvicePlace {
  const block = document.blocks.find((one) => one.id === id);
  const cited = new Set(block?.inline.flatMap((part) => (part.type === "note" ? [part.note] : [])));
  const notes = document.notes.filter((note) => cited.has(note.id)).map((note) => plainText(note.inline));
  const text = block ? [plainText(block.inline), ...notes] : document.cover;
  return { rule: code, print: fingerprint(canonicalJson({ block: id ?? null, params, text })) };
}

/** Parts the findings in those that stand and the advice that was dismissed; what blocks cannot be dismissed. */
export function partDismissed(
  document: StructuredDocument,
  findings: readonly Finding[],
  dismissed: readonly DismissedAdvice[],
): { standing: Finding[]; dismissed: (DismissedAdvice & { finding: Finding })[] } {
  const parted: ReturnType<typeof partDismissed> = { standing: [], dismissed: [] };
  for (const finding of findings) {
    const { rule, print } = placeOfAdvice(document, finding);
    const one = finding.severity === "advice" && dismissed.find((other) => other.rule === rule && other.print === print);
    if (one) parted.dismissed.push({ ...one, finding });
    else parted.standing.push(finding);
  }
  return parted;
}

/** FNV-1a in 64 bits, as hex: no secret hangs on it, and the browser has it without waiting. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
