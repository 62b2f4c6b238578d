/** What "stated that" does to the verbs of a sentence: those of which the form alone tells that they are in the present. */
const PAST_FORMS: Readonly<Record<string, string>> = {
  is: "was",
  are: "were",
  has: "had",
  have: "had",
  does: "did",
  do: "did",
  will: "would",
  can: "could",
  cannot: "could not",
  may: "might",
  needs: "needed",
  need: "needed",
  ...Object.fromEntries(
    ["is", "are", "has", "have", "does", "do"].map((verb) => [
      `${verb}n’t`,
      `${{ is: "was", are: "were", has: "had", have: "had", does: "did", do: "did" }[verb]!}n’t`,
    ]),
  ),
  "can’t": "couldn’t",
  "won’t": "wouldn’t",
};

/** Verbs as they stand after "the law" and after "the laws"; those that are nouns too are left out. */
const IRREGULAR =
  "become became|give gave|make made|take took|keep kept|hold held|lead led|begin began|undergo underwent|say said|buy bought|sleep slept|" +
  "mean meant|stand stood|show showed|spend spent|pay paid|drink drank|know knew|find found|go went|come came|lose lost";
const REGULAR =
  "lack remain exist continue require provide fail allow contain include prohibit prevent receive suffer refer recognise recognize " +
  "criminalise criminalize undermine violate affect deny exclude depend apply seem appear constitute represent ensure protect " +
  "restrict stipulate define establish rely involve persist hinder discriminate perpetuate reflect create face tend belong struggle " +
  "encounter enjoy live offer oblige permit serve reach threaten discourage hamper impede deprive earn wait want exceed refuse cooperate collaborate collect organise organize help support work attend use highlight travel";
const pastOf = (verb: string) => {
  if (verb === "permit") return "permitted";
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return verb.endsWith("e") ? `${verb}d` : `${verb}ed`;
};
const VERBS = [...IRREGULAR.split("|").map((pair) => pair.split(" ")), ...REGULAR.split(" ").map((verb) => [verb, pastOf(verb)])];
/** Nouns too, with an "s": "the lives", "two offers". */
const ALSO_NOUNS = new Set(
  "live face offer permit take find drink want wait mean stand show hold lead help support work use highlight travel".split(" "),
);
const singular = (verb: string) => {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|sh|ch|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
};
const SINGULAR = new Map(VERBS.map(([verb, past]) => [singular(verb!), past!] as const));
const SINGULAR_NOUNS = new Set([...ALSO_NOUNS].map(singular));
const PLURAL = new Map(VERBS.map(([verb, past]) => [verb!, past!] as const));

/** After these a verb is an infinitive, up to the next clause. */
const BEFORE_INFINITIVE =
  /^(?:to|should|would|could|might|must|may|can|will|shall|cannot|did|does|do|didn’t|doesn’t|don’t|let|helps?|makes?|please)$/;
const NEW_CLAUSE = /^(?:that|who|which|where|when|because|if|whether|while|as|since|although|though|but|what|how)$/;
const NOUN_WILL = /^(?:political|free|good|ill|own|the|a|of|popular|public|their|its|his|her|with|no)$/;
/** Words before a verb that say that its subject is of several. */
const SEVERAL =
  /^(?:people|children|women|men|persons|police|who|they|which|still|also|often|sometimes|frequently|rarely|regularly|currently|both|many|most|some|others|two|three|four|five|six|seven|eight|nine|ten)$|[^s]s$/;

/** End with an "s" and are no plural. */
const NO_PLURAL =
  /^(?:is|was|has|does|this|its|his|as|us|thus|across|towards|perhaps|besides|always|sometimes|yes|plus|versus|focus|access)$/;

/** What follows the verb "shows" and not "the shows". */
const OBJECT = /^(?:to|at|that|how|the|a|an|its|their|no|only|more|less)$/;
const BEFORE_NOUN = /^(?:the|a|an|its|their|his|her|of|in|on|for|with|by|from|to|and|or|such|no|these|those|all|other|many|some)$/;
/** Up to where the word is looked for that makes an infinitive, and up to where after "and". */
const REACH = 3;
const REACH_AFTER_AND = 8;

function isFinite(before: readonly string[]): boolean {
  const reach = /^(?:and|or)$/.test(before.at(-1) ?? "") ? REACH_AFTER_AND : REACH;
  const words = before.slice(-reach).reverse();
  for (const [i, word] of words.entries()) {
    if (NEW_CLAUSE.test(word) || /[,;:()]$/.test(word)) return true;
    // "up to 300 prisoners sleep"
    if (BEFORE_INFINITIVE.test(word) && !(word === "to" && words[i + 1] === "up")) return false;
  }
  return true;
}

function pastForm(word: string, before: readonly string[], after: string): string | null {
  const previous = (before.at(-1) ?? "").replace(/[,;:()]+$/, "");
  if (word === "will" && NOUN_WILL.test(previous)) return null;
  if (word === "is" && previous === "that" && after === "") return null;
  if (word === "needs" || word === "need") return after === "to" && isFinite(before) ? PAST_FORMS[word]! : null;
  if (word === "do" && after !== "not") return null;
  if (word === "have" || word === "do" || word === "don’t" || word === "haven’t") return isFinite(before) ? PAST_FORMS[word]! : null;
  if (PAST_FORMS[word] !== undefined) return PAST_FORMS[word];
  const one = SINGULAR.get(word);
  if (one !== undefined) return SINGULAR_NOUNS.has(word) && (!OBJECT.test(after) || BEFORE_NOUN.test(previous)) ? null : one;
  const many = PLURAL.get(word);
  if (many === undefined || after === "of" || !SEVERAL.test(previous) || NO_PLURAL.test(previous) || SINGULAR.has(previous)) return null;
  return isFinite(before) ? many : null;
}

/**
 * A clause as it stands after "stated that": "is" becomes "was", "have been" "had been", "will" "would". Only forms that can be nothing but the
 * present are changed, and nothing inside quotation marks.
 */
export function inPast(clause: string): string {
  const before: string[] = [];
  return clause
    .split(/(“[^”]*”|"[^"]*"|‘[^’]*’(?!\p{L}))/u)
    .map((piece, i) => {
      if (i % 2 === 1) {
        before.push("quoted");
        return piece;
      }
      return piece.replace(
        /([\p{L}’'-]+)([,;:)]*)(?=([^\p{L}]*)([\p{L}’'-]*))/gu,
        (_, word: string, stop: string, gap: string, next: string) => {
          const plain = word.replace(/'/g, "’");
          const past = pastForm(plain, before, stop === "" && /^\s*$/.test(gap) ? next : "");
          before.push(`${plain}${stop}`);
          return `${past ?? word}${stop}`;
        },
      );
    })
    .join("");
}
