import type { Position } from "~/app/domain/recommendations/recommendation.js";

export interface PositionClaim {
  position: "supported" | "noted";
  start: number;
  end: number;
  /** The claim's words, turned round; absent where its language needs more than a changed word. */
  opposite?: string;
}

interface Wording {
  pattern: RegExp;
  position: PositionClaim["position"];
  opposite?: string;
}

/** How texts say what a State answered; only forms that speak of the past, so that "we support recommendation 1" is none. */
const WORDINGS: readonly Wording[] = [
  { pattern: /took note of|has taken note of|taken note of/, position: "noted", opposite: "supported" },
  { pattern: /(?:did not (?:accept|support)|has not (?:accepted|supported))/, position: "noted", opposite: "supported" },
  { pattern: /rejected|noted/, position: "noted", opposite: "supported" },
  { pattern: /supported|accepted/, position: "supported", opposite: "noted" },
  { pattern: /enjoy(?:s|ed)? the support/, position: "supported" },
  { pattern: /(?:n['’]a pas (?:accepté|appuyé|soutenu))|rejeté/, position: "noted" },
  { pattern: /pris note (?:de la|des|de)/, position: "noted" },
  { pattern: /noté/, position: "noted", opposite: "accepté" },
  { pattern: /accepté|appuyé/, position: "supported", opposite: "noté" },
  { pattern: /(?:no (?:aceptó|apoyó))|rechaz(?:ó|ad[oa]s?)|tom(?:ó|ado) nota/, position: "noted" },
  { pattern: /aceptó|apoyó|aceptad[oa]s?|apoyad[oa]s?/, position: "supported" },
  { pattern: /принял[аи]? к сведению|отклонил[аи]?|не поддержал[аи]?/, position: "noted" },
  { pattern: /поддержал[аи]?|поддержанн[а-я]+/, position: "supported", opposite: "принял к сведению" },
  { pattern: /أحاطت علما|رفضت/, position: "noted" },
  { pattern: /قبلت|أيدت|حظيت بتأييد/, position: "supported" },
  { pattern: /注意到|拒绝/, position: "noted", opposite: "接受" },
  { pattern: /接受|支持/, position: "supported", opposite: "注意到" },
];
const CLAIM = new RegExp(
  WORDINGS.map(({ pattern: { source } }, i) => {
    const [open, close] = /\p{Script=Han}/u.test(source) ? ["", ""] : ["(?<!\\p{L})", "(?:e?s)?(?!\\p{L})"];
    return `(?<w${String(i)}>${open}(?:${source})${close})`;
  }).join("|"),
  "giu",
);
/** Who noted is not the State. */
const OURS = /(?:\b(?:we|JS ?\d+|organi[sz]ations?|coalition|submission|stakeholders?|committee|nous|nosotros)|мы|我们)(?:\s\p{L}+)?\s$/iu;
const PARTLY = /partial(?:ly)?\s$|partiellement\s$|parcialmente\s$|частично\s$|部分$/iu;
const FARTHEST = 90;

/** The State's answer that a text claims for the number at a place: the nearest claim before it in its clause, else one right behind it. */
export function claimAt(text: string, number: { start: number; end: number }): PositionClaim | null {
  const before = text.slice(Math.max(0, number.start - FARTHEST), number.start);
  const clause = before.slice(Math.max(...[";", "\n", ". ", "。", "; "].map((sign) => before.lastIndexOf(sign) + 1)));
  const offset = number.start - clause.length;
  const earlier = claimsIn(clause).at(-1);
  if (earlier) return { ...earlier, start: earlier.start + offset, end: earlier.end + offset };
  const after = text.slice(number.end, number.end + FARTHEST);
  const own = after.slice(0, /[.;。\n]|\d{2,3}[.,-]\d/.exec(after)?.index ?? after.length);
  const [later] = claimsIn(own);
  if (
    !later ||
    !/^[\s,:()[\]–—-]*(?:which|that|was|were|has|have|had|been|is|est|a|été|ont|fue|был\p{L}*|котор\p{L}+|التي|\p{Lu}\p{L}+|the|le|la|el|\s|,|\()*$/u.test(
      own.slice(0, later.start),
    )
  )
    return null;
  return { ...later, start: later.start + number.end, end: later.end + number.end };
}

function claimsIn(text: string): PositionClaim[] {
  return [...text.matchAll(CLAIM)].flatMap((match): PositionClaim[] => {
    const before = text.slice(0, match.index);
    if (OURS.test(before) || PARTLY.test(before)) return [];
    const groups: Partial<Record<string, string>> = match.groups!;
    const wording = WORDINGS.find((_, i) => groups[`w${String(i)}`] !== undefined)!;
    const ending = /accepté|noté|appuyé/.test(wording.pattern.source) ? (/é(e?s?)$/.exec(match[0])?.[1] ?? "") : "";
    return [
      {
        position: wording.position,
        start: match.index,
        end: match.index + match[0].length,
        ...(wording.opposite && { opposite: wording.opposite + ending }),
      },
    ];
  });
}

/** Whether a claim contradicts the State's answer; what it supported in part, or has not answered, contradicts nothing. */
export const contradicts = (claim: PositionClaim, position: Position): boolean =>
  (position === "supported" || position === "noted") && claim.position !== position;
