import { plainText } from "../document/document.js";
import { namedStates } from "./countries.js";
import type { Checks, Found } from "./findings.js";

/** A name in writing that has capitals: two to four words, with particles between them. */
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?: (?:al|ar|bin|ibn|da|de|del|della|di|dos|el|la|van|von|der|den|y))*(?: \p{Lu}(?:[\p{L}\p{M}'’-]+|\.)){1,3}`;
/** Who holds an office is no private person. */
const OFFICE =
  /\b(?:president|(?:vice-)?prime|minister|secretary|rapporteurs?|ambassador|commissioner|ombuds\w+|prosecutor|judge|justice|senator|governor|mayor|général|ministre|président|rapporteu\w+|juge|ministro|ministra|presidente|presidenta|relator\w*|juez)\b|президент|министр|докладчик|судья|прокурор|посол|وزير|الرئيس|المقرر|القاضي|السفير|总统|主席|部长|大使|法官|报告员/iu;
/** What is done to a person; "was arrested", "a été arrêtée". */
const HARM =
  /^[ ,]+(?:\d{1,3},? )?(?:was|has been|is being|a été|est|fue|ha sido|был[аи]?) (?:(?:\p{Ll}+ly|illegally|arbitrarily) )?(?:arrested|detained|imprisoned|jailed|tortured|beaten|raped|abducted|kidnapped|killed|murdered|threatened|expelled|deported|disappeared|sentenced|charged|convicted|dismissed|arrêtée?|détenue?|torturée?|violée?|tuée?|menacée?|enlevée?|condamnée?|expulsée?|détenid[oa]|detenid[oa]|torturad[oa]|violad[oa]|asesinad[oa]|amenazad[oa]|secuestrad[oa]|condenad[oa]|арестован|задержан|убит|избит|похищен|осужд[её]н)/u;
/** First words of names of bodies and groups, which are no persons. */
const NO_PERSON =
  /^(?:The|This|These|Human|National|European|United|Supreme|High|Free|Freedom|Civil|Joint|Central|Federal|Public|Law|Bill|Act|Article|Draft|Law|Penal|Criminal|International|Amnesty|Radio|La|Le|Les|El|Los|Las|Loi|Ley|Décret)\b/u;

/** Signs that are of a person whatever stands around them. */
const SIGNS = [
  new RegExp(
    String.raw`(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|M|Mme|Mlle|Sr|Sra|Srta)\.? \p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+)*`,
    "u",
  ),
  /(?<!\p{L})(?:г-н|г-жа|господин|госпожа) \p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+)*/iu,
  /(?<!\p{L})(?:السيد|السيدة|الآنسة) \p{L}+(?: \p{L}+)?/u,
  /[\p{Script=Han}]{2,4}(?:先生|女士|小姐)/u,
  new RegExp(String.raw`(?:named|whose name is|nommée?|prénommée?|llamad[oa]|по имени) ${NAME}`, "u"),
  new RegExp(
    String.raw`(?<!\p{L})${NAME},? (?:\((?:aged? )?\p{Nd}{1,2}\)|aged \p{Nd}{1,2}|\p{Nd}{1,2} (?:years old|ans|años|лет)|\p{Nd}{1,2}(?=,))`,
    "u",
  ),
  /\b(?:born on|date of birth:?|née? le|nacid[oa] el|родил(?:ся|ась)) \p{Nd}{1,2}[ ./-][\p{L}\p{Nd}]+[ ./-]\p{Nd}{2,4}/iu,
  /\b(?:passport|identity card|ID card|national ID|case file|passeport|carte d[’']identité|pasaporte|паспорт) (?:no\.?|number|nº|n°|№)?\s?:?\s?[A-Z]{0,3}\p{Nd}{4,}/iu,
  /(?:\b(?:telephone|phone|mobile|tel|tél|téléphone|teléfono|тел)\b\.?:? ?)\+?\p{Nd}[\p{Nd} ()./-]{6,}|(?<![\p{Nd}\p{L}])\+\p{Nd}{1,3}[ (-][\p{Nd} ()-]{7,}/iu,
  /\b(?:lives|living|resides|residing|habite|vive|домашний адрес)\b[^.]{0,30} \p{Nd}+,? \p{Lu}\p{L}+ (?:street|road|avenue|st\.)/iu,
];

const HARMED = new RegExp(String.raw`(?<![\p{L}'’])${NAME}`, "gu");
/** How far before a name its office may stand, in signs. */
const NEARBY = 40;

/** The first sign in a text that a private person can be recognised, or null. */
export function signOfPerson(text: string): string | null {
  for (const sign of SIGNS) {
    const match = sign.exec(text);
    if (match && !holdsOffice(text, match.index, match[0])) return match[0].replace(/[\s.,;]+$/u, "");
  }
  for (const { 0: name, index } of text.matchAll(HARMED)) {
    if (!HARM.test(text.slice(index + name.length)) || NO_PERSON.test(name) || namedStates(name).length > 0) continue;
    if (!holdsOffice(text, index, name)) return name;
  }
  return null;
}

const holdsOffice = (text: string, index: number, found: string): boolean =>
  OFFICE.test(text.slice(Math.max(index - NEARBY, 0), index + found.length));

/** Signs that somebody could be put at risk: the text is published as it is. */
export const PEOPLE_CHECKS: Checks = {
  "person-at-risk": ({ document }) => {
    const texts = [
      ...document.blocks
        .filter(({ kind }) => kind !== "reference-box")
        .map((block) => ({ block: block.id, text: plainText(block.inline) })),
      ...document.notes.map((note) => ({
        block: document.blocks.find(({ inline }) => inline.some((part) => part.type === "note" && part.note === note.id))?.id,
        text: plainText(note.inline).replace(/“[^”]*”|«[^»]*»/gu, " "),
      })),
    ];
    return texts.flatMap(({ block, text }): Found[] => {
      const sign = signOfPerson(text);
      return sign === null ? [] : [{ code: "person-at-risk", params: { text: sign }, block }];
    });
  },
};
