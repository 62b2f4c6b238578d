/** What a passage is about, finer than any one tree; each section of a tree takes one or several. */
export const TOPICS = [
  "treaties",
  "mechanisms",
  "constitution",
  "institutions",
  "equality",
  "life",
  "humanitarian-law",
  "counter-terrorism",
  "justice",
  "freedoms",
  "privacy",
  "family",
  "slavery",
  "work",
  "social-security",
  "standard-of-living",
  "health",
  "education",
  "culture",
  "environment",
  "women",
  "children",
  "older",
  "disabilities",
  "minorities",
  "lgbti",
  "migrants",
  "stateless",
  "territories",
] as const;
export type Topic = (typeof TOPICS)[number];

export interface TreeSection {
  /** As OHCHR letters it when every section is there: "II.C.1"; unlettered headings have none. */
  code: string | null;
  title: string;
  /** 1 for "I.", 2 for "A.", 3 for "1.", 4 for a heading without letter. */
  level: 1 | 2 | 3 | 4;
  topics: readonly Topic[];
  /** Not in every summary of its cycle; every section without text is left out anyway. */
  optional?: true;
  /** Holds the submission of an A-status national human rights institution, as plain paragraphs. */
  nhri?: true;
  children: readonly TreeSection[];
}

export const CYCLES = [1, 2, 3, 4] as const;
export type Cycle = (typeof CYCLES)[number];

const leaf = (title: string, ...topics: Topic[]): TreeSection => ({ code: null, title, level: 4, topics, children: [] });
const optional = (section: TreeSection): TreeSection => ({ ...section, optional: true });
const numbered = (level: 2 | 3, code: string, title: string, inside: readonly TreeSection[] | readonly Topic[]): TreeSection => {
  const sections = inside.filter((part) => typeof part !== "string");
  return { code, title, level, topics: inside.filter((part) => typeof part === "string"), children: sections };
};
const top = (code: string, title: string, children: readonly TreeSection[], topics: readonly Topic[] = []): TreeSection => ({
  code,
  title,
  level: 1,
  topics,
  children,
});

const OBLIGATIONS =
  "Implementation of international human rights obligations, taking into account applicable international humanitarian law";
const NHRI_TITLE = "Information provided by the national human rights institution";

/** First cycle, as in A/HRC/WG.6/7/SVN/3. */
const FIRST: readonly TreeSection[] = [
  top("I", "Background and framework", [
    numbered(2, "I.A", "Scope of international obligations", ["treaties"]),
    numbered(2, "I.B", "Constitutional and legislative framework", ["constitution"]),
    numbered(2, "I.C", "Institutional and human rights infrastructure", ["institutions"]),
    optional(numbered(2, "I.D", "Policy measures", [])),
  ]),
  top("II", "Promotion and protection of human rights on the ground", [
    optional(numbered(2, "II.A", "Cooperation with human rights mechanisms", ["mechanisms"])),
    numbered(2, "II.B", "Implementation of international human rights obligations", [
      numbered(3, "II.B.1", "Equality and non-discrimination", ["equality", "women", "lgbti", "disabilities"]),
      numbered(3, "II.B.2", "Right to life, liberty and security of the person", [
        "life",
        "slavery",
        "children",
        "humanitarian-law",
        "counter-terrorism",
      ]),
      numbered(3, "II.B.3", "Administration of justice and the rule of law", ["justice"]),
      numbered(3, "II.B.4", "Right to privacy, marriage and family life", ["privacy", "family"]),
      numbered(
        3,
        "II.B.5",
        "Freedom of religion or belief, expression, association and peaceful assembly and right to participate in public and political life",
        ["freedoms"],
      ),
      numbered(3, "II.B.6", "Right to work and to just and favourable conditions of work", ["work"]),
      numbered(3, "II.B.7", "Right to social security and to an adequate standard of living", [
        "social-security",
        "standard-of-living",
        "health",
        "environment",
        "older",
      ]),
      numbered(3, "II.B.8", "Right to education and to participate in the cultural life of the community", ["education", "culture"]),
      numbered(3, "II.B.9", "Minorities and indigenous peoples", ["minorities", "territories"]),
      numbered(3, "II.B.10", "Migrants, refugees and asylum-seekers", ["migrants", "stateless"]),
    ]),
  ]),
  top("III", "Achievements, best practices, challenges and constraints", []),
  top("IV", "Key national priorities, initiatives and commitments", []),
  top("V", "Capacity-building and technical assistance", []),
];

/** Second cycle, as in A/HRC/WG.6/20/SVN/3. */
const SECOND: readonly TreeSection[] = [
  {
    ...top("I", `${NHRI_TITLE} of the State under review accredited in full compliance with the Paris Principles`, []),
    optional: true,
    nhri: true,
  },
  top("II", "Information provided by other stakeholders", [
    numbered(2, "II.A", "Background and framework", [
      numbered(3, "II.A.1", "Scope of international obligations", ["treaties"]),
      numbered(3, "II.A.2", "Constitutional and legislative framework", ["constitution"]),
      numbered(3, "II.A.3", "Institutional and human rights infrastructure and policy measures", ["institutions"]),
      optional(numbered(3, "II.A.4", "Cooperation with human rights mechanisms", ["mechanisms"])),
    ]),
    numbered(2, "II.B", OBLIGATIONS, [
      numbered(3, "II.B.1", "Equality and non-discrimination", ["equality", "women", "lgbti"]),
      numbered(3, "II.B.2", "Right to life, liberty and security of the person", [
        "life",
        "slavery",
        "children",
        "humanitarian-law",
        "counter-terrorism",
      ]),
      numbered(3, "II.B.3", "Administration of justice, including impunity, and the rule of law", ["justice"]),
      optional(numbered(3, "II.B.4", "Right to privacy, marriage and family life", ["privacy", "family"])),
      numbered(
        3,
        "II.B.5",
        "Freedom of religion or belief, expression, association and peaceful assembly, and right to participate in public and political life",
        ["freedoms"],
      ),
      numbered(3, "II.B.6", "Right to work and to just and favourable conditions of work", ["work"]),
      numbered(3, "II.B.7", "Right to social security and to an adequate standard of living", [
        "social-security",
        "standard-of-living",
        "older",
        "environment",
      ]),
      numbered(3, "II.B.8", "Right to health", ["health"]),
      numbered(3, "II.B.9", "Right to education", ["education"]),
      numbered(3, "II.B.10", "Cultural rights", ["culture"]),
      numbered(3, "II.B.11", "Persons with disabilities", ["disabilities"]),
      numbered(3, "II.B.12", "Minorities and indigenous peoples", ["minorities", "territories"]),
      numbered(3, "II.B.13", "Migrants, refugees and asylum seekers", ["migrants", "stateless"]),
    ]),
  ]),
];

/** Third cycle, as in A/HRC/WG.6/34/SVN/3. */
const THIRD: readonly TreeSection[] = [
  top("I", "Background", []),
  {
    ...top("II", `${NHRI_TITLE} of the State under review accredited in full compliance with the Paris Principles`, []),
    optional: true,
    nhri: true,
  },
  top("III", "Information provided by other stakeholders", [
    numbered(2, "III.A", "Scope of international obligations and cooperation with international human rights mechanisms and bodies", [
      "treaties",
      "mechanisms",
    ]),
    numbered(2, "III.B", "National human rights framework", ["constitution", "institutions"]),
    numbered(2, "III.C", OBLIGATIONS, [
      numbered(3, "III.C.1", "Cross-cutting issues", [
        leaf("Equality and non-discrimination", "equality", "lgbti"),
        leaf("Development, the environment, and business and human rights", "environment"),
        leaf("Human rights and counter-terrorism", "counter-terrorism", "humanitarian-law"),
      ]),
      numbered(3, "III.C.2", "Civil and political rights", [
        leaf("Right to life, liberty and security of person", "life"),
        leaf("Administration of justice, including impunity, and the rule of law", "justice"),
        leaf("Fundamental freedoms and the right to participate in public and political life", "freedoms"),
        leaf("Prohibition of all forms of slavery", "slavery"),
        optional(leaf("Right to privacy and family life", "privacy", "family")),
      ]),
      numbered(3, "III.C.3", "Economic, social and cultural rights", [
        leaf("Right to work and to just and favourable conditions of work", "work"),
        leaf("Right to social security", "social-security"),
        leaf("Right to an adequate standard of living", "standard-of-living"),
        leaf("Right to health", "health"),
        leaf("Right to education", "education", "culture"),
      ]),
      numbered(3, "III.C.4", "Rights of specific persons or groups", [
        leaf("Women", "women"),
        leaf("Children", "children"),
        optional(leaf("Older persons", "older")),
        leaf("Persons with disabilities", "disabilities"),
        leaf("Minorities and indigenous peoples", "minorities"),
        leaf("Migrants, refugees, asylum seekers and internally displaced persons", "migrants"),
        leaf("Stateless persons", "stateless"),
      ]),
      optional(numbered(3, "III.C.5", "Specific regions or territories", ["territories"])),
    ]),
  ]),
];

/** Fourth cycle, as in A/HRC/WG.6/48/SVN/3, with the headings of the United States (session 50) and Denmark (session 52). */
const FOURTH: readonly TreeSection[] = [
  top("I", "Background", []),
  { ...top("II", `${NHRI_TITLE} accredited in full compliance with the Paris Principles`, []), optional: true, nhri: true },
  top("III", "Information provided by other stakeholders", [
    numbered(2, "III.A", "Scope of international obligations and cooperation with human rights mechanisms", ["treaties", "mechanisms"]),
    numbered(2, "III.B", "National human rights framework", [
      leaf("Constitutional and legislative framework", "constitution"),
      leaf("Institutional infrastructure and policy measures", "institutions"),
    ]),
    numbered(2, "III.C", "Promotion and protection of human rights", [
      numbered(3, "III.C.1", OBLIGATIONS, [
        leaf("Equality and non-discrimination", "equality"),
        leaf("Right to life, liberty and security of person, and freedom from torture", "life"),
        optional(leaf("International humanitarian law", "humanitarian-law")),
        optional(leaf("Human rights and counter-terrorism", "counter-terrorism")),
        leaf("Administration of justice, including impunity, and the rule of law", "justice"),
        leaf("Fundamental freedoms and the right to participate in public and political life", "freedoms"),
        leaf("Right to privacy", "privacy"),
        optional(leaf("Right to marriage and family life", "family")),
        leaf("Prohibition of all forms of slavery, including trafficking in persons", "slavery"),
        leaf("Right to work and to just and favourable conditions of work", "work"),
        leaf("Right to social security", "social-security"),
        leaf("Right to an adequate standard of living", "standard-of-living"),
        leaf("Right to health", "health"),
        leaf("Right to education", "education"),
        leaf("Cultural rights", "culture"),
        leaf("Development, the environment, and business and human rights", "environment"),
      ]),
      numbered(3, "III.C.2", "Rights of specific persons or groups", [
        leaf("Women", "women"),
        leaf("Children", "children"),
        optional(leaf("Older persons", "older")),
        leaf("Persons with disabilities", "disabilities"),
        leaf("Indigenous Peoples and minorities", "minorities"),
        leaf("Lesbian, gay, bisexual, transgender and intersex persons", "lgbti"),
        leaf("Migrants, refugees and asylum-seekers", "migrants"),
        leaf("Stateless persons", "stateless"),
      ]),
      optional(numbered(3, "III.C.3", "Specific regions or territories", ["territories"])),
    ]),
  ]),
];

/** The headings of OHCHR's summary of stakeholders' submissions, cycle by cycle. */
export const SECTION_TREES: Record<Cycle, readonly TreeSection[]> = { 1: FIRST, 2: SECOND, 3: THIRD, 4: FOURTH };

/** The sections of a tree in the order in which they are printed. */
export const flattenTree = (tree: readonly TreeSection[]): TreeSection[] =>
  tree.flatMap((section) => [section, ...flattenTree(section.children)]);

/** The tree of a cycle; a later cycle than those known is written like the last. */
export const treeOf = (cycle: number): readonly TreeSection[] => SECTION_TREES[cycle === 1 || cycle === 2 || cycle === 3 ? cycle : 4];
