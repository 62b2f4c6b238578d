/** Names that documents use for one State, beside those that differ in case, blanks, accents and brackets only. */
const GROUPS: readonly (readonly string[])[] = [
  ["Bolivia", "Bolivia (Plurinational State of)", "Plurinational State of Bolivia"],
  ["Brunei", "Brunei Darussalam"],
  ["Cabo Verde", "Cape Verde"],
  ["China", "People's Republic of China"],
  ["Congo", "Republic of the Congo", "Republic of Congo"],
  ["Czechia", "Czech Republic"],
  ["Democratic People's Republic of Korea", "DPRK"],
  ["Democratic Republic of the Congo", "Democratic Republic of Congo", "DRC"],
  ["Eswatini", "Swaziland"],
  ["Gambia", "Gambia (Republic of The)", "Republic of The Gambia"],
  ["Iran", "Iran (Islamic Republic of)", "Islamic Republic of Iran"],
  ["Kyrgyzstan", "Kyrgyz Republic"],
  ["Laos", "Lao PDR", "Lao People's Democratic Republic"],
  ["Libya", "Libyan Arab Jamahiriya"],
  ["Micronesia", "Micronesia (Federated States of)", "Federated States of Micronesia"],
  ["Moldova", "Republic of Moldova", "Moldova (Republic of)"],
  ["Netherlands", "Netherlands (Kingdom of the)", "Kingdom of the Netherlands"],
  ["North Macedonia", "The former Yugoslav Republic of Macedonia", "TFYR Macedonia"],
  ["Palestine", "State of Palestine"],
  ["Qatar", "State of Qatar"],
  ["Bahrain", "Kingdom of Bahrain"],
  ["Saudi Arabia", "Kingdom of Saudi Arabia"],
  ["Serbia", "Republic of Serbia"],
  ["Republic of Korea", "South Korea", "Korea (Republic of)"],
  ["Russia", "Russian Federation"],
  ["Slovakia", "Slovak Republic"],
  ["Syria", "Syrian Arab Republic"],
  ["Tanzania", "United Republic of Tanzania", "Tanzania (United Republic of)"],
  ["Türkiye", "Turkey"],
  ["United Arab Emirates", "UAE"],
  [
    "United Kingdom",
    "UK",
    "United Kingdom of Great Britain and Northern Ireland",
    "United Kingdom (Great Britain and Northern Ireland)",
    "Great Britain",
  ],
  ["United States", "US", "USA", "United States of America"],
  ["Venezuela", "Venezuela (Bolivarian Republic of)", "Bolivarian Republic of Venezuela"],
  ["Viet Nam", "Vietnam"],
];

const fold = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\bthe\b/g, "")
    .replace(/[^\p{L}]+/gu, "");

const KEYS = new Map(GROUPS.flatMap((names) => names.map((name) => [fold(name), fold(names[0]!)] as const)));

/** The same for every name of a State, in English; for comparing, not for reading. */
export const stateKey = (name: string): string => KEYS.get(fold(name)) ?? fold(name);
