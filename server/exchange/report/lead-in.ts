import type { Position } from "~/app/domain/recommendations/recommendation.js";

/** Without the accents of Latin letters; those of Cyrillic and Arabic are part of the letter. */
const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/(?<=[a-z])\p{Mn}+/giu, "")
    .normalize("NFC")
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, " ")
    .toLowerCase();

/**
 * What the paragraph above a list of recommendations says of the State's answer, in the six UN languages; the first that fits.
 * "Have been examined by X and enjoy the support of X" is an answer, "will be examined by X" is none yet.
 */
const LEAD_INS: readonly (readonly [RegExp, Position])[] = [
  [
    /\b(?:do|does|did|has|have|could|can)(?: not|n't)\b.{0,60}\b(?:support|accept)|not (?:be )?(?:support|accept)|\brejected|n'ont pas|ne (?:recueill|beneficie|peu|jouiss)|\bno (?:cuentan|gozan|cuenta|han|reciben|pueden|apoya)|не (?:пользу|получи|поддерж|встрети|принят)|لا تحظى|لم تحظ|لم تؤيد|لا تؤيد|未(?:获|得到|接受)|不(?:支持|接受)|未能/,
    "noted",
  ],
  [
    /(?:will|to) be (?:examined|considered)|will (?:examine|consider)|provide (?:responses|its responses|answers)|sera(?:ont)? examine|examinera|seran examinad|examinara|estudiara|будут рассмотрены|рассмотрит|будут изучены|ستنظر|ستدرس|ستبحث|将(?:予以|由.{1,20})?(?:审议|研究|审查)/,
    "under consideration",
  ],
  [
    /enjoys? the support|have the support|\bsupport(?:ed|s)\b|\baccept(?:ed|s)\b|recueill\w+ l'(?:adhesion|appui|approbation)|(?:beneficient|jouissent) de l'appui|appuy|approuv|accepte|(?:cuentan|gozan) con el apoyo|gozan del apoyo|cuentan con el respaldo|han recibido el apoyo|apoya|aceptad|пользуются поддержкой|получили поддержку|поддержал|поддерживает|принят[ыо](?! к)|تحظى بتأييد|حظيت بتأييد|تؤيد|أيدت|支持|接受/,
    "supported",
  ],
  [
    /\bnoted\b|takes? note|took note|pris(?:e|es)? note|prend note|noteе?s\b|toma(?:do|n)? nota|ha tomado nota|приня[а-яё]+ к сведению|принимает к сведению|أحاط\w* علما|注意到/,
    "noted",
  ],
];

/** The position that a lead-in paragraph of a working group's report gives to the list under it; null where it says nothing of one. */
export function readLeadIn(text: string): Position | null {
  const folded = fold(text);
  return LEAD_INS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** Heading of the chapter with the recommendations. */
export const CONCLUSIONS =
  /(?:conclusions?\s*and\s*(?:\/\s*or\s*)?recommendations?|conclusions?\s+et\s*(?:\/\s*ou\s*)?recommandations?|conclusiones\s*y\s*(?:\/\s*o\s*)?recomendaciones|выводы\s+и\s*(?:\/\s*или\s*)?рекомендации|الاستنتاجات\s+و\s*(?:\/\s*أو\s*)?التوصيات|结论和\s*(?:\/\s*或\s*)?建议)/giu;

/** The closing paragraph behind the recommendations. */
export const CLOSING =
  /all (?:the )?conclusions and\s*(?:\/\s*or\s*)?recommendations contained|toutes les conclusions et\s*(?:\/\s*ou\s*)?recommandations figurant|todas las conclusiones y\s*(?:\/\s*o\s*)?recomendaciones (?:que figuran|contenidas)|все выводы и\s*(?:\/\s*или\s*)?рекомендации|جميع الاستنتاجات|所有结论和/iu;
