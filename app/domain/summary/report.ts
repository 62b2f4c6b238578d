/** How a submission speaks of itself; such a sentence is quoted, because reported it would say something else. */
const FIRST_PERSON =
  /(?<![\p{L}])(?:we|our|ours|us|ourselves|I|my|me|this submission|this report|the submission|the present report|the authors?|below|above)(?![\p{L}])/iu;

/** "We urge Belgium to ..." becomes "JS1 urged Belgium to ...". */
const OWN_VERB =
  /^We (?:therefore |also |further |strongly |respectfully )*(recommend|encourage|urge|call on|call upon|ask|invite|request|welcome|regret|note) /;
const PAST: Record<string, string> = {
  recommend: "recommended",
  encourage: "encouraged",
  urge: "urged",
  "call on": "called on",
  "call upon": "called upon",
  ask: "asked",
  invite: "invited",
  request: "requested",
  welcome: "welcomed",
  regret: "regretted",
  note: "noted",
};

/** A recommendation in the imperative, which OHCHR writes "recommended that <State> <verb>": the same form of the verb. */
const IMPERATIVE =
  /^(?:Abolish|Accede|Adopt|Allocate|Amend|Appoint|Cease|Clean|Collect|Combat|Conduct|Consider|Continue|Cooperate|Create|Criminalize|Criminalise|Develop|Enact|End|Enhance|Ensure|Establish|Expand|Extend|Facilitate|Fund|Guarantee|Immediately|Implement|Improve|Include|Incorporate|Increase|Integrate|Intensify|Introduce|Invest|Investigate|Maintain|Prevent|Prohibit|Promote|Protect|Provide|Publish|Raise|Ratify|Recognise|Recognize|Recruit|Reduce|Reform|Refrain|Release|Remove|Repeal|Respect|Restore|Review|Revise|Sign|Strengthen|Support|Take|Train|Withdraw) /;

/** "Belgium should raise ..." and "The Government should raise ..." ask the same, in the same verb. */
const SHOULD = (stateName: string) =>
  new RegExp(
    `^(?:The (?:State|Government)|${stateName.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}) should (?!not\\b|be\\b|have\\b|also\\b|therefore\\b)(?=[a-z])`,
  );

/** Words that begin a sentence with a capital only because it begins there. */
const COMMON =
  /^(?:The|A|An|In|On|At|By|For|From|With|Without|Within|Under|Over|Of|To|As|After|Before|Between|During|Since|While|Although|Despite|Because|If|When|Where|Many|Most|Much|Some|Several|All|Every|Each|Both|Few|Only|Not|No|Nearly|Almost|Around|Approximately|More|Less|According|People|Persons|Women|Children|Libraries|Public|There|Currently|Recently|Today)$/;

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Inside our quotation marks, double marks become single ones. */
const inner = (text: string) =>
  text
    .replace(/[“”]/g, (mark) => (mark === "“" ? "‘" : "’"))
    .replace(/"([^"]*)"/g, "‘$1’")
    .replace(/"/g, "’");

/** The case in which a sentence goes on after "that", or null where that cannot be told: is its first word a name? */
function continued(sentence: string, commonWords: ReadonlySet<string>): string | null {
  const first = /^[^\s,;]+/.exec(sentence)?.[0] ?? "";
  if (/^\d/.test(first) || /^\p{Lu}[\p{L}\d]*\p{Lu}/u.test(first)) return sentence;
  if (!/^\p{Lu}/u.test(first)) return /^\p{Ll}/u.test(first) ? sentence : null;
  return COMMON.test(first) || commonWords.has(first.toLowerCase()) ? lowerFirst(sentence) : null;
}

export interface Speaker {
  /** "JS1", or at its first mention the full name. */
  name: string;
  stateName: string;
  /** Words that the submission writes with a small letter. */
  commonWords: ReadonlySet<string>;
  /** Whether the submission is in English; another language is always quoted. */
  english: boolean;
}

/**
 * A sentence of a submission as the summary reports it. Its words are the submission's own: put after "stated that" where that stays
 * grammatical, an imperative after "recommended that <State>", and quoted everywhere else.
 */
export function report(sentence: string, isRecommendation: boolean, { name, stateName, commonWords, english }: Speaker): string {
  const plain = /[.]$/.test(sentence) ? sentence : /[!?…”’"]$/.test(sentence) ? sentence : `${sentence}.`;
  const quoted = `${name} ${isRecommendation ? "recommended" : "stated"}: “${inner(plain)}”`;
  if (!english || !plain.endsWith(".")) return quoted;
  const own = OWN_VERB.exec(plain);
  if (own) {
    const rest = plain.slice(own[0].length);
    return FIRST_PERSON.test(rest) ? quoted : `${name} ${PAST[own[1]!]!} ${rest}`;
  }
  if (FIRST_PERSON.test(plain)) return quoted;
  if (isRecommendation && IMPERATIVE.test(plain)) return `${name} recommended that ${stateName} ${lowerFirst(plain)}`;
  const should = isRecommendation ? SHOULD(stateName).exec(plain) : null;
  if (should) return `${name} recommended that ${stateName} ${plain.slice(should[0].length)}`;
  const rest = continued(plain, commonWords);
  return rest === null ? quoted : `${name} stated that ${rest}`;
}

/** Words that a text writes with a small letter somewhere. */
export const commonWordsOf = (text: string): Set<string> => new Set(text.match(/(?<![\p{L}])\p{Ll}[\p{L}’'-]*/gu) ?? []);
