import { type Block, emptyCover, type StructuredDocument } from "~/app/domain/document/document.js";

/** Section headings as submissions write them, with words that they use. */
const SECTIONS: readonly [string, readonly string[]][] = [
  [
    "International obligations",
    ["the optional protocol", "the reservation to the convention", "the standing invitation", "the treaty body reports"],
  ],
  ["National human rights institution", ["the ombudsperson", "the action plan", "the human rights commission", "human rights education"]],
  ["Equality and non-discrimination", ["hate speech", "ethnic profiling", "racist violence", "equal pay"]],
  ["Detention and ill-treatment", ["overcrowded prisons", "police violence", "prison libraries", "solitary confinement"]],
  ["Administration of justice", ["legal aid", "the backlog of courts", "corruption cases", "juvenile justice"]],
  ["Freedom of expression", ["press freedom", "protest bans", "online censorship", "access to information"]],
  ["Right to health", ["waiting lists", "mental health care", "rural hospitals", "reproductive health"]],
  ["Right to education", ["school libraries", "inclusive schooling", "teacher shortages", "digital skills"]],
  ["Adequate standard of living", ["social housing", "homeless families", "energy poverty", "food banks"]],
  ["Children", ["children in care", "corporal punishment", "child poverty", "the detention of minors"]],
  ["Migrants and asylum seekers", ["reception centres", "pushbacks", "family reunification", "stateless persons"]],
  ["Women", ["domestic violence", "shelters for women", "femicide", "women in politics"]],
];
const PLACES = [
  "the capital",
  "the north",
  "the coastal provinces",
  "two border districts",
  "most municipalities",
  "rural areas",
  "the islands",
];
const FINDINGS = [
  "remained without funds for the third year",
  "were left to volunteers",
  "reached fewer people than before the last review",
  "were governed by a law of 1964 that nobody had revised",
  "lacked staff, premises and a budget of their own",
  "were promised in the national plan and never opened",
  "improved after the reform, though not for everybody",
];
const ASKS = ["Fund", "Strengthen", "Adopt a law on", "Publish figures about", "Guarantee", "Review the rules on", "Train officials on"];

/** A sequence that is the same at every run. */
function drawn(seed: number): <T>(from: readonly T[]) => T {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)]!;
  };
}

const FILLER = Array.from(
  { length: 400 },
  (_, i) =>
    `${["ber", "val", "tor", "mes", "lin"][i % 5]!}${["anda", "ovic", "ester", "ugal"][Math.floor(i / 5) % 4]!}${String.fromCharCode(97 + (Math.floor(i / 20) % 20))}`,
);

/** A submission in the real size: some fifty numbered paragraphs, about 2,700 words, its recommendations under each section. */
export function madeSubmission(seed: number): StructuredDocument {
  const pick = drawn(seed);
  const blocks: Block[] = [];
  const add = (kind: Block["kind"], text: string) =>
    blocks.push({ id: `s${String(seed)}b${String(blocks.length)}`, kind, inline: [{ type: "text", text }] });
  const sentence = (subject: string) =>
    `In ${pick(PLACES)}, ${subject} ${pick(FINDINGS)}, as ${pick(FILLER)} and ${pick(FILLER)} told us in ${pick(["2021", "2022", "2023", "2024"])} when they counted ${String(Number(pick(["11", "34", "52", "78"])) + seed)} cases.`;
  for (const [title, subjects] of SECTIONS) {
    add("heading", title);
    for (let i = 0; i < 4; i++) add("paragraph", [sentence(pick(subjects)), sentence(pick(subjects))].join(" "));
    add("recommendation", `${pick(ASKS)} ${pick(subjects)} in ${pick(PLACES)} with the ${pick(FILLER)} programme.`);
  }
  const name = `Coalition ${pick(FILLER)} ${String(seed)}`;
  const organisation = { name, acronym: `C${String(seed)}`, address: "Rue 1, 1000 Brussels, Belgium", website: "", description: "" };
  return {
    schema: 1,
    cover: { ...emptyCover(), title: `Submission ${String(seed)}`, organisations: [organisation] },
    blocks,
    notes: [],
    links: [],
  };
}

/** Words that a reviewer may type. */
export const QUERIES = SECTIONS.flatMap(([, subjects]) => subjects).map((subject) => subject.replace(/^the /, ""));
