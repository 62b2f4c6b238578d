import type { ColumnRole } from "~/app/domain/recommendations/source.js";

/**
 * Header words of the tables that are known, and of people's own in the six UN languages: letters only, without accents; the first
 * that fits decides. UHRI's export spells "Reccomending", its JSON "UprRecommendingCountry".
 */
const HEADERS: readonly (readonly [RegExp, ColumnRole])[] = [
  [
    /^(annotationid|ohchrannotationid|documentid|id|dateadded|template|documents|attachments|published|notes?|year|cycle|uprcycle|session|uprsession)$/,
    "ignored",
  ],
  [
    /(date|regionalgroup|rgrp|organi[sz]ations?$|toorg|fromorg|regions?concerned|recommendingregions|^regions$|category|^action$)/,
    "ignored",
  ],
  [/^(assessment|comments?|evaluation|statesintext|listedundertheme|language|langue|idioma)/, "ignored"],
  [/(documentsymbol|^symbol|^cote|signatura|символ|文号)/, "symbol"],
  [/^(en|english|texten|textenglish|recommendationen)$/, "text-en"],
  [/^(fr|french|francais|textfr|textfrench|recommendationfr)$/, "text-fr"],
  [/^(es|spanish|espanol|textes|textspanish|recommendationes)$/, "text-es"],
  [/^(ar|arabic|العربية|textar|textarabic)$/, "text-ar"],
  [/^(ru|russian|русский|textru|textrussian)$/, "text-ru"],
  [/^(zh|chinese|中文|textzh|textchinese)$/, "text-zh"],
  [/(recc?omm?ending(body|mechanism))|^body$|^mechanism$|^organe|^mecanismo/, "body"],
  [/^(type|annotationtype|typeofrecommendation)$/, "type"],
  [/positionsource|sourceofposition|sourcedelaposition/, "positionSource"],
  [
    /(recc?omm?ending(state|countr)|^from$|recommendedby|etatauteur|etatrecommandant|estadorecomendante|рекомендующ|الدولةالموصية|提出建议)/,
    "states",
  ],
  [
    /(countriesconcerned|stateunderreview|^countries$|^to$|^state$|^country$|concerned$|etatexamine|estadoexaminado|государствообъект|受审议国)/,
    "concerned",
  ],
  [/(posi[tc]ion|^response$|stateresponse|^status$|reponse|postura|respuesta|позиция|الموقف|立场)/, "position"],
  [/(^sdgs?|sdggoals|sustainabledevelopment|^odd$|^ods$|^цур$)/, "sdgs"],
  [/(person|affected|groupes?de|personas|лица|الأشخاص|人员)/, "persons"],
  [/(themes?$|^themes?|^issues?|^rights?$|^topics?|tema|тема|المواضيع|主题)/, "themes"],
  [/^(states?|recommendingstates?|etats?|estados|государства|الدول|国家)$/, "states"],
  [
    /^(no|nr|num|number|para|paragraph|parano|paragraphnumber|paragraphe|parrafo|numero|recno|recommendationnumber|recommendationno|номер|пункт|الرقم|编号|段落)$/,
    "number",
  ],
  [
    /^(text|texte|texto|recommendations?|recommandations?|recomendaci(on|ones)|recommendationtext|title|текст|рекомендаци[яи]|التوصية|النص|建议|案文)/,
    "text",
  ],
];

const letters = (header: string) =>
  header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, "");

/** What a column with this header holds; "ignored" where no word fits. */
export function roleOf(header: string): ColumnRole {
  const bare = letters(header);
  return bare === "" ? "ignored" : (HEADERS.find(([pattern]) => pattern.test(bare))?.[1] ?? "ignored");
}

const isText = (role: ColumnRole) => role === "text" || role.startsWith("text-");

/** The roles of headers; of two columns for one text the one named so, and a "Title" only where there is no other text. */
export function rolesOf(headers: readonly string[]): ColumnRole[] {
  const roles = headers.map(roleOf);
  const bare = headers.map(letters);
  const texts = roles.flatMap((role, i) => (role === "text" ? [i] : []));
  const kept = texts.find((i) => bare[i] !== "title") ?? texts[0];
  const single = new Set<ColumnRole>();
  return roles.map((role, i) => {
    if (role === "text") return i === kept ? role : "ignored";
    if (role === "ignored" || role === "states" || role === "themes" || role === "persons" || role === "sdgs") return role;
    if (single.has(role)) return "ignored";
    single.add(role);
    return role;
  });
}

/** Whether roles are enough to read a table by: a text or a number, and one thing more. */
export const isHeader = (roles: readonly ColumnRole[]): boolean =>
  (roles.some(isText) || roles.includes("number")) && new Set(roles.filter((role) => role !== "ignored")).size >= 2;
