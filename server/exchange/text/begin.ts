import { RECOMMENDATION_WORD } from "~/app/domain/document/recommendation-word.js";
import { type HeadingLevels, type HeadingStyle, romanOrLetter } from "./headings.js";
import type { Line } from "./lines.js";
import type { NumberedRole } from "./numbered-lines.js";
import {
  bulletStart,
  decimalNumber,
  hollowBullet,
  lettered,
  looksLikeHeading,
  quotedNumber,
  recommendationStart,
  singleNumber,
} from "./patterns.js";
import type { RawBlock } from "./raw-block.js";
import { ABOUT_RECOMMENDATIONS } from "./vocabulary.js";
import { endsClause, startsFresh, startsLower } from "./width.js";

/** What has been read so far, as far as a line's meaning hangs on it. */
export interface Reading {
  lines: readonly Line[];
  roles: ReadonlyMap<number, NumberedRole>;
  levels: HeadingLevels;
  blocks: RawBlock[];
  lastLetter: string;
  /** First parts of section numbers seen: "10.1 ..." after section 9 is a section, not recommendation 10.1. */
  sections: Set<number>;
  bulletIndent: number;
  /** Depths of Markdown headings, the highest first. */
  depths: readonly number[];
}

const block = (kind: RawBlock["kind"], line: string, more: Partial<RawBlock> = {}): RawBlock => ({
  kind,
  lines: [line],
  doubts: [],
  ...more,
});

/** A heading block; `number` is null where none was typed. */
export function headingBlock(reading: Reading, style: HeadingStyle, depth: number, number: string | null, text: string): RawBlock {
  const { level, doubt } = reading.levels.level(style, depth);
  if (style === "digit") reading.sections.add(Number(number!.split(".")[0]));
  if (style === "roman") reading.lastLetter = "";
  if (style === "letter") reading.lastLetter = number!;
  return block("heading", text, {
    level,
    ...(number === null ? {} : { numbered: true, alias: number }),
    doubts: doubt ? [{ code: "heading-level", params: { text } }] : [],
  });
}

const isQuoted = (reading: Reading, text: string): boolean => {
  const quoted = quotedNumber(text);
  if (!quoted || !/^["“‘«(]*\p{L}/u.test(quoted.rest) || startsLower(quoted.rest)) return false;
  const major = Number(quoted.number.split(".")[0]);
  return !(reading.sections.has(major) || reading.sections.has(major - 1));
};

const LABEL_ALONE = new RegExp(`^(?:${RECOMMENDATION_WORD})(?:\\s*(?:no\\.?|n°|#)?\\s*(\\p{Nd}{1,2}))?\\s*[:：]?$`, "iu");
const isPlural = (text: string): boolean => /(?:ns|es|nen|en|ones|ões|ات|ni|и)\s*[:：]?$/iu.test(text);

/** The block that line `i` begins by its own look (number, bullet, label), or null where it begins none. An item of a box is added to the box that stands open. */
export function begins(reading: Reading, i: number): RawBlock | "added" | null {
  const { lines, blocks, roles } = reading;
  const line = lines[i]!;
  const before = lines[i - 1];
  const current = blocks.at(-1);
  const ended = !before || line.gap || line.page || line.furniture || endsClause(before.text) || current?.kind === "heading";
  const text = line.text;

  if (line.depth) return markdownHeading(reading, line.depth, text);
  if (isQuoted(reading, text) && (current?.items || ended)) {
    if (current?.items) return (current.items.push([text]), "added");
    return block("reference-box", "", { lines: [], items: [[text]] });
  }
  if (ended && isBoxLabel(reading, i)) return block("reference-box", text, { items: [] });
  if (current?.items?.length === 0 && !isQuoted(reading, text)) return (current.lines.push(text), "added");

  const recommendation = ended ? recommendationStart(text) : null;
  if (recommendation) return block("recommendation", recommendation.rest, recommendation.number ? { alias: recommendation.number } : {});
  const alone = ended ? LABEL_ALONE.exec(text) : null;
  if (alone && lines[i + 1] && !isPlural(text) && !startsLower(lines[i + 1]!.text))
    return block("recommendation", "", { lines: [], ...(alone[1] ? { alias: alone[1] } : {}) });

  const role = roles.get(i);
  if (role) return numbered(reading, role, text);
  const decimal = ended ? decimalNumber(text) : null;
  if (decimal && looksLikeHeading(decimal.rest))
    return headingBlock(reading, "digit", decimal.number.split(".").length, decimal.number, decimal.rest);
  if (decimal && startsFresh(decimal.rest) && !/^\p{Nd}/u.test(decimal.rest)) {
    reading.sections.add(Number(decimal.number.split(".")[0]));
    return block("paragraph", decimal.rest, { alias: decimal.number });
  }
  const outline = ended ? romanOrLetter(text, reading.lastLetter) : null;
  if (
    outline &&
    looksLikeHeading(outline.rest) &&
    (outline.style === "roman" ||
      outline.number === "A" ||
      /\p{Script=Han}/u.test(outline.number) ||
      outline.number.charCodeAt(0) === reading.lastLetter.charCodeAt(0) + 1)
  ) {
    return headingBlock(reading, outline.style, 1, outline.number, outline.rest);
  }
  const bullet =
    bulletStart(text) ?? (current?.kind === "bullet" && ended && line.indent > reading.bulletIndent ? hollowBullet(text) : null);
  if (bullet && (!bullet.dash || ended || (current?.kind === "bullet" && startsFresh(bullet.rest)))) {
    if (current?.kind !== "bullet") reading.bulletIndent = line.indent;
    return block("bullet", bullet.rest, { level: line.indent > reading.bulletIndent + 1 ? 2 : 1 });
  }
  return lettered(text) && (ended || (current?.kind === "bullet" && lettered(current.lines[0] ?? "")))
    ? block("bullet", text, { level: 1 })
    : null;
}

/** A heading whose level its signs say; a number typed in it is its alias. */
function markdownHeading(reading: Reading, depth: number, text: string): RawBlock {
  const typed = decimalNumber(text) ?? singleNumber(text) ?? romanOrLetter(text, reading.lastLetter);
  if (typed && /^[A-Z]$/u.test(typed.number)) reading.lastLetter = typed.number;
  const level = Math.min(reading.depths.indexOf(depth) + 1, 3);
  return block("heading", typed?.rest ?? text, { level, ...(typed && { numbered: true, alias: typed.number }) });
}

function isBoxLabel(reading: Reading, i: number): boolean {
  const { lines, roles } = reading;
  const line = lines[i]!;
  const [next, afterNext] = [lines[i + 1], lines[i + 2]];
  if (
    roles.has(i) ||
    line.text.length > 160 ||
    /[.;,]$/u.test(line.text) ||
    !ABOUT_RECOMMENDATIONS.test(`${line.text} ${next?.text ?? ""}`)
  )
    return false;
  if (next && !next.gap && isQuoted(reading, next.text)) return ABOUT_RECOMMENDATIONS.test(line.text);
  return Boolean(
    next && afterNext && !roles.has(i + 1) && /[:：]$/u.test(next.text) && startsLower(next.text) && isQuoted(reading, afterNext.text),
  );
}

function numbered(reading: Reading, role: NumberedRole, text: string): RawBlock {
  if (role.role === "item") return block("bullet", text, { level: 1 });
  if (role.role === "heading") {
    const heading = headingBlock(reading, "digit", 1, role.number, role.rest);
    if (role.doubt) heading.doubts.push({ code: "heading-or-paragraph", params: { number: role.number, text: role.rest } });
    return heading;
  }
  const doubts = role.doubt ? [{ code: role.doubt, params: { number: role.number, expected: String(role.expected ?? "") } }] : [];
  return block("paragraph", role.rest, { alias: role.number, doubts });
}
