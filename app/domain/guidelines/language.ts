import { SMALL_WORDS } from "./language-words.js";

const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Ethiopic}/gu, "am"],
];

const BY_WORDS: [RegExp, string[]][] = [
  [/\p{Script=Latin}/gu, ["en", "fr", "es", "de", "nl", "it", "pt", "pl", "tr", "ro", "sw", "id", "sv"]],
  [/\p{Script=Cyrillic}/gu, ["ru", "uk", "bg", "sr"]],
  [/\p{Script=Arabic}/gu, ["ar", "fa", "ur"]],
];

const WORD_SETS = new Map(Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(" "))]));
/** Below so many small words of a language nothing is said: names and titles are in any language. */
const LEAST_HITS = 8;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language that most of a text is in, as a two-letter code, by its script and, within a script, its small words; null where the text is too short to tell. */
export function detectLanguage(text: string): string | null {
  const scripts = SCRIPTS.map(([pattern, language]) => ({
    language,
    letters: countOf(text, pattern) * (language === "zh" || language === "ja" ? 3 : 1),
  }));
  // kana within Han makes it Japanese, however few
  const japanese = countOf(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > countOf(text, /\p{Script=Han}/gu) * 0.1;
  const byScript = scripts.filter(({ language }) => !(japanese && language === "zh")).sort((a, b) => b.letters - a.letters)[0]!;
  const alphabet = BY_WORDS.map(([pattern, languages]) => ({ languages, letters: countOf(text, pattern) })).sort(
    (a, b) => b.letters - a.letters,
  )[0]!;
  if (byScript.letters > alphabet.letters) return byScript.letters >= 60 ? byScript.language : null;
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu) ?? [];
  const hits = alphabet.languages
    .map((language) => ({ language, count: words.filter((word) => WORD_SETS.get(language)!.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  return hits[0]!.count >= LEAST_HITS && hits[0]!.count > (hits[1]?.count ?? 0) ? hits[0]!.language : null;
}

/** The same, and for a text too short to tell the commonest language of its script: what it is in decides its direction. */
export function probableLanguage(text: string): string {
  const detected = detectLanguage(text);
  if (detected) return detected;
  const commonest: [RegExp, string][] = [...SCRIPTS, ...BY_WORDS.map(([pattern, [first]]): [RegExp, string] => [pattern, first!])];
  const most = commonest
    .map(([pattern, language]) => ({ language, letters: countOf(text, pattern) }))
    .sort((a, b) => b.letters - a.letters)[0]!;
  return most.letters > 0 ? most.language : "en";
}

/** The direction of a text, by whichever script has more letters in it. */
export function directionOf(text: string): "ltr" | "rtl" {
  const rightToLeft = countOf(text, /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}]/gu);
  return rightToLeft > countOf(text, /\p{L}/gu) / 2 ? "rtl" : "ltr";
}
