import { plainText } from "../document/document.js";
import { measure } from "../document/words.js";
import { ABUSIVE_WORDS } from "./abusive-words.js";
import { addressedStates, differentStates, listedStates, namedStates, sameState } from "./countries.js";
import type { CheckInput, Checks, Found } from "./findings.js";
import { detectLanguage, isUnLanguage, languageName } from "./language.js";

/** The rules on form: what makes OHCHR set a submission aside. */
export const FORM_CHECKS: Checks = {
  length: ({ document, set, kind }) => {
    const limit = set.limits[kind].words;
    const { used, overFrom } = measure(document, limit, set.counted);
    return used > limit ? [{ code: "length", params: { words: used, limit, count: used - limit }, block: overFrom?.block }] : [];
  },
  language: ({ document, language }) => {
    const found = detectLanguage(document.blocks.map((block) => plainText(block.inline)).join("\n"));
    const judged = found ?? language;
    return judged && !isUnLanguage(judged) ? [{ code: "language", params: { language: languageName(judged) } }] : [];
  },
  deadline: ({ now, deadline }) =>
    now && deadline && now > deadline ? [{ code: "deadline", params: { deadline: zurich(deadline) } }] : [],
  "abusive-language": ({ document }) =>
    document.blocks.flatMap((block): Found[] => {
      const words = abusiveWords(plainText(block.inline));
      return words.length > 0 ? [{ code: "abusive-language", params: { words: words.join(", ") }, block: block.id }] : [];
    }),
  "one-country": oneCountry,
};

const zurich = (instant: Date): string =>
  `${new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Zurich", dateStyle: "long", timeStyle: "short" }).format(instant)} (Geneva)`;

const QUOTED = /“[^”]*”|«[^»]*»|„[^“”]*[“”]|"[^"]*"|(?<!\p{L})‘[^’]*’|「[^」]*」/gu;
const ABUSE = ABUSIVE_WORDS.map((word) => ({
  word,
  pattern: /\p{Script=Han}/u.test(word) ? new RegExp(word, "iu") : new RegExp(`(?<![\\p{L}\\p{M}-])${word}(?![\\p{L}\\p{M}-])`, "iu"),
}));

/** The abusive words of a text outside quotations: hate speech that is reported is quoted. */
export function abusiveWords(text: string): string[] {
  const own = text.replace(QUOTED, " ");
  return ABUSE.filter(({ pattern }) => pattern.test(own)).map(({ word }) => word);
}

/** A submission is about more than one country where its title lists two States, or recommendations address two; States that are only mentioned do not count. */
function oneCountry({ document, review }: CheckInput): Found[] {
  const listed = listedStates(document.cover.title);
  if (listed.length > 1) return [{ code: "one-country", params: { countries: listed.join(", ") } }];
  const addressed = document.blocks
    .filter((block) => block.kind === "recommendation")
    .flatMap((block) =>
      addressedStates(`${block.addressee ?? ""} ${plainText(block.inline)}`).map((state) => ({ ...state, block: block.id })),
    );
  const countries = differentStates([...addressed, ...(review ? namedStates(review.stateName) : [])]);
  if (countries.length < 2) return [];
  const other = addressed.find((state) => !sameState(state.name, review?.stateName ?? addressed[0]!.name));
  return [{ code: "one-country", params: { countries: countries.join(", ") }, block: other?.block }];
}
