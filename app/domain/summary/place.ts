import { TOPICS, type Topic } from "./section-trees.js";

/** Theme codes of OHCHR's matrices (layout B), longest beginning first. */
const THEME_CODES: readonly [string, Topic][] = [
  ["A12", "treaties"],
  ["A2", "mechanisms"],
  ["A3", "mechanisms"],
  ["A41", "constitution"],
  ["A", "institutions"],
  ["B11", "humanitarian-law"],
  ["B3", "equality"],
  ["B4", "environment"],
  ["B5", "justice"],
  ["B6", "environment"],
  ["B7", "environment"],
  ["B8", "counter-terrorism"],
  ["D27", "slavery"],
  ["D29", "women"],
  ["D2", "life"],
  ["D3", "life"],
  ["D46", "privacy"],
  ["D4", "freedoms"],
  ["D5", "justice"],
  ["D6", "stateless"],
  ["D7", "freedoms"],
  ["D8", "family"],
  ["E24", "social-security"],
  ["E2", "standard-of-living"],
  ["E3", "work"],
  ["E4", "health"],
  ["E5", "education"],
  ["E7", "culture"],
  ["F1", "women"],
  ["F3", "children"],
  ["F4", "disabilities"],
  ["G1", "minorities"],
  ["G2", "lgbti"],
  ["G4", "migrants"],
  ["G5", "migrants"],
  ["G9", "older"],
  ["H1", "freedoms"],
];

/** Beginnings of words that speak of a topic, in English, French and Spanish. */
const KEY_WORDS: Record<Topic, string> = {
  treaties: "ratif|accede|accession|optional protocol|reservation|signatory|adhésion|protocole facultatif|protocolo facultativo",
  mechanisms:
    "treaty bod|special procedure|special rapporteur|standing invitation|cooperation with|organes? conventionnel|rapporteur spécial|relator especial",
  constitution: "constitution(?! of \\p{Lu})|legislative framework|legal framework|cadre législatif|marco legislativo",
  institutions:
    "ombuds|human rights institution|nhri|paris principles|action plan|human rights education|plan d’action|institution nationale|plan de acción",
  equality: "discriminat|equality|racis|racial|xenophob|hate speech|hate crime|hatred|intoleran|social cohesion|égalité|igualdad|odio",
  life: "right to life|death penalty|tortur|ill-treatment|detention|detain|prison|inmate|enforced disappear|police violence|excessive force|peine de mort|détention|détenu|carcéral|tortura|reclus|cárcel",
  "humanitarian-law": "humanitarian law|armed conflict|droit humanitaire|conflit armé|derecho humanitario|conflicto armado",
  "counter-terrorism": "terroris|antiterror",
  justice:
    "judicia|judge|court|fair trial|impunity|rule of law|legal aid|lawyer|corruption|prosecut|access to justice|justice|tribunal|impunité|impunidad|abogad",
  freedoms:
    "freedom of|expression|opinion|access to information|right to information|journalist|media\\b|press\\b|broadcast|defamation|censorship|peaceful assembl|(?:freedoms?|right) (?:of|to) [^.]{0,30}(?:assembly|association)|protest|civic space|human rights defender|religio|elections?|electoral|vote|voting|participation in public|liberté d|accès à l’information|presse|défenseur|libertad de|acceso a la información|periodist|defensor",
  privacy: "privacy|surveillance|personal data|data protection|vie privée|données personnelles|privacidad|datos personales",
  family: "marriage|family life|family reunification|mariage|matrimonio|vie familiale",
  slavery: "traffick|slavery|forced labour|forced labor|traite|esclav|trata de|trabajo forzoso",
  work: "employ|labour|labor|trade union|wage|worker|working condition|travail|emploi|syndica|trabajo|empleo|sindica",
  "social-security": "social security|social protection|pension|unemployment benefit|sécurité sociale|protection sociale|seguridad social",
  "standard-of-living":
    "housing|homeless|poverty|food|water|sanitation|eviction|standard of living|logement|pauvreté|vivienda|pobreza|agua",
  health: "health|hospital|hiv|abortion|reproductive|drug use|medical|santé|hôpital|salud|aborto",
  education:
    "educat|(?:pre-?)?school|kindergarten|teach|pupil|student|universit|literacy|curricul|digital skill|digital inclusion|learning|éducation|école|enseign|élève|educación|escuela|alumn",
  culture: "cultur|librar|museum|heritage|archive|artist|reading|bibliothèque|patrimoine|biblioteca|patrimonio|open access",
  environment:
    "environmental|the environment|climate|greenhouse|supply chain|pollut|business and human rights|corporat|deforest|mining|right to development|changement climatique|l’environnement|medio ambiente|cambio climático|empresas",
  women: "women|woman|gender-based|\\brape|gender equality|domestic violence|femicide|feminicid|sexual violence|femme|mujer|género",
  children: "child|minors|juvenile|adolescen|corporal punishment|enfant|mineurs|niñ|menores",
  older: "older person|elderly|ageing|personnes âgées|personas mayores",
  disabilities: "disabilit|inaccessib|wheelchair|braille|sign language|handicap|discapacidad",
  minorities: "minorit|indigenous|roma\\b|ethnic|tribal|autochton|indígen|afrodescend|afro-descend",
  lgbti:
    "lgbt|gay|lesbian|transgender|gender (?:recognition|marker)|intersex|sexual orientation|gender identity|same-sex|orientation sexuelle|orientación sexual",
  migrants:
    "migra|refugee|aliens|foreigner|foreign national|push-?back|deport|asylum|non-refoulement|undocumented|réfugi|asile|solicitantes de asilo",
  stateless: "stateless|nationality|citizenship|birth registration|apatrid|nationalité|apátrida|nacionalidad",
  territories: "occupied territor|overseas territor|autonomous region|greenland|faroe|territoires? d’outre-mer",
};
const WORDS = TOPICS.map((topic) => [topic, new RegExp(`(?<![\\p{L}])(?:${KEY_WORDS[topic]})`, "giu")] as const);

/** What is known of a passage. */
export interface Passage {
  /** The headings above it, the nearest first. */
  headings: readonly string[];
  /** Themes of the recommendations that it answers, with their code where the matrix gives one. */
  themes: readonly string[];
  text: string;
  /** The sentence of it that is to be placed: its words weigh twice. */
  sentence?: string;
  /** That of the passage which it follows from. */
  before?: Topic | null;
}

/** Words that name a group, or a wrong of its own, say more of where a passage belongs than the right at stake. */
const TEXT_WEIGHTS: Partial<Record<Topic, number>> = {
  treaties: 3,
  slavery: 2,
  women: 1.5,
  disabilities: 2,
  minorities: 2,
  lgbti: 2,
  migrants: 1.8,
  stateless: 2.5,
  "counter-terrorism": 2,
  constitution: 0.8,
  institutions: 1.2,
};

const HEADING_WEIGHTS = [6, 3, 2];
const THEME_WEIGHT = 3;
const BEFORE_WEIGHT = 1.5;
const MOST_THEMES = 4;
const MOST_IN_TEXT = 3;

const count = (text: string, words: RegExp) => [...text.matchAll(words)].length;

const MOST_REMEMBERED = 1000;
const remembered = new Map<string, readonly number[]>();
/** How often a text speaks of each topic; headings are asked about again and again. */
function countsIn(text: string): readonly number[] {
  const known = remembered.get(text);
  if (known) return known;
  const counts = WORDS.map(([, words]) => count(text, words));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, counts);
  return counts;
}

/** The topic of a theme: by its code, else by the key words of its label. */
export function topicOfTheme(theme: string): Topic | null {
  const code = /^([A-H]\d{1,2})\s/.exec(theme)?.[1];
  if (code) return THEME_CODES.find(([beginning]) => code.startsWith(beginning))?.[1] ?? null;
  return TOPICS[countsIn(theme).findIndex((found) => found > 0)] ?? null;
}

/**
 * The topic of a passage: key words of its headings weigh most, then the themes of the recommendations it answers, then its own
 * words. Null where nothing speaks of any topic; a tie goes to the topic that OHCHR's trees name first.
 */
export function topicOf({ headings, themes, text, sentence = "", before }: Passage): Topic | null {
  const scores = new Map<Topic, number>();
  const add = (topic: Topic, score: number) => score > 0 && scores.set(topic, (scores.get(topic) ?? 0) + score);
  const above = headings.slice(0, HEADING_WEIGHTS.length).map(countsIn);
  const [inText, inSentence] = [countsIn(text), sentence === "" ? null : countsIn(sentence)];
  for (const [n, topic] of TOPICS.entries()) {
    above.forEach((counts, i) => add(topic, Math.min(counts[n]!, 1) * HEADING_WEIGHTS[i]!));
    add(topic, Math.min(inText[n]! + (inSentence?.[n] ?? 0), MOST_IN_TEXT) * (TEXT_WEIGHTS[topic] ?? 1));
  }
  for (const theme of themes.slice(0, MOST_THEMES)) {
    const topic = topicOfTheme(theme);
    if (topic) add(topic, THEME_WEIGHT);
  }
  if (before) add(before, BEFORE_WEIGHT);
  let best: Topic | null = null;
  for (const topic of TOPICS) if ((scores.get(topic) ?? 0) > (best ? scores.get(best)! : 0)) best = topic;
  return best;
}
