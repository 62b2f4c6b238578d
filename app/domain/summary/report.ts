import { GERUND, IMPERATIVE, INFINITIVE } from "./asking-verbs.js";
import { inPast } from "./tense.js";

/** How a submission speaks of itself; such a sentence is quoted, because reported it would say something else. */
const FIRST_PERSON =
  /(?<![\p{L}])(?:we|our|ours|us|ourselves|I|my|me|this submission|this report|the submission|the present report|the authors?|below|above)(?![\p{L}])/iu;

/** "We urge Belgium to ...", "The authors urge ...", "Readers Without Walls urges ..." become "JS1 urged Belgium to ...". */
const PAST: Readonly<Record<string, string>> = {
  recommend: "recommended",
  encourage: "encouraged",
  urge: "urged",
  "call on": "called on",
  "call upon": "called upon",
  "call for": "called for",
  ask: "asked",
  invite: "invited",
  request: "requested",
  propose: "proposed",
  suggest: "suggested",
  demand: "demanded",
  welcome: "welcomed",
  regret: "regretted",
  note: "noted",
  observe: "observed",
  believe: "believed",
  consider: "considered",
  submit: "submitted",
  find: "found",
  commend: "commended",
  acknowledge: "acknowledged",
  recognise: "recognized",
  recognize: "recognized",
  condemn: "condemned",
  reiterate: "reiterated",
  recall: "recalled",
  emphasise: "emphasized",
  emphasize: "emphasized",
  stress: "stressed",
  highlight: "highlighted",
  report: "reported",
};
const ofOne = (verb: string) => verb.replace(/^\w+/, (word) => (word.endsWith("ss") ? `${word}es` : `${word}s`));
const REPORTED = new Map(Object.entries(PAST).flatMap(([verb, past]) => [[verb, past] as const, [ofOne(verb), past] as const]));
const ASKING = /^(?:recommend|encourage|urge|call|ask|invite|request|propose|suggest|demand)/;
const OWN_ADVERB = "(?:therefore|also|further|strongly|respectfully|hereby|once again|again|urgently|equally)";
const CONCERN =
  "(?:are|is|remains?) (?:(?:also|deeply|seriously|gravely|very|particularly|especially|still|extremely|greatly) )*(?:concerned|worried|alarmed)";
const OWN_VERB = new RegExp(`^(?:${OWN_ADVERB},? )*(?:(${[...REPORTED.keys()].join("|")})|${CONCERN}) `);
const OURSELVES =
  "We|(?:The )?(?:[Aa]uthors|[Ss]ubmitting organi[sz]ations|[Cc]o-submitting organi[sz]ations|[Cc]o-submitters|[Ss]ubmitters|[Ss]ignatories|[Uu]ndersigned(?: organi[sz]ations)?|[Cc]oalition)(?: of this (?:joint )?(?:submission|report))?";

/** Makes an expression once for each text that it is made from: a long draft asks for the same few ten thousand times. */
function once(make: (text: string) => RegExp): (text: string) => RegExp {
  const made = new Map<string, RegExp>();
  return (text) => {
    const known = made.get(text) ?? make(text);
    if (made.size > 1000) made.clear();
    made.set(text, known);
    return known;
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** "Belgium should raise ..." and "The Government should raise ..." ask the same, in the same verb. */
const should = once(
  (stateName) =>
    new RegExp(
      `^(?:The (?:State|Government|authorities)(?: of ${escaped(stateName)})?|${escaped(stateName)}) (?:should|must|needs? to|ought to) (?!have\\b|be (?:able|commended|congratulated|praised)\\b|also\\b|therefore\\b|now\\b)(?=[a-z])`,
    ),
);

/** What a speaker thinks of what it says; the summary reports without it. */
const COMMENT =
  /^(?:Unfortunately|Regrettably|Sadly|Shockingly|Alarmingly|Disappointingly|Clearly|Obviously|Indeed|In fact|Of course|Notably|Hopefully|Thankfully|Worse still), /;

/** Remarks that point at another place of the submission, or go without saying. */
const withoutRemarks = (text: string) =>
  text
    .replace(/\s*\((?:see|cf\.?)[^()]*\)/gi, "")
    .replace(/^((?:In|On|At|Since|During|By) [^,]{1,60}), for (?:example|instance),/, "$1,")
    .replace(/, for (?:example|instance),/g, "");

/** Words that begin a sentence with a capital only because it begins there. */
const COMMON =
  /^(?:The|A|An|In|On|At|By|For|From|With|Without|Within|Under|Over|Of|To|As|After|Before|Between|During|Since|While|Although|Despite|Because|If|When|Where|Many|Most|Much|Some|Several|All|Every|Each|Both|Few|Only|Not|No|Nearly|Almost|Around|Approximately|More|Less|According|People|Persons|Women|Children|Libraries|Public|There|Currently|Recently|Today|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Even|Until|Through|Throughout|Though|Whereas|Whenever|Once|Given|Following|Due|Regarding|Concerning|Among|Against|Across|Apart|Until|Up|Any|Other|Such|Another|Half|Nobody|Nothing|None|Neither|Existing|New)$/;
/** Endings of words that are no names. */
const NO_NAME =
  /(?:ants|ents|tions?|ments?|ness|ity|ities|isms?|ings?|ences?|ances?|ships?|ees|ers|ors|ists|tives?|ials|ally|ably|ently|ically|cies|acy)$/;

const upperFirst = (text: string, wanted: boolean) => (wanted ? text.charAt(0).toUpperCase() + text.slice(1) : text);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Inside our quotation marks, double marks become single ones. */
const inner = (text: string) =>
  text
    .replace(/[“”]/g, (mark) => (mark === "“" ? "‘" : "’"))
    .replace(/"([^"]*)"/g, "‘$1’")
    .replace(/"/g, "’");

/** What the submissions write with a small letter, and what with a capital inside a sentence. */
export interface Vocabulary {
  common: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

/** The case in which a sentence goes on after "that", or null where that cannot be told: is its first word a name? */
function continued(sentence: string, { common, names }: Vocabulary, stateName: string): string | null {
  const [first = "", second = ""] = sentence.split(/[\s,;]+/, 2);
  const word = first.replace(/[’']s?$/, "");
  if (/^\d/.test(first) || /^\p{Lu}[\p{L}\d]*\p{Lu}/u.test(first) || stateName.split(" ")[0] === word) return sentence;
  if (!/^\p{Lu}/u.test(first)) return /^\p{Ll}/u.test(first) ? sentence : null;
  if (COMMON.test(word)) return lowerFirst(sentence);
  // "Human Rights House": the second word tells that the first is part of a name
  if (/^\p{Lu}\p{Ll}/u.test(second) && !COMMON.test(second)) return names.has(word) || names.has(second) ? sentence : null;
  const small = word.toLowerCase();
  if (common.has(small) || common.has(small.replace(/s$/, "")) || common.has(`${small}s`)) return lowerFirst(sentence);
  if (names.has(word)) return sentence;
  if (/[^s]s$/.test(word) && /^(?:are|were|have|do|did)$/.test(second)) return lowerFirst(sentence);
  return NO_NAME.test(word) ? lowerFirst(sentence) : null;
}

export interface Speaker {
  /** "JS1", or at its first mention the full name. */
  name: string;
  /** What it may call itself: names and acronyms of its organisations. */
  own?: readonly string[];
  stateName: string;
  vocabulary: Vocabulary;
  /** Whether the submission is in English; another language is always quoted. */
  english: boolean;
  /** How many sentences of this speaker stand right before in the same paragraph. */
  before?: number;
}

const NAMES_APART = "\n";
const ownSubject = once((own) => {
  const names = own.split(NAMES_APART).filter((name) => name !== "");
  return new RegExp(`^(?:${[OURSELVES, ...names.map((name) => `(?:The )?${escaped(name).replace(/['’]/g, "['’]")}`)].join("|")}) `);
});

/** What a sentence says after naming its own author: the verb and the rest, or null. */
function ownWords(sentence: string, own: readonly string[]): { past: string; rest: string } | null {
  const subject = ownSubject(own.join(NAMES_APART)).exec(sentence)?.[0];
  if (subject === undefined) return null;
  const said = sentence.slice(subject.length);
  const verb = OWN_VERB.exec(said);
  if (!verb) return null;
  return { past: REPORTED.get(verb[1] ?? "") ?? "expressed concern", rest: said.slice(verb[0].length) };
}

const FINITE = /(?<![\p{L}])(?:is|are|was|were|has|have|had|does|did|can|could|will|would|should|must|may|might)(?![\p{L}])/u;

/** "Ratifying the Protocol." is no sentence that could follow "that". */
export const isFragment = (text: string) => GERUND.test(text) && !FINITE.test(text);

/** "Do not detain", "Not to detain". */
const NOT = /^(?:Do not|Not to) /;
const askedOutright = (text: string) => IMPERATIVE.test(text) || INFINITIVE.test(text) || NOT.test(text) || GERUND.test(text);

/**
 * Whether a sentence asks something of the State, wherever it stands: "We urge Belgium to ...", "The Government should ..."; under a heading that
 * announces asks also "Adopt ...".
 */
export function asks(sentence: string, { own = [], stateName }: Pick<Speaker, "own" | "stateName">, announced: boolean): boolean {
  const voice = ownWords(sentence, own);
  if (voice) return ASKING.test(voice.past);
  return should(stateName).test(sentence) || (announced && askedOutright(sentence));
}

/**
 * A sentence of a submission as the summary reports it. Its words are the submission's own: put after "stated that" and into the past where that
 * stays grammatical, an imperative after "recommended that <State>", and quoted everywhere else.
 */
export function report(sentence: string, isRecommendation: boolean, speaker: Speaker): string {
  const { name, own = [], stateName, vocabulary, english, before = 0 } = speaker;
  const closed = /[.]$/.test(sentence) ? sentence : /[!?…”’"]$/.test(sentence) ? sentence : `${sentence}.`;
  const states = `${before === 0 ? "" : before % 2 === 0 ? "also " : ""}${before % 2 === 1 ? "added" : /\d/.test(sentence) ? "reported" : "stated"}`;
  const recommends = before === 0 ? "recommended" : "also recommended";
  if (!english) return `${name} ${isRecommendation ? recommends : states}: “${inner(closed)}”`;
  const text = upperFirst(withoutRemarks(closed).replace(COMMENT, ""), isRecommendation || COMMENT.test(closed));
  const quoted = `${name} ${isRecommendation ? recommends : states}: “${inner(text)}”`;
  if (!text.endsWith(".")) return quoted;
  const voice = ownWords(text, own);
  if (voice) {
    const { past, rest } = voice;
    if (FIRST_PERSON.test(rest)) return quoted;
    if (ASKING.test(past))
      return `${name} ${before > 0 ? "also " : ""}${past} ${rest.replace(/^(that (?:the )?\p{Lu}?[\p{L} ]{1,40}?) should (?=\p{Ll})/u, "$1 ")}`;
    return `${name} ${before > 0 ? "also " : ""}${past} ${inPast(rest.replace(/^(?:at|by) (?=the|a|this|how)/, "about "))}`;
  }
  if (FIRST_PERSON.test(text)) return quoted;
  const wanted = should(stateName).exec(text);
  if (wanted) return `${name} ${recommends} that ${stateName} ${text.slice(wanted[0].length)}`;
  if (isRecommendation) {
    if (GERUND.test(text)) return `${name} ${recommends} ${lowerFirst(text)}`;
    if (NOT.test(text)) return `${name} ${recommends} that ${stateName} not ${text.replace(NOT, "")}`;
    const infinitive = INFINITIVE.exec(text)?.[0] ?? "";
    if (infinitive !== "" || IMPERATIVE.test(text))
      return `${name} ${recommends} that ${stateName} ${lowerFirst(text.slice(infinitive.length))}`;
  }
  const rest = isFragment(text) || (isRecommendation && !FINITE.test(text)) ? null : continued(text, vocabulary, stateName);
  return rest === null ? quoted : `${name} ${states} that ${isRecommendation ? rest : inPast(rest)}`;
}

/** The words of some texts that stand with a small letter, and those that stand with a capital after a word with a small one. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  const common = new Set<string>();
  const names = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/(?<![\p{L}])\p{Ll}[\p{L}’'-]*/gu)) common.add(word);
    for (const [word] of text.matchAll(/(?<=\p{Ll}[,;]? )\p{Lu}\p{Ll}[\p{L}-]*/gu)) names.add(word);
  }
  return { common, names };
}
