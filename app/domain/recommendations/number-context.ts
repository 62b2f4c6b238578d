/** What stands around a number, to tell a recommendation's number from an amount, a date or a reference to law. */

/** Words that announce recommendations, in the six languages, with room for a few words before the number ("such recommendations as"). */
const ANNOUNCED = /(?:\brec(?:ommendation|ommandation|omendaci[oó]n|s?\b\.?)\p{L}*|рекомендац\p{L}*|توصي\p{L}*|建议)[^.;:!?\n]{0,40}$/iu;
const PARAGRAPH = /(?:\bparas?\.?|\bparagraph(?:e)?s?|\bpárr(?:af)?o?s?\.?|\bп(?:ункт\p{L}*|\.)|الفقر\p{L}*|第)\s*$/iu;
const OF_SOMETHING_ELSE =
  /(?:\barti?(?:cle|culo|\.)s?\.?|\bartículos?|\bstat(?:ute|ья)\p{L}*|\bстат\p{L}+|§+|\bsections?|\bchapters?|\brules?|\bfigures?|\btables?|\bpages?|\bpp?\.|\bannex(?:es)?|\bversions?|\biso|\bdin|\b(?:foot|end)?notes?|\bdirectives?|\bregulations?|\blaws?(?: no\.?)?|\bacts?(?: no\.?)?|\bgoals?|\btargets?|\bsdgs?|\bindicators?|\bgeneral comments?(?: no\.?)?)\s*$/iu;
const AMOUNT_BEFORE =
  /(?:[€$£¥₽]|\b(?:eur|usd|chf|gbp|approx\.?|approximately|around|about|over|under|nearly|almost|roughly|than|some|environ|plus de|más de|unos|около))\s*$/iu;
const AMOUNT_AFTER =
  /^\s*(?:[€$£%‰]|(?:per ?cent|percent|million|billion|thousand|euros?|eur|usd|chf|dollars?|francs?|people|persons?|inhabitants|citizens|individuals|children|women|men|girls|boys|youths?|adults|users|visitors|members|refugees|migrants|asylum|workers|employees|prisoners|detainees|inmates|students|pupils|teachers|patients|victims|households|families|cases|complaints|reports|books|items|copies|km|kilomet|met(?:er|re)s?|hectares?|square|tons?|tonnes?|years?|days?|hours?|times|degrees?|points?|pour cent|millions?|milliards?|personnes|habitants|enfants|femmes|por ciento|millones|personas|niños|mujeres|habitantes|человек|млн|тыс|процент\p{L}*|人|万|%)(?![\p{Script=Latin}\p{Script=Cyrillic}]))/iu;

export type Context = "announced" | "paragraph" | "other" | "amount" | "none";

/** Judges by the text before and after a number. A law's reference wins over an amount, an amount over a distant "recommendations". */
export function contextOf(before: string, after: string): Context {
  const near = before.slice(-60);
  if (OF_SOMETHING_ELSE.test(near)) return "other";
  if (AMOUNT_BEFORE.test(near) || AMOUNT_AFTER.test(after.slice(0, 24))) return "amount";
  if (PARAGRAPH.test(near)) return "paragraph";
  return ANNOUNCED.test(near) ? "announced" : "none";
}

/** Only commas, "and" and the like between two numbers: what holds of the first holds of the second. */
export const isListJoint = (between: string): boolean => /^(?:[\s,;،、&]|and|or|et|ou|y|o|e|и|или|و|和|及)*$/iu.test(between);

/** "A/HRC/28/15, paras. " right before a number. */
export function symbolBefore(before: string): string | undefined {
  const found = /\b(A\/HRC\/\d{1,3}\/\d{1,3})(?:\/Add\.\d)?[\s,;:()]*(?:paras?\.?|paragraphs?)?\s*$/i.exec(before.slice(-60));
  return found?.[1];
}
