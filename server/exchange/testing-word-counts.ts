export interface CountedText {
  language: string;
  text: string;
  /** What Word shows. */
  words: number;
  /** What LibreOffice shows where it is another figure, and why. */
  libreOffice?: { words: number; why: string };
}

const DASH = "LibreOffice takes en and em dashes for white space; Word counts a dash between blanks as a word";
const JOINED = "LibreOffice takes en and em dashes for white space; Word goes by blanks alone";

/** Texts in the six languages of the United Nations and mixed ones. Word's rule: runs between white space, and each Chinese character and mark of punctuation on its own. */
export const COUNTED_TEXTS: readonly CountedText[] = [
  { language: "English", text: "Everybody may use a public library.", words: 6 },
  { language: "English", text: "The State’s report (2024) is late; so is ours.", words: 9 },
  { language: "English", text: "Well-known and/or little-known vis-à-vis 06/30/2003", words: 5 },
  { language: "English", text: "Closed since May – without notice – in four towns", words: 10, libreOffice: { words: 8, why: DASH } },
  { language: "English", text: "Closed since May—without notice—in four towns", words: 6, libreOffice: { words: 8, why: JOINED } },
  { language: "English", text: "See https://example.org/a-b?c=d and office@example.org", words: 4 },
  { language: "English", text: "3.5 % of 1,000 people, i.e. 35 & more", words: 9 },
  { language: "English", text: "A/HRC/48/8, paras. 138.117-138.119 and 2017–2021", words: 5, libreOffice: { words: 6, why: JOINED } },
  { language: "English", text: "No\u00a0break, one\u202fthin, two  blanks", words: 6 },
  { language: "French", text: "L’accès à l’information n’est pas garanti.", words: 6 },
  { language: "French", text: "Pourquoi ? Parce qu’il n’y a pas de loi : aucune !", words: 12 },
  { language: "French", text: "« Peut-être », dit-on aujourd’hui", words: 5 },
  { language: "French", text: "La loi – adoptée en 2021 – n’est pas appliquée", words: 10, libreOffice: { words: 8, why: DASH } },
  { language: "French", text: "L’État devrait ratifier la Convention d’ici à 2027.", words: 8 },
  { language: "Spanish", text: "¿Quién protege a los periodistas?", words: 5 },
  { language: "Spanish", text: "El Estado debería ratificar el Protocolo, párr. 5 a).", words: 9 },
  { language: "Spanish", text: "Los/as niños/as indígenas de la región andino-amazónica", words: 7 },
  { language: "Spanish", text: "Treinta años después —según dicen— nada cambió", words: 7 },
  { language: "Russian", text: "Право на образование гарантировано.", words: 4 },
  { language: "Russian", text: "Закон – не указ, а журналисты – не враги", words: 9, libreOffice: { words: 7, why: DASH } },
  { language: "Russian", text: "Кто-то из г. Петрова, ст. 29 ч. 1", words: 8 },
  { language: "Russian", text: "«Свобода слова» № 5 за 2024 г.", words: 7 },
  { language: "Arabic", text: "الحق في التعليم مكفول للجميع", words: 5 },
  { language: "Arabic", text: "هل تحمي الدولة الصحفيين؟ لا، لا تحميهم.", words: 7 },
  { language: "Arabic", text: "المادة ١٩ (٢) من العهد الدولي", words: 6 },
  { language: "Arabic", text: "على الحكومة أن تصدق على الاتفاقية بحلول عام 2027", words: 9 },
  { language: "Arabic", text: "حُرِّيَّةُ الرَّأيِ والتَّعبير", words: 3 },
  { language: "Chinese", text: "受教育权是一项人权", words: 9 },
  { language: "Chinese", text: "政府应当批准公约，并公布报告。", words: 15 },
  { language: "Chinese", text: "四十人被拘留（没有律师）。", words: 13 },
  { language: "Chinese", text: "《公约》第十九条、第二十条", words: 13 },
  { language: "Chinese", text: "2024年有35人", words: 5 },
  { language: "mixed", text: "人权 and the law", words: 5 },
  { language: "mixed", text: "The term 人权 means human rights (права человека).", words: 9 },
  { language: "mixed", text: "المادة 5 de la Convention: الحق في الحياة", words: 8 },
  { language: "mixed", text: "UPR第四轮 and EPU 4e cycle", words: 8 },
];
