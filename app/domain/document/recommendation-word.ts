/** The word that a recommendation of the submission's own is labelled with. */
export const RECOMMENDATION_WORD =
  "recommendations?|recommandations?|recomendaci[oó]n(?:es)?|рекомендаци[яи]|(?:ال)?توصي(?:ة|ات)|建议|empfehlung(?:en)?|aanbeveling(?:en)?|raccomandazion[ei]|recomendaç(?:ão|ões)";
