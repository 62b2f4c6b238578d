/**
 * Words by which a submission's parts are known, in the languages that submissions come in: the six of the United Nations and
 * German, Dutch, Italian, Portuguese. Data, to be added to; nothing here is needed for a text to survive, only for its place.
 */

/** Headings of the list of endnotes, without numbers and colon, in lower case. */
export const NOTES_HEADINGS = new Set([
  ...[
    "references",
    "reference",
    "endnotes",
    "end notes",
    "notes",
    "footnotes",
    "notes and references",
    "references and notes",
    "list of references",
    "sources",
  ],
  ...["références", "notes de fin", "notes de bas de page", "notes et références", "renvois"],
  ...["notas", "notas finales", "notas al final", "notas al pie", "referencias", "notas y referencias", "fuentes"],
  ...["المراجع", "الهوامش", "الحواشي", "الحواشي الختامية", "التعليقات الختامية", "المصادر"],
  ...["примечания", "сноски", "ссылки", "концевые сноски", "источники"],
  ...["注释", "尾注", "脚注", "参考文献", "注", "註釋", "尾註"],
  ...[
    "anmerkungen",
    "endnoten",
    "fußnoten",
    "quellen",
    "eindnoten",
    "voetnoten",
    "noten",
    "bronnen",
    "note",
    "note finali",
    "riferimenti",
    "notas de fim",
    "referências",
  ],
]);

/** A word within which recommendations are spoken of, for the label of a box. */
export const ABOUT_RECOMMENDATIONS = /recom+[ae]n|рекоменд|توصي|建议|empfehl|aanbevel|raccomand/iu;

/** Openings of a covering letter. */
export const SALUTATION =
  /^(?:dear\b|excellenc|your excellenc|honou?rable\b|to whom it may|(?:ch(?:er|ère)s?\s+)?(?:madame|monsieur|mesdames|messieurs)\b|estimad[oa]|distinguid[oa]|señor|excelen|уважаем|ваше превосход|السيدة?\b|سعادة|تحية|حضرة|尊敬的|sehr geehrte|geachte|egregi|gentil[ei]|exm[oa])/iu;

/** Closings of a covering letter. */
export const CLOSING =
  /^(?:yours\b|please accept\b|respectfully|sincerely|(?:with )?(?:kind|best|warm)(?:est)? regards|with (?:our )?(?:high|respect|assurances)|veuillez\b|(?:bien )?cordialement|(?:je vous prie|nous vous prions)|atentamente|cordialmente|le saluda|с уважением|وتفضلوا|مع (?:خالص|فائق)|此致|敬上|mit freundlichen|met vriendelijke|hoogachtend|cordiali saluti|atenciosamente)/iu;

/** A title of a submission says one of these. */
export const TITLE_WORDS =
  /submission|contribution|universal periodic review|\bupr\b|\bepu\b|examen périodique|examen periódico|informe|rapport|report|soumission|contribución|вклад|обзор|استعراض|مساهمة|تقرير|定期审议|提交/iu;

/** Labels of lines on a cover page, to be followed by a colon. */
export const KEYWORDS_LABEL =
  /^(?:key ?words|mots[- ]cl[ée]s|palabras clave|ключевые слова|الكلمات (?:المفتاحية|الرئيسية)|关键词)\s*[:：]\s*/iu;
export const SUBMITTED_BY =
  /^(?:(?:joint(?:ly)?\s+)?(?:submission\s+|submitted\s+|prepared\s+|presented\s+)+by|(?:conjointement\s+)?(?:soumis|soumise|présentée?|préparée?)(?:\s+conjointement)?\s+par|presentad[oa](?:\s+conjuntamente)?\s+por|submitting organi[sz]ations?|organi[sz]ations|organisations|organizaciones|авторы|представлено|مقدم(?:ة)? من|提交者)\s*[:：]?\s*/iu;
export const CONTACT_LABEL =
  /^(?:contact(?: person| details)?|contacto|personne de contact|e-?mail|courriel|correo electrónico|контакт|الاتصال|联系)\s*[:：]/iu;
