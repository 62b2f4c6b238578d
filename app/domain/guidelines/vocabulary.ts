/** Words by which the checks know parts of a submission, in the six languages of the United Nations. Data, to be added to. */

/** Headings of a summary by name; an overview or an introduction is not one. */
export const SUMMARY_HEADING =
  /\b(?:executive )?summary\b|\bkey (?:points|messages|concerns)\b|\bmain points\b|\bresumen\b|\bsíntesis\b|résumé|\bsynthèse\b|резюме|краткое (?:изложение|содержание)|ملخص|موجز|خلاصة|摘要|概要|内容提要/iu;

/** Whom a recommendation may address, besides States by name. */
export const ADDRESSEE = new RegExp(
  [
    /\b(?:the|its|their|member|federal|national|local) (?:state|states|government|governments)\b|\bgovernments?\b|\bstate (?:party|under review)\b|\bauthorit(?:y|ies)\b|\bminist(?:ry|ries|ers?)\b|\bparliament|\blegislat(?:ure|ors?)\b|\bmunicipalit|\bjudiciary\b|\bthe (?:police|courts?|prosecut\w+)\b|\bcongress\b/,
    /gouvernement|l[’']état\b|\bles états\b|autorités|ministère|ministre|parlement|législateur|\bcommunes\b|\brégions\b/,
    /\bgobiernos?\b|\bel estado\b|\bal estado\b|autoridades|ministerio|ministr[oa]|\bcongreso\b|parlamento|municipi/,
    /правительств|государств|власт(?:и|ей|ям)|министерств|парламент|местн\S* орган|суд(?:ы|ам|ов)/,
    /الحكوم|الدولة|السلطات|وزارة|وزير|البرلمان|مجلس/,
    /政府|国家|当局|国会|议会|人大|部门|司法机关/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "iu",
);

/** A submission says that it is a joint one. */
export const JOINT_STATEMENT =
  /\bjoint(?:ly)? (?:submission|submitted|stakeholder|report|contribution|prepared)|\b(?:submission|contribution|rapport|informe)\s+(?:conjointe?|conjunt[oa])\b|\bconjointement\b|\bsoumission conjointe\b|\bcontribución conjunta\b|\bconjuntamente\b|совместн\S+ (?:доклад|представлени|материал)|совместно|مساهمة مشتركة|تقرير مشترك|تقديم مشترك|بصورة مشتركة|联合(?:提交|报告|材料)/iu;

/** A session of the Working Group by its number. */
export const SESSION =
  /\b\p{Nd}{1,2}\s?(?:st|nd|rd|th|e|ème|ª|\.ª|º|\.º|-?[йя])?\s*(?:upr |epu )?(?:working group )?(?:session|sesión|сесси)|\b(?:session|sesión|сесси\p{L}+)\s*(?:no\.?\s*)?\p{Nd}{1,2}\b|\b(?:upr|epu)\s?\p{Nd}{2}\b|\bS\p{Nd}{2}\b|(?:thir|four|fif|six|seven|eight|nine)?(?:tie|ty-?\p{L}+|teen)?th session|الدورة\s+\p{L}+|第\s?[\p{Nd}一二三四五六七八九十]+\s?届/iu;

const MONTH =
  "jan(?:uary|vier)?|feb(?:ruary)?|février|mar(?:ch|s)?|apr(?:il)?|avril|may|mai|june?|juin|july?|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر";
/** A date of at least a month and a year. */
export const DATE = new RegExp(
  `(?:${MONTH})\\.?,?\\s+(?:de\\s+|\\p{Nd}{1,2},?\\s+)?\\p{Nd}{4}|\\p{Nd}{1,2}[./-]\\p{Nd}{1,2}[./-]\\p{Nd}{4}|\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}|\\p{Nd}{4}\\s?年\\s?\\p{Nd}{1,2}\\s?月`,
  "iu",
);

/** A year, in European or Arabic-Indic figures or in Chinese ones. */
export const YEAR = /(?<!\p{Nd})(?:1[5-9]|20)\p{Nd}{2}(?!\p{Nd})|[١٢]\p{Nd}{3}|[一二][〇零一二三四五六七八九]{3}年/u;

/** Annexes are spoken of. */
export const ANNEX = /\bannex(?:es|e|ure)?\b|\bappendi(?:x|ces)\b|\banexos?\b|приложени|مرفق|ملحق|附件|附录/iu;

/** A reference rather than a statement: how a note that only refers begins, or what it holds. */
export const REFERENCE_SIGN =
  /^(?:see|cf\.?|ibid|id\.|idem|op\. ?cit|voir|véase|ver|см\.?|انظر|见|参见|available at|disponible)|https?:\/\/|www\.|\bdoi\b|\bISBN\b|\bpp?\. ?\p{Nd}|\bparas?\. ?\p{Nd}|\bA\/(?:HRC|RES)\/|\bNo\. ?\p{Nd}/iu;
