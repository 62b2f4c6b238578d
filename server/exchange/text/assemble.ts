import { begins, headingBlock, type Reading } from "./begin.js";
import { headingLevels } from "./headings.js";
import type { Line } from "./lines.js";
import { numberedLines } from "./numbered-lines.js";
import { bulletStart, looksLikeHeading } from "./patterns.js";
import type { RawBlock } from "./raw-block.js";
import { endsClause, endsEarly, startsFresh, startsLower } from "./width.js";

type Continuation = "no" | "yes" | "rejoined";

/** Whether a line that begins nothing by its look goes on with the block above; "rejoined" where a page's edge or an empty line stood inside the sentence. */
function continuation(before: Line, line: Line, current: RawBlock, width: number | null): Continuation {
  const early = width !== null && endsEarly(before.text, line.text, width);
  if (before.depth) return "no";
  if (current.lines.length === 0 && !current.items) return "yes";
  if (current.kind === "heading") return !line.gap && startsLower(line.text) && !early && !endsClause(before.text) ? "yes" : "no";
  const ended = endsClause(before.text);
  if (line.furniture || line.page) {
    if (!ended) return startsLower(line.text) || !looksLikeHeading(line.text) ? "rejoined" : "no";
    return startsLower(line.text) && !/[.!?]$/u.test(before.text)
      ? "rejoined"
      : width !== null && !early && !line.gap
        ? "yes"
        : afterPage(before, line, early, width);
  }
  if (line.gap) return !ended && startsLower(line.text) ? "rejoined" : "no";
  if (width === null) return "no";
  if (!startsFresh(line.text)) return "yes";
  if (ended || current.items) return early ? "no" : "yes";
  return endsEarly(before.text, line.text, width * 0.65) ? "no" : "yes";
}

/** A full line before a page's edge, and a sentence after it: still the same paragraph. */
const afterPage = (before: Line, line: Line, early: boolean, width: number | null): Continuation =>
  width !== null && !early && !looksLikeHeading(line.text) ? "yes" : "no";

/** A line that begins nothing by its look and does not go on: a heading whose type is lost, or text without a number. */
function isHeading(lines: readonly Line[], i: number, width: number | null, nextBegins: boolean): boolean {
  const line = lines[i]!;
  const next = lines[i + 1];
  if (!next || !looksLikeHeading(line.text) || startsLower(line.text)) return false;
  if (/[:：]$/u.test(line.text) && bulletStart(next.text)) return false;
  if (next.gap || nextBegins) return true;
  if (startsFresh(next.text)) return width === null || endsEarly(line.text, next.text, width * 0.9);
  // a heading of two lines: the second ends it
  return (
    width !== null &&
    !endsEarly(line.text, next.text, width) &&
    (lines[i + 2]?.gap ?? true) &&
    looksLikeHeading(`${line.text} ${next.text}`)
  );
}

/** The blocks of a text, in order; every line is in exactly one of them. `width` is where its lines wrap, null where they do not. */
export function assemble(lines: readonly Line[], width: number | null): RawBlock[] {
  const roles = numberedLines(lines);
  const hasNumbers = [...roles.values()].filter((role) => role.role === "paragraph").length > 1;
  const depths = [...new Set(lines.flatMap((line) => line.depth ?? []))].sort((a, b) => a - b);
  const reading: Reading = {
    lines,
    roles,
    levels: headingLevels(),
    blocks: [],
    lastLetter: "",
    sections: new Set(),
    bulletIndent: 0,
    depths,
  };
  lines.forEach((line, i) => {
    const current = reading.blocks.at(-1);
    const begun = begins(reading, i);
    if (begun === "added") return;
    if (begun) return void reading.blocks.push(begun);
    const goesOn = current ? continuation(lines[i - 1]!, line, current, width) : "no";
    if (current && goesOn !== "no") {
      (current.items?.at(-1) ?? current.lines).push(line.text);
      if (goesOn === "rejoined")
        current.doubts.push({ code: "sentence-rejoined", params: { before: lastWords(lines[i - 1]!.text), after: firstWords(line.text) } });
      return;
    }
    const nextBegins = i + 1 < lines.length && beginsNext(reading, i + 1);
    reading.blocks.push(
      isHeading(lines, i, width, nextBegins) ? headingBlock(reading, "none", 1, null, line.text) : unnumbered(line, current, hasNumbers),
    );
  });
  return mostlyUnnumbered(reading.blocks);
}

/** Where most paragraphs have no number, the few that have one are a list in it: all become paragraphs of one row. */
function mostlyUnnumbered(blocks: RawBlock[]): RawBlock[] {
  const numbered = blocks.filter((block) => block.kind === "paragraph").length;
  const isText = (block: RawBlock): boolean =>
    block.kind === "continuation" && block.doubts.some((doubt) => doubt.code === "unnumbered-text");
  if (blocks.filter(isText).length < numbered) return blocks;
  return blocks.map((block) =>
    isText(block)
      ? { ...block, kind: "paragraph" as const, doubts: block.doubts.filter((doubt) => doubt.code !== "unnumbered-text") }
      : block,
  );
}

/** Asks what the next line begins without leaving a trace of the question. */
function beginsNext(reading: Reading, i: number): boolean {
  const blocks = [{ kind: "heading" as const, lines: [reading.lines[i - 1]!.text], doubts: [] }];
  return begins({ ...reading, blocks, levels: headingLevels(), sections: new Set(reading.sections) }, i) !== null;
}

function unnumbered(line: Line, current: RawBlock | undefined, hasNumbers: boolean): RawBlock {
  const text = { lines: [line.text], doubts: [] };
  if (current?.kind === "bullet")
    return { ...text, kind: "continuation", doubts: [{ code: "paragraph-after-bullets", params: { text: firstWords(line.text) } }] };
  if (!hasNumbers) return { ...text, kind: "paragraph" };
  return { ...text, kind: "continuation", doubts: [{ code: "unnumbered-text", params: { text: firstWords(line.text) } }] };
}

const firstWords = (text: string): string => text.split(" ").slice(0, 6).join(" ");
const lastWords = (text: string): string => text.split(" ").slice(-3).join(" ");
