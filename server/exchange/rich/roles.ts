import { RECOMMENDATION_WORD } from "~/app/domain/document/recommendation-word.js";
import type { Block, BlockKind } from "~/app/domain/document/document.js";
import type { ImportWarning } from "../imported.js";
import { headingLevels, romanOrLetter } from "../text/headings.js";
import type { Line } from "../text/lines.js";
import { type NumberedRole, numberedLines } from "../text/numbered-lines.js";
import { bulletStart, decimalNumber, lettered, looksLikeHeading, quotedNumber, recommendationStart } from "../text/patterns.js";
import { ABOUT_RECOMMENDATIONS } from "../text/vocabulary.js";
import { isWholly, type RichInline, withoutMark, withoutStart } from "./inline.js";
import type { RichParagraph } from "./paragraph.js";

/** A block before it has an id; `quoted` is a line of quoted recommendations, `label` one above them. */
export interface Draft extends Omit<Block, "id" | "kind" | "inline"> {
  inline: RichInline[];
  kind: BlockKind | "quoted" | "label";
  warnings: Omit<ImportWarning, "block">[];
}

/** Styles of Caucus' own files and of Word and LibreOffice, by their names. */
const BY_STYLE: Record<string, { kind: BlockKind; level?: number }> = {
  "numbered paragraph": { kind: "paragraph" },
  "continuation paragraph": { kind: "continuation" },
  "list bullet": { kind: "bullet", level: 1 },
  "list bullet 2": { kind: "bullet", level: 2 },
  "list bullet 3": { kind: "bullet", level: 2 },
  quote: { kind: "quotation" },
  quotations: { kind: "quotation" },
  "intense quote": { kind: "quotation" },
  "quoted recommendations": { kind: "reference-box" },
  recommendation: { kind: "recommendation" },
};
const RECOMMENDATION_LABEL = new RegExp(`^(?:${RECOMMENDATION_WORD})\\s*[:：]\\s*`, "iu");

/** A paragraph as a line of the text reader, so that both recognise the same things. */
export const asLine = ({ text }: Pick<RichParagraph, "text">, at: number): Line => ({
  text: text.replace(/\s+/g, " ").trim(),
  indent: 0,
  gap: true,
  page: false,
  furniture: false,
  at,
});

/** What each paragraph of the body is: by its style and numbering first, then by its look, as in a plain text. */
export function readRoles(paragraphs: readonly RichParagraph[], ours = false): Draft[] {
  const lines = paragraphs.map(asLine);
  const typed = numberedLines(lines);
  const hasNumbers =
    paragraphs.some((one) => isNumberedParagraph(one)) || [...typed.values()].filter((one) => one.role === "paragraph").length > 1;
  const levels = headingLevels();
  let letter = "";
  return paragraphs.map((paragraph, i): Draft => {
    const { text, inline } = paragraph;
    const make = (kind: Draft["kind"], content: RichInline[], more: Partial<Draft> = {}): Draft => ({
      kind,
      inline: content,
      warnings: [],
      ...more,
    });
    const rest = (whole: string) => withoutStart(inline, text.length - whole.length);
    const typedRest = (role: { rest: string }) => withoutStart(inline, lengthBefore(text, role.rest));

    if (paragraph.row) return make("continuation", inline);
    const styled = BY_STYLE[paragraph.style.name];
    if (styled?.kind === "recommendation")
      return make("recommendation", withoutStart(inline, RECOMMENDATION_LABEL.exec(text)?.[0].length ?? 0));
    if (styled && styled.kind !== "paragraph")
      return make(styled.kind, bare(paragraph, styled.kind), styled.level === undefined ? {} : { level: styled.level });

    // in a file that Caucus wrote nothing is typed that its styles and numberings say
    if (ours && styled) return make("paragraph", inline, paragraph.label ? { alias: aliasOf(paragraph.label.text) } : {});
    if (ours && paragraph.outline !== undefined) return ownHeading(paragraph, make);
    if (quotedNumber(text) && !paragraph.label) return make("quoted", inline);
    if (isLabel(paragraphs, i)) return make("label", inline);
    const own = recommendationStart(text);
    if (own) return make("recommendation", typedRest(own), own.number ? { alias: own.number } : {});
    if (paragraph.outline !== undefined) return heading(paragraph, typed.get(i), make);
    if (paragraph.label) return labelled(paragraph, make);

    const role = typed.get(i);
    if (role?.role === "paragraph")
      return make("paragraph", typedRest(role), {
        alias: role.number,
        warnings: role.doubt
          ? [{ code: role.doubt, params: { number: role.number, expected: String(role.expected ?? ""), text: role.rest } }]
          : [],
      });
    if (role?.role === "item") return make("bullet", inline, { level: 1 });
    if (role) return make("heading", plain(typedRest(role)), { level: levels.level("digit", 1).level, numbered: true, alias: role.number });
    const decimal = decimalNumber(text);
    if (decimal && looksLikeHeading(decimal.rest))
      return make("heading", plain(typedRest(decimal)), {
        level: levels.level("digit", decimal.number.split(".").length).level,
        numbered: true,
        alias: decimal.number,
      });
    if (decimal) return make("paragraph", typedRest(decimal), { alias: decimal.number });
    const outline = romanOrLetter(text, letter);
    if (
      outline &&
      looksLikeHeading(outline.rest) &&
      (outline.style === "roman" || isWholly(inline, "bold") || outline.number === "A" || letter !== "")
    ) {
      if (outline.style === "letter") letter = outline.number;
      return make("heading", plain(typedRest(outline)), {
        level: levels.level(outline.style, 1).level,
        numbered: true,
        alias: outline.number,
      });
    }
    const bullet = bulletStart(text);
    if (bullet) return make("bullet", typedRest(bullet), { level: 1 });
    if (lettered(text)) return make("bullet", inline, { level: 1 });
    const emphasised = isWholly(inline, "bold") || isWholly(inline, "underline");
    if (emphasised && looksLikeHeading(text) && i + 1 < paragraphs.length && !paragraph.box) {
      const { level, doubt } = levels.level("none", 1);
      return make("heading", plain(inline), { level, warnings: doubt ? [{ code: "heading-level", params: { text } }] : [] });
    }
    const next = paragraphs[i + 1];
    const announces =
      next !== undefined &&
      (next.label?.format === "decimal" ||
        typed.get(i + 1)?.role === "paragraph" ||
        isLabel(paragraphs, i + 1) ||
        quotedNumber(next.text) !== null);
    if (hasNumbers && announces && looksLikeHeading(text) && !paragraph.box) {
      const number = /^(\d{1,2})\s+(\p{Lu}.*)$/su.exec(text);
      const { level } = levels.level(number ? "digit" : "none", 1);
      return number
        ? make("heading", withoutStart(inline, lengthBefore(text, number[2]!)), { level, numbered: true, alias: number[1] })
        : make("heading", inline, { level });
    }
    if (paragraph.box) return make("quotation", rest(text));
    if (!hasNumbers || styled) return make("paragraph", inline);
    const before = paragraphs[i - 1];
    const afterBullet = before && (before.label?.format === "bullet" || bulletStart(before.text) !== null);
    return make("continuation", inline, {
      warnings: [
        { code: afterBullet ? "paragraph-after-bullets" : "unnumbered-text", params: { text: text.split(/\s+/).slice(0, 6).join(" ") } },
      ],
    });
  });
}

type Make = (kind: Draft["kind"], content: RichInline[], more?: Partial<Draft>) => Draft;

const plain = (inline: readonly RichInline[]): RichInline[] => withoutMark(withoutMark(inline, "bold"), "underline");
const bare = ({ inline, style }: RichParagraph, kind: BlockKind): RichInline[] =>
  kind === "heading" || style.bold ? plain(inline) : [...inline];
const lengthBefore = (text: string, rest: string): number => {
  const at = text.lastIndexOf(rest);
  return at >= 0 ? at : text.replace(/\s+/g, " ").length - rest.length;
};
const aliasOf = (label: string): string => label.replace(/^[\s(§]+|[\s.):]+$/g, "");

const isNumberedParagraph = ({ label, outline }: RichParagraph): boolean =>
  outline === undefined && label !== null && label.format === "decimal" && label.level === 0;

function ownHeading({ outline, label, inline }: RichParagraph, make: Make): Draft {
  const level = Math.min((outline ?? 0) + 1, 3);
  return make("heading", plain(inline), { level, ...(label && { numbered: true, alias: aliasOf(label.text) }) });
}

function heading(paragraph: RichParagraph, role: NumberedRole | undefined, make: Make): Draft {
  const level = Math.min((paragraph.outline ?? 0) + 1, 3);
  const { text, inline, label } = paragraph;
  if (label && label.format !== "bullet") return make("heading", plain(inline), { level, numbered: true, alias: aliasOf(label.text) });
  const typed = decimalNumber(text) ?? role ?? romanOrLetter(text, "");
  if (typed)
    return make("heading", plain(withoutStart(inline, lengthBefore(text, typed.rest))), { level, numbered: true, alias: typed.number });
  return make("heading", plain(inline), { level });
}

/** A paragraph that Word numbers: 7. is a paragraph, a bullet or (a) an item, I. or a bold 1.2 without a sentence a heading. */
function labelled(paragraph: RichParagraph, make: Make): Draft {
  const { inline, text, label } = paragraph;
  const { format, level, parts, text: printed } = label!;
  if (format === "bullet") return make("bullet", inline, { level: Math.min(level + 1, 2) });
  const short = looksLikeHeading(text);
  if (short && (isWholly(inline, "bold") || format.startsWith("upper")))
    return make("heading", plain(inline), { level: Math.min(Math.max(parts, level + 1), 3), numbered: true, alias: aliasOf(printed) });
  const isItem = format.startsWith("lower") || (level > 0 && parts === 1);
  if (isItem) return make("bullet", [{ type: "text", text: `${printed} ` }, ...inline], { level: level > 1 ? 2 : 1 });
  return make("paragraph", inline, { alias: aliasOf(printed) });
}

/** A short line about recommendations with quoted ones right below it. */
function isLabel(paragraphs: readonly RichParagraph[], i: number): boolean {
  const { text, label } = paragraphs[i]!;
  const next = paragraphs[i + 1];
  return (
    !label &&
    text.length <= 160 &&
    !/[.;,]$/.test(text) &&
    ABOUT_RECOMMENDATIONS.test(text) &&
    next !== undefined &&
    quotedNumber(next.text) !== null
  );
}
