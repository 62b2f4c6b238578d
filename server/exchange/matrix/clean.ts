const ENTITIES: Record<string, string> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  rsquo: "’",
  lsquo: "‘",
  rdquo: "”",
  ldquo: "“",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lrm: "",
  rlm: "",
  shy: "",
};
const ACCENTS: Record<string, string> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  uml: "\u0308",
  cedil: "\u0327",
  tilde: "\u0303",
};

/** Endings that are no words: a blank before them was put there by a line end in the file that the list was made from. */
const ENDINGS =
  /(?<=\p{Ll}{3}) (?=(?:ing|ings|tion|tions|ation|ations|sion|sions|ment|ments|ness|ity|ities|ly|ed|ies|ance|ence|ization|isation)\b(?![-']))/gu;
/** "S tate": a capital alone, other than the words A and I, before a piece that begins small. */
const SPLIT_CAPITAL = /(?<=(?:^|[\s(]))(S) (?=tates?\b)/gu;
const GLUED_NUMBER = /(?<=\b(?:articles?|paragraphs?|paras?|resolution|protocol))(?=\d)/giu;

/**
 * A line of a list of recommendations, without the traces of the databases that it went through: literal entities, hard
 * blanks, blanks inside words where they can be told, blanks missing before a number.
 */
export function cleanLine(text: string): string {
  return text
    .replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(ENDINGS, "")
    .replace(SPLIT_CAPITAL, "$1")
    .replace(GLUED_NUMBER, " ");
}

function entity(name: string): string | undefined {
  if (name.startsWith("#")) {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }
  const accented = /^([a-z])(acute|grave|circ|uml|cedil|tilde)$/i.exec(name);
  return accented ? accented[1]! + ACCENTS[accented[2]!]! : (ENTITIES[name] ?? ENTITIES[name.toLowerCase()]);
}
