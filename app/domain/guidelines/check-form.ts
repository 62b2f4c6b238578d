import { plainText, textOfBlocks } from "../document/document.js";
import { measure } from "../document/words.js";
import { ABUSIVE_WORDS } from "./abusive-words.js";
import { addressedStates, differentStates, listedStates, namedStates, sameState } from "./countries.js";
import type { CheckInput, Checks, Found } from "./findings.js";
import { detectLanguage } from "./language.js";
import { isUnLanguage, languageName } from "./language-names.js";
import { withoutQuotations } from "./text.js";

/** The rules on form: what makes OHCHR set a submission aside. */
export const FORM_CHECKS: Checks = {
  length: ({ document, set, kind }) => {
    const limit = set.limits[kind].words;
    const { used, overFrom } = measure(document, limit, set.counted);
    return used > limit ? [{ code: "length", params: { words: used, limit, count: used - limit }, block: overFrom?.block }] : [];
  },
  language: ({ document, language }) => {
    const found = detectLanguage(textOfBlocks(document));
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
  "other-country": otherCountry,
};

const zurich = (instant: Date): string =>
  `${new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Zurich", dateStyle: "long", timeStyle: "short" }).format(instant)} (Geneva)`;

const ABUSE = ABUSIVE_WORDS.map((word) => ({
  word,
  pattern: /\p{Script=Han}/u.test(word) ? new RegExp(word, "iu") : new RegExp(`(?<![\\p{L}\\p{M}-])${word}(?![\\p{L}\\p{M}-])`, "iu"),
}));

/** The abusive words of a text outside quotations: hate speech that is reported is quoted. */
export function abusiveWords(text: string): string[] {
  const own = withoutQuotations(text);
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

/** Asides such as the State that made a quoted recommendation, "(Portugal)". */
const IN_BRACKETS = /\([^)]*\)/gu;
/** From so many places on, a State is what a text is about. */
const OFTEN = 5;

/** A text in English that is clearly about another State than the review's: its title says so, or it hardly names the review's State and another one often. */
function otherCountry({ document, review, language }: CheckInput): Found[] {
  if (!review) return [];
  const { stateName } = review;
  const title = document.cover.title.replace(IN_BRACKETS, " ");
  const text = document.blocks
    .filter(({ kind }) => kind !== "reference-box" && kind !== "quotation")
    .map((block) => plainText(block.inline).replace(IN_BRACKETS, " "))
    .join("\n");
  const written = detectLanguage(text) ?? language ?? "en";
  if (written.split("-")[0] !== "en") return [];
  const isOwn = (name: string) => sameState(name.replace(/['’]s$/u, ""), stateName);
  const named = [...namedStates(title), ...namedStates(text)].map(({ name }) => name.replace(/['’]s$/u, ""));
  const others = named.filter((name) => !isOwn(name));
  const timesNamed = (state: string) => others.filter((name) => sameState(name, state)).length;
  const [other] = [...new Set(others)].sort((a, b) => timesNamed(b) - timesNamed(a));
  if (other === undefined) return [];
  const folded = `${title}\n${text}`.toLowerCase();
  const own = Math.max(named.length - others.length, folded.split(stateName.toLowerCase()).length - 1);
  const inTitle = namedStates(title).some(({ name }) => sameState(name.replace(/['’]s$/u, ""), other));
  const times = timesNamed(other);
  const isAbout = inTitle ? times > own : own === 0 ? times > 1 : times >= OFTEN && times > 4 * own;
  if (!isAbout) return [];
  const block = document.blocks.find((one) =>
    namedStates(plainText(one.inline)).some(({ name }) => sameState(name.replace(/['’]s$/u, ""), other)),
  );
  return [{ code: "other-country", params: { other, state: stateName }, block: block?.id }];
}
