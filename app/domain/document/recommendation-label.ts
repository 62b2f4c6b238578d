const LABELS: Record<string, string> = {
  en: "RECOMMENDATION:",
  fr: "RECOMMANDATION\u00a0:",
  es: "RECOMENDACIÓN:",
  ar: "توصية:",
  ru: "РЕКОМЕНДАЦИЯ:",
  zh: "建议：",
};

/** What is printed before a recommendation, on the page that is signed and in every file, in a text of this language (BCP 47). */
export const recommendationLabel = (language: string): string => LABELS[language.toLowerCase().split("-")[0]!] ?? LABELS.en!;
