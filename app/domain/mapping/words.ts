const ARABIC_PREFIX = /^(?:وال|بال|فال|كال|لل|ال|و(?=.{4,}))/u;

/** Words of a text in small letters, without accents, possessive s and Arabic articles; a run of Chinese stays one word. */
export function foldedWords(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/[إأآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/ё/g, "е");
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (/\p{Script=Arabic}/u.test(word) ? word.replace(ARABIC_PREFIX, "") : word));
}

const STEM_LENGTH = 7;

/** A word cut to what its forms share: good enough for words of one field, and the same for every alphabet. */
function stem(word: string): string {
  const singular =
    word.length > 4 && word.endsWith("ies")
      ? `${word.slice(0, -3)}y`
      : word.length > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.slice(0, -1)
        : word;
  return singular.slice(0, STEM_LENGTH);
}

const STOP = new Set(
  "the a an of and or to in on for with by at from as that this these those its it is are was were be been has have had not no their they them his her which who into all any also other such more most than both between during through under over about against while where when within without including la le les de des du et ou en un une que qui dans pour par sur au aux el los las y del para por con se su sus una и в на с по для о об не что из к от как его их".split(
    " ",
  ),
);

/** Stems of a text's words, Chinese as pairs of characters, function words left out. */
export function stems(text: string): string[] {
  return foldedWords(text).flatMap((word) => {
    if (/\p{Script=Han}/u.test(word)) return Array.from({ length: Math.max(word.length - 1, 1) }, (_, i) => word.slice(i, i + 2));
    return STOP.has(word) || /^\d+$/.test(word) || word.length < 2 ? [] : [stem(word)];
  });
}
