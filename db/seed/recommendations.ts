import type { Position, Recommendation } from "~/app/domain/recommendations/recommendation.js";

/** No report of the United Nations bears this symbol, and no State made these recommendations: they are written for the sample. */
export const SAMPLE_SYMBOL = "A/HRC/SAMPLE/1";

const EDUCATION = "E51 Right to education - General";
const CULTURE = "E7 Cultural rights";
const EXPRESSION = "D43 Freedom of opinion and expression";
const PRIVACY = "D46 Right to private life, privacy";
const EQUALITY = "B31 Equality & non-discrimination";
const DISABILITY = "F4 Persons with disabilities";
const FRAMEWORK = "A41 Constitutional and legislative framework";
const NHRI = "A45 National Human Rights Institution (NHRI)";
const INSTRUMENTS = "A12 Acceptance of international norms";
const POVERTY = "E25 Human rights & poverty";
const PRISON = "D26 Conditions of detention";
const TRAINING = "A54 Awareness raising and dissemination";

const GOALS = {
  poverty: "1 - NO POVERTY",
  education: "4 - QUALITY EDUCATION",
  women: "5 - GENDER EQUALITY",
  equality: "10 - REDUCED INEQUALITIES",
  cities: "11 - SUSTAINABLE CITIES AND COMMUNITIES",
  peace: "16 - PEACE, JUSTICE AND STRONG INSTITUTIONS",
} as const;

type Line = [text: string, position: Position, themes: string[], sdg: keyof typeof GOALS, persons?: string];

const LINES: Line[] = [
  ["Accept the individual complaints procedure for economic, social and cultural rights", "supported", [INSTRUMENTS], "peace"],
  ["Give the national human rights institution the means to hear complaints from every region", "supported", [NHRI], "peace"],
  ["Ask all governments of the federation to report together on how they follow up these recommendations", "noted", [FRAMEWORK], "peace"],
  ["Guarantee a public library service within reach of every municipality", "supported", [CULTURE, EDUCATION], "education"],
  ["Stop the closing of small libraries where no other place to read and learn remains", "noted", [CULTURE], "cities"],
  ["Keep libraries open in the evening and at weekends for people who work or study", "supported", [CULTURE], "education"],
  ["Provide free access to the Internet in public libraries", "supported", [EXPRESSION, CULTURE], "equality"],
  ["Teach digital skills to adults who left school early", "supported", [EDUCATION], "education"],
  [
    "Reduce the distance in reading skills between children of different origins",
    "supported",
    [EDUCATION, EQUALITY],
    "education",
    "Children",
  ],
  [
    "Buy books and media in the languages that are spoken at home",
    "noted",
    [CULTURE, EQUALITY],
    "equality",
    "Minorities/racial, ethnic, linguistic, religious groups",
  ],
  [
    "Make every public library building accessible to persons with disabilities",
    "supported",
    [DISABILITY, CULTURE],
    "equality",
    "Persons with disabilities",
  ],
  [
    "Raise the number of books that are published in formats for blind readers",
    "supported",
    [DISABILITY, CULTURE],
    "education",
    "Persons with disabilities",
  ],
  ["Publish official information in plain language", "supported", [EXPRESSION, DISABILITY], "equality", "Persons with disabilities"],
  [
    "Open prison libraries to all detained persons every week",
    "supported",
    [PRISON, EDUCATION],
    "education",
    "Persons deprived of their liberty",
  ],
  ["Offer education to persons in pre-trial detention", "supported", [PRISON, EDUCATION], "education", "Persons deprived of their liberty"],
  ["Protect the reading habits of library users from being watched", "noted", [PRIVACY, EXPRESSION], "peace"],
  ["Limit how long public bodies keep data on borrowers", "supported", [PRIVACY], "peace"],
  ["Decide on requests for access to public records within thirty days", "supported", [EXPRESSION], "peace"],
  ["Declassify older state archives on a fixed timetable", "noted", [EXPRESSION, FRAMEWORK], "peace"],
  ["Open the records of the colonial administration to researchers and to descendants", "noted", [EXPRESSION, EQUALITY], "peace"],
  ["Help adopted persons to find the records of their origin", "supported", [PRIVACY, EXPRESSION], "peace", "Children"],
  ["Digitise municipal archives that are at risk of decay", "supported", [CULTURE], "cities"],
  [
    "Protect journalists and librarians from threats because of what they make available",
    "supported",
    [EXPRESSION],
    "peace",
    "Human rights defenders",
  ],
  [
    "Adopt rules against abusive lawsuits that silence public debate",
    "supported",
    [EXPRESSION, FRAMEWORK],
    "peace",
    "Human rights defenders",
  ],
  ["Fund local reading programmes for families in poverty", "supported", [POVERTY, EDUCATION], "poverty", "Persons living in poverty"],
  [
    "Abolish library fees for children and for persons on a low income",
    "supported",
    [POVERTY, CULTURE],
    "poverty",
    "Persons living in poverty",
  ],
  ["Include libraries in the plan against child poverty", "noted", [POVERTY], "poverty", "Children"],
  ["Offer language courses without waiting lists to newcomers", "supported", [EDUCATION, EQUALITY], "education", "Migrants"],
  ["Give residents of reception centres a library card on arrival", "noted", [CULTURE, EQUALITY], "equality", "Refugees & asylum seekers"],
  ["Train library staff to serve visitors without discrimination", "supported", [EQUALITY, TRAINING], "equality"],
  ["Record and answer complaints of discrimination in public services", "supported", [EQUALITY], "equality"],
  [
    "Adopt an inter-federal action plan against racism",
    "supported",
    [EQUALITY, FRAMEWORK],
    "equality",
    "Minorities/racial, ethnic, linguistic, religious groups",
  ],
  ["Show the works of women authors equally in public collections", "noted", [EQUALITY, CULTURE], "women", "Women"],
  ["Close the gap in digital skills between older women and men", "supported", [EQUALITY, EDUCATION], "women", "Older persons"],
  ["Keep a way to deal with the administration without a computer", "supported", [EQUALITY], "equality", "Older persons"],
  ["Teach human rights in all schools, with material from all communities", "supported", [EDUCATION, TRAINING], "education", "Children"],
  ["Involve associations of users before a cultural service is cut", "under consideration", [CULTURE, FRAMEWORK], "cities"],
  ["Allow libraries to lend electronic books on fair conditions", "noted", [CULTURE, FRAMEWORK], "education"],
  ["Protect cultural property and archives in the planning for floods", "supported", [CULTURE], "cities"],
  [
    "Translate these recommendations into all official languages and send them to local authorities",
    "supported/noted",
    [TRAINING],
    "peace",
  ],
];

const SAMPLE_STATES = ["First sample State", "Second sample State", "Third sample State", "Fourth sample State", "Fifth sample State"];

/** Forty recommendations, 138.1 to 138.40, each marked as a sample in its own text. */
export const SAMPLE_RECOMMENDATIONS: Recommendation[] = LINES.map(([text, position, themes, sdg, persons], i) => ({
  symbol: SAMPLE_SYMBOL,
  number: `138.${i + 1}`,
  text: `[Sample] ${text}`,
  states: [SAMPLE_STATES[i % SAMPLE_STATES.length]!],
  position,
  positionSource: "",
  themes,
  sdgs: [GOALS[sdg]],
  persons: persons ? [persons] : [],
}));
