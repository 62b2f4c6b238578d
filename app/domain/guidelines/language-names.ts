/** The official languages of the United Nations, in which alone OHCHR takes submissions. */
export const UN_LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;

/** English names of languages, for messages. */
const LANGUAGE_NAMES: Record<string, string> = {
  en: "English",
  fr: "French",
  es: "Spanish",
  ar: "Arabic",
  ru: "Russian",
  zh: "Chinese",
  de: "German",
  nl: "Dutch",
  it: "Italian",
  pt: "Portuguese",
  pl: "Polish",
  tr: "Turkish",
  ro: "Romanian",
  sw: "Swahili",
  id: "Indonesian",
  sv: "Swedish",
  uk: "Ukrainian",
  bg: "Bulgarian",
  sr: "Serbian",
  fa: "Persian",
  ur: "Urdu",
  ja: "Japanese",
  ko: "Korean",
  hi: "Hindi",
  th: "Thai",
  he: "Hebrew",
  el: "Greek",
  ka: "Georgian",
  hy: "Armenian",
  am: "Amharic",
};

export const isUnLanguage = (language: string): boolean =>
  (UN_LANGUAGES as readonly string[]).includes(language.toLowerCase().split("-")[0]!);

export const languageName = (language: string): string => LANGUAGE_NAMES[language.toLowerCase().split("-")[0]!] ?? language;
