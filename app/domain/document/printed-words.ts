/** Words that stand in a submission's text in its own language: one of the six in which OHCHR accepts one; another language gets English. */
const WORDS = {
  en: { recommendation: "RECOMMENDATION:", box: "UPR of {state}, recommendations of the previous cycle:" },
  fr: { recommendation: "RECOMMANDATION\u00a0:", box: "EPU, {state}\u00a0: recommandations du cycle précédent\u00a0:" },
  es: { recommendation: "RECOMENDACIÓN:", box: "EPU, {state}: recomendaciones del ciclo anterior:" },
  ar: { recommendation: "توصية:", box: "الاستعراض الدوري الشامل، {state}: توصيات الجولة السابقة:" },
  ru: { recommendation: "РЕКОМЕНДАЦИЯ:", box: "УПО, {state}: рекомендации предыдущего цикла:" },
  zh: { recommendation: "建议：", box: "普遍定期审议，{state}：上一周期的建议：" },
};
/** What a table has for a language (BCP 47); for one that it does not know, English. */
export const inLanguage = <T>(table: Partial<Record<string, T>> & { en: T }, language: string): T =>
  table[language.toLowerCase().split("-")[0]!] ?? table.en;

/** What is printed before a recommendation, on the page that is signed and in every file, in a text of this language (BCP 47). */
export const recommendationLabel = (language: string): string => inLanguage(WORDS, language).recommendation;

/** The first line of a box that quotes recommendations to a State. */
export const boxLabel = (language: string, state: string): string => inLanguage(WORDS, language).box.replace("{state}", () => state);
