import { inLanguage, recommendationLabel } from "~/app/domain/document/printed-words.js";
import type { SubmissionFile } from "./submission-file.js";

/** Words that a file adds to a submission, in the six languages in which OHCHR accepts one; another language gets English. */
const en = {
  review: "Universal Periodic Review",
  state: "State under review",
  session: "Session",
  cycle: "Cycle",
  date: "Date",
  individual: "Individual submission",
  joint: "Joint submission",
  nhri: "Submission of a national human rights institution",
  submittedBy: "Submitted by",
  contact: "Contact",
  keywords: "Key words",
  letter: "Covering letter",
  words: "Words in the text",
  recommendation: recommendationLabel("en"),
  endnotes: "Endnotes",
  annexes: "Annexes",
  draft: "Draft. This is not the text that was filed.",
  hash: "SHA-256 of the text",
  redacted: "[Redacted before publication]",
};
export type FileLabels = typeof en;

const fr: FileLabels = {
  review: "Examen périodique universel",
  state: "État examiné",
  session: "Session",
  cycle: "Cycle",
  date: "Date",
  individual: "Communication individuelle",
  joint: "Communication conjointe",
  nhri: "Communication d’une institution nationale des droits de l’homme",
  submittedBy: "Présentée par",
  contact: "Contact",
  keywords: "Mots-clés",
  letter: "Lettre d’accompagnement",
  words: "Mots du texte",
  recommendation: recommendationLabel("fr"),
  endnotes: "Notes",
  annexes: "Annexes",
  draft: "Projet. Ce texte n’est pas celui qui a été déposé.",
  hash: "SHA-256 du texte",
  redacted: "[Passage occulté avant publication]",
};

const es: FileLabels = {
  review: "Examen Periódico Universal",
  state: "Estado examinado",
  session: "Período de sesiones",
  cycle: "Ciclo",
  date: "Fecha",
  individual: "Comunicación individual",
  joint: "Comunicación conjunta",
  nhri: "Comunicación de una institución nacional de derechos humanos",
  submittedBy: "Presentada por",
  contact: "Contacto",
  keywords: "Palabras clave",
  letter: "Carta de presentación",
  words: "Palabras del texto",
  recommendation: recommendationLabel("es"),
  endnotes: "Notas",
  annexes: "Anexos",
  draft: "Borrador. Este no es el texto presentado.",
  hash: "SHA-256 del texto",
  redacted: "[Pasaje omitido antes de su publicación]",
};

const ar: FileLabels = {
  review: "الاستعراض الدوري الشامل",
  state: "الدولة موضوع الاستعراض",
  session: "الدورة",
  cycle: "الجولة",
  date: "التاريخ",
  individual: "تقرير فردي",
  joint: "تقرير مشترك",
  nhri: "تقرير المؤسسة الوطنية لحقوق الإنسان",
  submittedBy: "مقدم من",
  contact: "جهة الاتصال",
  keywords: "الكلمات المفتاحية",
  letter: "رسالة الإحالة",
  words: "عدد كلمات النص",
  recommendation: recommendationLabel("ar"),
  endnotes: "الحواشي",
  annexes: "المرفقات",
  draft: "مسودة. ليس هذا هو النص المقدم.",
  hash: "بصمة النص (SHA-256)",
  redacted: "[حُجب هذا المقطع قبل النشر]",
};

const ru: FileLabels = {
  review: "Универсальный периодический обзор",
  state: "Государство, являющееся объектом обзора",
  session: "Сессия",
  cycle: "Цикл",
  date: "Дата",
  individual: "Индивидуальное представление",
  joint: "Совместное представление",
  nhri: "Представление национального правозащитного учреждения",
  submittedBy: "Представили",
  contact: "Контактные данные",
  keywords: "Ключевые слова",
  letter: "Сопроводительное письмо",
  words: "Слов в тексте",
  recommendation: recommendationLabel("ru"),
  endnotes: "Примечания",
  annexes: "Приложения",
  draft: "Черновик. Это не поданный текст.",
  hash: "SHA-256 текста",
  redacted: "[Изъято перед публикацией]",
};

const zh: FileLabels = {
  review: "普遍定期审议",
  state: "受审议国",
  session: "届会",
  cycle: "周期",
  date: "日期",
  individual: "单独提交的材料",
  joint: "联合提交的材料",
  nhri: "国家人权机构提交的材料",
  submittedBy: "提交方",
  contact: "联系方式",
  keywords: "关键词",
  letter: "附函",
  words: "正文字数",
  recommendation: recommendationLabel("zh"),
  endnotes: "尾注",
  annexes: "附件",
  draft: "草稿。这不是已提交的文本。",
  hash: "文本的 SHA-256",
  redacted: "[发布前已隐去]",
};

const LABELS = { en, fr, es, ar, ru, zh };

/** The labels of a language (BCP 47). */
export const fileLabels = (language: string): FileLabels => inLanguage(LABELS, language);

/** Title and facts of the cover, each with its label; what is not known (a session 0, an empty name) is left out. */
export function coverFacts(input: SubmissionFile, labels: FileLabels): { title: string; facts: [string, string][] } {
  const { stateName, session, cycle } = input.review;
  const known = (n: number) => (n > 0 ? String(n) : "");
  const facts: [string, string][] = [
    [labels.state, stateName.trim()],
    [labels.session, known(session)],
    [labels.cycle, known(cycle)],
    [labels.date, fileDate(input.date, input.language)],
    [labels.words, new Intl.NumberFormat(input.language).format(input.words)],
  ];
  return { title: input.title.trim() || labels[input.kind], facts: facts.filter(([, value]) => value !== "") };
}

/** A date as the language writes it, in Geneva's time zone: "12 October 2025". */
export const fileDate = (date: Date, language: string): string =>
  new Intl.DateTimeFormat(language.toLowerCase().startsWith("en") ? "en-GB" : language, {
    dateStyle: "long",
    timeZone: "Europe/Zurich",
    calendar: "gregory",
  }).format(date);
