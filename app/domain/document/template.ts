import { emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "./document.js";
import { inLanguage } from "./printed-words.js";

/** The usual headings of a submission, in the six languages in which OHCHR accepts one. */
const HEADINGS = {
  en: ["Overview", "Preparation of this submission", "Follow-up to the previous review", "New developments", "Recommendations"],
  fr: ["Aperçu", "Élaboration de la présente communication", "Suite donnée à l’examen précédent", "Faits nouveaux", "Recommandations"],
  es: ["Panorama general", "Preparación de esta comunicación", "Seguimiento del examen anterior", "Novedades", "Recomendaciones"],
  ar: ["لمحة عامة", "إعداد هذا التقرير", "متابعة الاستعراض السابق", "التطورات الجديدة", "التوصيات"],
  ru: ["Общий обзор", "Подготовка представления", "Выполнение итогов предыдущего обзора", "Новые события", "Рекомендации"],
  zh: ["概述", "材料的编写", "上次审议的后续行动", "新的事态发展", "建议"],
};

/** A text under the usual headings in a language (BCP 47); another language than the six gets English ones. */
export const template = (language: string): StructuredDocument => documentFromHeadings(inLanguage(HEADINGS, language));

/** An empty text under headings: one per given title, each with a first numbered paragraph. */
export function documentFromHeadings(headings: readonly string[]): StructuredDocument {
  const blocks = headings.flatMap((text) => [
    { id: newId(), kind: "heading" as const, inline: [{ type: "text" as const, text }] },
    { id: newId(), kind: "paragraph" as const, inline: [] },
  ]);
  return { schema: SCHEMA_VERSION, cover: emptyCover(), blocks, notes: [], links: [] };
}
