import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, emptyCover, plainText, type StructuredDocument } from "../document/document.js";
import type { Recommendation } from "../recommendations/recommendation.js";
import { abbreviationsIn } from "./abbreviations.js";
import { draftAtOnce } from "./draft.js";
import { blockText } from "./print-summary.js";
import { compileSummary } from "./testing.js";
import { topicOf, topicOfTheme } from "./place.js";
import { report } from "./report.js";
import { CYCLES } from "./section-trees.js";
import { sentencesOf, standsAlone } from "./sentences.js";
import { choose, divide } from "./share.js";
import { cityAndCountry, fullName, shortName, stakeholderGroups } from "./stakeholders.js";
import { inPast } from "./tense.js";
import { STAKEHOLDERS_NOTE } from "./text.js";
import { type Summary, SUMMARY_LIMIT, type SummarySource } from "./summary.js";

const blocks = (...rows: [Block["kind"], string][]): Block[] =>
  rows.map(([kind, text], i) => ({ id: `b${String(i)}`, kind, inline: [{ type: "text", text }] }));
const document = (...rows: [Block["kind"], string][]): StructuredDocument => ({
  schema: 1,
  cover: emptyCover(),
  blocks: blocks(...rows),
  notes: [],
  links: [],
});
const LIBRARIES = document(
  ["heading", "Right to education"],
  ["paragraph", "The schools of the south have no library. This is known."],
  ["paragraph", "However, some have. Many teachers buy books for their pupils themselves."],
  ["recommendation", "Fund a library in every school. We call on the State to report on it."],
  ["heading", "Prisons"],
  ["paragraph", "Detainees in one prison of four can use a library."],
);
const source = (more: Partial<SummarySource> = {}): SummarySource => ({
  id: `s${String(more.jsNumber ?? 1)}${(more.acronym ?? "").toLowerCase()}`,
  acronym: "",
  jsNumber: 1,
  kind: "joint",
  title: "Libraries",
  language: "en",
  organisations: [{ name: "Readers", acronym: "RD", address: "Rue 1, 1000 Brussels, Belgium", website: "", description: "" }],
  document: LIBRARIES,
  ...more,
});
const compile = (submissions: SummarySource[], cycle = 4, more: Partial<Parameters<typeof compileSummary>[0]> = {}) =>
  compileSummary({ review: { stateName: "Belgium", stateCode: "BEL", session: 52, cycle, previous: "A/HRC/48/8" }, submissions, ...more });
const printed = (summary: Summary) =>
  summary.blocks.map((block) =>
    block.kind === "heading"
      ? `${block.label} ${block.title}`.trim()
      : block.parts.map((part) => ("text" in part ? part.text : `[${String(part.note)}]`)).join(""),
  );

describe("a summary", () => {
  it("reports each submission under the cycle's headings, every sentence with its place", () => {
    const summary = compile([source()]);
    expect(printed(summary).slice(2)).toEqual([
      "II. Information provided by stakeholders",
      "A. Promotion and protection of human rights",
      "1. Implementation of international human rights obligations, taking into account applicable international humanitarian law",
      "Right to life, liberty and security of person, and freedom from torture",
      "Joint submission 1 (JS1) stated that detainees in one prison of four could use a library.[3]",
      "Right to education",
      "JS1 stated that the schools of the south had no library.[4] JS1 added that many teachers bought books for their pupils themselves.[5]",
      "JS1 recommended that Belgium fund a library in every school.[6] JS1 also called on the State to report on it.[7]",
    ]);
    expect(summary.notes.slice(2).map(({ text }) => text)).toEqual([
      "JS1, para. 3.",
      "JS1, para. 1.",
      "JS1, para. 2.",
      "JS1, para. 2, recommendation 1.",
      "JS1, para. 2, recommendation 1.",
    ]);
  });

  it("opens as its cycle does, with the outcome before in a note of its own in the fourth", () => {
    expect(compile([source()]).notes[0]!.text).toBe("A/HRC/48/8.");
    expect(printed(compile([source(), source({ jsNumber: 2 })]))[1]).toContain(
      "It is a summary of 2 stakeholders’ submissions[2] for the universal periodic review",
    );
    expect(printed(compile([source()], 3))[1]).toContain("to the universal periodic review, presented in a summarized manner");
    expect(printed(compile([source(), source({ jsNumber: 2 })], 1))[0]).toMatch(
      /^The present report is a summary of two stakeholders’ submissions\[1\]/,
    );
    expect(printed(compile([source()], 2))[0]).toContain("decision 17/119");
  });

  it("names the outcome before from the review's list where nobody has said it", () => {
    const recommendations = [
      { symbol: "A/HRC/43/15", number: "122.1", positionSource: "A/HRC/43/15/Add.1 - Para. 3", themes: [] as string[] },
    ] as Recommendation[];
    const { notes } = compileSummary({
      review: { stateName: "Slovenia", stateCode: "SVN", session: 48, cycle: 4 },
      submissions: [source()],
      recommendations,
    });
    expect(notes[0]!.text).toBe("A/HRC/43/15 and the addendum A/HRC/43/15/Add.1.");
  });

  it("gives an institution with A status a section of its own, without headings", () => {
    const nhri = source({
      kind: "nhri",
      aStatus: true,
      jsNumber: null,
      acronym: "NHRI",
      organisations: [{ name: "Human Rights Institute", acronym: "NHRI", address: "", website: "", description: "" }],
    });
    const lines = printed(compile([source(), nhri]));
    const at = lines.indexOf(
      "II. Information provided by the national human rights institution accredited in full compliance with the Paris Principles",
    );
    expect(lines[at + 1]).toMatch(/^Human Rights Institute \(NHRI\) stated that the schools/);
    expect(lines).toContain("III. Information provided by other stakeholders");
    expect(lines.filter((line) => line.includes("(NHRI) stated"))).toHaveLength(1);
    expect(printed(compile([source(), { ...nhri, aStatus: false }]))).toContain("II. Information provided by stakeholders");
  });

  it("points from the third cycle's headings to the earlier recommendations on their topic", () => {
    const recommendations = ["115.1", "115.2", "115.3", "115.10"].map((number) => ({
      symbol: "A/HRC/28/15",
      number,
      themes: ["E51 Right to education - General"],
      positionSource: "",
    })) as Recommendation[];
    const summary = compile([source()], 3, { recommendations });
    const heading = summary.blocks.find((block) => block.kind === "heading" && block.title === "Right to education");
    expect(heading?.kind === "heading" && heading.notes.map((n) => summary.notes[n - 1]!.text)).toEqual([
      "For relevant recommendations see A/HRC/28/15, paras. 115.1-115.3 and 115.10.",
    ]);
  });

  it("places by the themes of the recommendations answered where the words say nothing", () => {
    const answered = document(["paragraph", "Nothing has come of 138.5 so far, as everybody can see."]);
    const recommendations = [{ symbol: "A/HRC/32/8", number: "138.5", themes: ["G4 Migrants"], positionSource: "" }] as Recommendation[];
    expect(printed(compile([source({ document: answered })], 4, { recommendations }))).toContain("Migrants, refugees and asylum-seekers");
  });

  it("says which passages it could not place", () => {
    const unclear = source({ document: document(["paragraph", "Nobody knows what the matter is with it."]) });
    const request = { review: { stateName: "Belgium", stateCode: "BEL", session: 52, cycle: 4 }, submissions: [unclear] };
    expect(draftAtOnce(request).unplaced).toEqual([{ submission: "s1", block: "b0" }]);
    expect(printed(compile([unclear])).at(-1)).toBe("Joint submission 1 (JS1) stated that nobody knew what the matter was with it.[3]");
  });

  it("quotes a submission in another language", () => {
    const french = document(["heading", "Éducation"], ["paragraph", "Les écoles du sud n’ont pas de bibliothèque."]);
    expect(printed(compile([source({ document: french, language: "fr" })])).at(-1)).toBe(
      "Joint submission 1 (JS1) stated: “Les écoles du sud n’ont pas de bibliothèque.”[3]",
    );
  });

  it("of nothing is its opening", () => {
    expect(printed(compile([]))).toHaveLength(2);
  });
});

/** What the compiler may say of its own. */
const SPEAKING = "and also stated added reported recommended that Belgium";

describe("any summary", () => {
  const sentence = fc
    .tuple(
      fc.constantFrom("The school", "Many prisons", "Women and girls", "Unesco", "We", "This", "45% of the courts"),
      fc.array(fc.constantFrom("in", "the", "health", "system", "Brussels", "lacked", "“means”", "e.g.", "refugees"), {
        minLength: 1,
        maxLength: 30,
      }),
    )
    .map(([subject, rest]) => `${subject} ${rest.join(" ")}.`);
  const block = fc.tuple(
    fc.constantFrom("paragraph" as const, "paragraph" as const, "recommendation" as const, "heading" as const, "bullet" as const),
    fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(" ")),
  );
  const submissions = fc.array(fc.array(block, { maxLength: 40 }), { minLength: 1, maxLength: 12 });

  it("stays within its limit, cites every sentence, and takes every sentence from the submission it cites", () => {
    fc.assert(
      fc.property(submissions, fc.constantFrom(...CYCLES), fc.constantFrom(600, 1500, SUMMARY_LIMIT), (drawn, cycle, limit) => {
        const sources = drawn.map((rows, i) => source({ jsNumber: i + 1, document: document(...rows) }));
        const summary = compile(sources, cycle, { limit });
        expect(summary.words).toBeLessThanOrEqual(limit);
        const marks = summary.blocks.flatMap((one) =>
          one.kind === "heading" ? one.notes : one.parts.flatMap((part) => ("note" in part ? [part.note] : [])),
        );
        expect(marks).toEqual(summary.notes.map((_, i) => i + 1));
        const numbered = summary.blocks.flatMap((one) => (one.kind === "paragraph" && one.number !== null ? [one.number] : []));
        expect(numbered).toEqual(numbered.map((_, i) => i + 1));
        // each sentence stands in the block that it is said to come from, and what is printed has no word that is not there, but for tense
        const texts = new Map(sources.flatMap((one) => one.document.blocks.map((own) => [`${one.id} ${own.id}`, plainText(own.inline)])));
        const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\d%]+/gu) ?? [];
        for (const { text, origins } of summary.text.compiled)
          for (const { submission, block: own, sentence: said, from, to } of origins) {
            expect(texts.get(`${submission} ${own}`)).toContain(said);
            if (origins.find((origin) => origin.from === from)!.sentence !== said) continue;
            const known = new Set([...wordsIn(said), ...wordsIn(inPast(said)), ...wordsIn(SPEAKING), ...wordsIn(inPast("we are"))]);
            const named = text.slice(from, to).replace(/Joint [Ss]ubmission (?:\(JS\) )?\d+(?: \(JS\d+\))?|JS\d+/g, "");
            expect(wordsIn(named).filter((word) => !known.has(word))).toEqual([]);
          }
        const sourced = new Set(summary.text.citations.map(({ note }) => note));
        for (const { kind, inline } of summary.text.document.blocks) {
          if (kind === "heading" || inline.some((part) => part.type === "note" && part.note === STAKEHOLDERS_NOTE)) continue;
          const [said, notes] = [inline.filter(({ type }) => type === "text"), inline.filter((part) => part.type === "note")];
          expect(notes).toHaveLength(said.length);
          expect(notes.every(({ note }) => sourced.has(note))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives submissions of one size shares of one size", () => {
    const long = document(
      ["heading", "Education"],
      ...Array.from({ length: 60 }, (_, i): [Block["kind"], string] => [
        "paragraph",
        `The school number ${String(i)} has a library with many books in many languages for all its pupils.`,
      ]),
    );
    // every second word is a submission's own, so that no two say the same
    const own = (n: number) =>
      long.blocks.map((block) => ({
        ...block,
        inline: [
          {
            type: "text" as const,
            text: (block.inline[0] as { text: string }).text.replace(
              /(?<= )[a-z]{4,}/g,
              (word) => `${word.slice(0, 3)}${String(n)}${word}`,
            ),
          },
        ],
      }));
    const submissions = Array.from({ length: 10 }, (_, i) => source({ jsNumber: i + 1, document: { ...long, blocks: own(i) } }));
    const { words } = compile(submissions, 4, { limit: 3000 });
    const { shares } = draftAtOnce({ review: { stateName: "Belgium", stateCode: "BEL", session: 52, cycle: 4 }, submissions, limit: 3000 });
    expect(new Set(shares.map((share) => share.words)).size).toBe(1);
    expect(words).toBeGreaterThan(2300);
  });
});

describe("shares", () => {
  it("give what one leaves to the others, and never more than there is or than is wanted", () => {
    expect(divide(300, [50, 500, 500])).toEqual([50, 125, 125]);
    expect(divide(-5, [10])).toEqual([0]);
    fc.assert(
      fc.property(fc.nat({ max: 6000 }), fc.array(fc.nat({ max: 900 }), { maxLength: 20 }), (total, wants) => {
        const shares = divide(total, wants);
        const sum = shares.reduce((a, b) => a + b, 0);
        expect(sum).toBeLessThanOrEqual(total);
        shares.forEach((share, i) => {
          expect(share).toBeLessThanOrEqual(wants[i]!);
        });
        if (wants.reduce((a, b) => a + b, 0) <= total) expect(shares).toEqual(wants);
      }),
    );
  });
  it("go to recommendations first, then to each topic's first passage", () => {
    const candidate = (order: number, topic: "education" | "life", isRecommendation = false) => ({
      source: source(),
      topic,
      order,
      isRecommendation,
      sentence: "",
      block: "b0",
      words: 10,
    });
    const all = [candidate(0, "education"), candidate(1, "education"), candidate(2, "education", true), candidate(3, "life")];
    expect(choose(all, 30).map(({ order }) => order)).toEqual([0, 2, 3]);
  });
});

describe("a reported sentence", () => {
  const speaker = {
    name: "JS1",
    own: ["Readers, Inc."],
    stateName: "Belgium",
    vocabulary: { common: new Set(["libraries"]), names: new Set<string>() },
    english: true,
  };
  it.each([
    ["The law was changed.", false, "JS1 stated that the law was changed."],
    ["Libraries are open.", false, "JS1 stated that libraries were open."],
    ["Brussels has two.", false, "JS1 stated: “Brussels has two.”"],
    ["Belgium has two.", false, "JS1 stated that Belgium had two."],
    ["UNESCO says so.", false, "JS1 stated that UNESCO said so."],
    ["45% have none", false, "JS1 reported that 45% had none."],
    ["Femicides are not counted.", false, "JS1 stated that femicides were not counted."],
    ["Unfortunately, the law has not been applied (see our annex).", false, "JS1 stated that the law had not been applied."],
    ["In Ghent, for example, there will be none.", false, "JS1 stated that in Ghent, there would be none."],
    ["Our members said “no” to it.", false, "JS1 stated: “Our members said ‘no’ to it.”"],
    ["We urge Belgium to act.", true, "JS1 urged Belgium to act."],
    ["We urge Belgium to hear us.", true, "JS1 recommended: “We urge Belgium to hear us.”"],
    ["We recommend that Belgium should act.", false, "JS1 recommended that Belgium act."],
    ["The authors are deeply concerned about what is done.", false, "JS1 expressed concern about what was done."],
    ["Readers, Inc. calls on the State to act.", false, "JS1 called on the State to act."],
    ["The Government of Belgium must not wait.", false, "JS1 recommended that Belgium not wait."],
    ["Ensure access for all.", true, "JS1 recommended that Belgium ensure access for all."],
    ["fully implement what is law", true, "JS1 recommended that Belgium fully implement what is law."],
    ["To end it.", true, "JS1 recommended that Belgium end it."],
    ["Not to return anyone.", true, "JS1 recommended that Belgium not return anyone."],
    ["Repealing the law.", true, "JS1 recommended repealing the law."],
    ["Repealing the law.", false, "JS1 stated: “Repealing the law.”"],
    ["Access for all.", true, "JS1 recommended: “Access for all.”"],
    ["Is that so?", false, "JS1 stated: “Is that so?”"],
  ])("%s", (sentence, isRecommendation, reported) => {
    expect(report(sentence, isRecommendation, speaker)).toBe(reported);
  });
});

describe("what follows “stated that”", () => {
  it.each([
    [
      "prisons hold 300 people and up to 90 prisoners sleep on the floor",
      "prisons held 300 people and up to 90 prisoners slept on the floor",
    ],
    ["the State has to ensure that pupils have books", "the State had to ensure that pupils had books"],
    ["the law should be read and have effect", "the law should be read and have effect"],
    ["there is no political will and there will be none", "there was no political will and there would be none"],
    ["the court said “there is none” and it’s closed", "the court said “there is none” and it’s closed"],
    ["this isn't done; they don’t want to live there", "this wasn’t done; they didn’t want to live there"],
    ["the report shows that the needs of schools remain", "the report showed that the needs of schools remained"],
    ["it needs to lead by means of supports", "it needed to lead by means of supports"],
    ["the tap holds lead, that is, poison", "the tap holds lead, that is, poison"],
    ["ISIS IS May Can", "ISIS IS May Can"],
  ])("%s", (present, past) => {
    expect(inPast(present)).toBe(past);
  });
});

describe("sentences", () => {
  it("are not ended by abbreviations", () => {
    expect(sentencesOf("Mr. Smith of Art. 5 came, e.g. Monday. He left at 3 p.m.\nThe end")).toEqual([
      "Mr. Smith of Art. 5 came, e.g. Monday.",
      "He left at 3 p.m.",
      "The end",
    ]);
  });
  it.each([
    ["This is so."],
    ["However, it rained."],
    ["The following are closed:"],
    ["As shown above, it is closed."],
    ["In 2020, this came."],
    ["There are no such laws."],
    ["–"],
  ])("%s does not stand alone", (sentence) => {
    expect(standsAlone(sentence)).toBe(false);
  });
});

describe("a passage's topic", () => {
  it.each([
    [{ headings: ["Right to education"], themes: [], text: "Women teach." }, "education"],
    [{ headings: [], themes: ["D43 Freedom of opinion and expression"], text: "Nothing." }, "freedoms"],
    [{ headings: ["Overview"], themes: [], text: "Trafficking in persons." }, "slavery"],
    [{ headings: [], themes: [], text: "Nothing." }, null],
  ] as const)("%j", (passage, topic) => {
    expect(topicOf(passage)).toBe(topic);
  });
  it.each([
    ["E7 Cultural rights", "culture"],
    ["D27 Prohibition of slavery, trafficking", "slavery"],
    ["A12 Acceptance of international norms", "treaties"],
    ["Right to education", "education"],
    ["S04 SDG 4 - education", "education"],
    ["Persons with disabilities", "disabilities"],
  ])("of the theme %s is %s", (theme, topic) => {
    expect(topicOfTheme(theme)).toBe(topic);
  });
});

describe("stakeholders", () => {
  it("stand in OHCHR's groups, by acronym, closed with semicolons and a full stop", () => {
    const individual = (acronym: string, name: string) =>
      source({
        acronym,
        jsNumber: null,
        kind: "individual",
        organisations: [{ name, acronym, address: "London, United Kingdom", website: "", description: "" }],
      });
    expect(
      stakeholderGroups(
        [
          source({ jsNumber: 10 }),
          source({
            jsNumber: 2,
            acronym: "PTPR",
            organisations: [...source().organisations, { name: "Writers", acronym: "", address: "", website: "", description: "" }],
          }),
          individual("ICAN", "Campaign"),
          individual("AI", "Amnesty International"),
          { ...individual("Ombudsman", "Ombudsman of Belgium"), kind: "nhri", aStatus: true },
          { ...individual("CoE", "The Council of Europe"), regional: true },
        ],
        4,
      ).map(({ title, lists }) => [
        title,
        ...lists.flatMap((list) => [list.title, ...list.entries.map(({ acronym, text }) => `${acronym} ${text}`)]),
      ]),
    ).toEqual([
      [
        "Civil society",
        "Individual submissions:",
        "AI Amnesty International, London (United Kingdom);",
        "ICAN Campaign, London (United Kingdom);",
        "Joint submissions:",
        "JS10 Joint submission 10 submitted by: Readers, Brussels (Belgium);",
        "PTPR/JS2 Joint submission 2 submitted by: Readers, Brussels (Belgium); and Writers.",
      ],
      ["National human rights institution:", null, "Ombudsman* Ombudsman of Belgium, London (United Kingdom)."],
      ["Regional intergovernmental organization(s):", null, "CoE The Council of Europe, London (United Kingdom)."],
    ]);
  });
  it("lists what a regional body sent along under that body, and counts it as no stakeholder", () => {
    const body = (id: string, acronym: string, more: Partial<SummarySource> = {}) =>
      source({
        id,
        acronym,
        jsNumber: null,
        kind: "individual",
        regional: true,
        title: `Report of ${acronym}`,
        organisations: [{ name: "The Council", acronym, address: "Strasbourg, France", website: "", description: "" }],
        ...more,
      });
    const all = [body("b", "CoE-B", { attachedTo: "c" }), body("c", "CoE"), body("a", "CoE-A", { attachedTo: "c", title: "Opinion." })];
    const lists = (sources: SummarySource[]) =>
      stakeholderGroups(sources, 4).flatMap((group) => group.lists.flatMap((list) => list.entries));
    expect(lists(all)).toEqual([
      { acronym: "CoE", text: "The Council, Strasbourg (France)", attachments: ["(CoE-A) Opinion;", "(CoE-B) Report of CoE-B."] },
    ]);
    const summary = compile(all);
    expect(printed(summary)[1]).toContain("a summary of 1 stakeholder’s submission");
    // what it says is reported under its own name
    expect(summary.notes.map(({ text }) => text).join(" ")).toContain("CoE-A, para. 1");
    // where the body's own submission is gone, nothing hides
    expect(lists(all.filter(({ id }) => id !== "c")).map(({ acronym }) => acronym)).toEqual(["CoE-A", "CoE-B"]);
  });
  it.each([
    ["Prins Willem-Alexanderhof 5, 2595 BE, The Hague, The Netherlands", { city: "The Hague", country: "Netherlands" }],
    ["Statiestraat 179, B-2600, Berchem (Antwerpen), Belgium", { city: "Berchem (Antwerpen)", country: "Belgium" }],
    ["Rue 1\n1000 Brussels\nBelgium", { city: "Brussels", country: "Belgium" }],
    ["Somewhere", null],
    ["", null],
  ])("takes city and country from %j", (address, place) => {
    expect(cityAndCountry(address)).toEqual(place);
  });
  it("are named in full at their first mention as the cycle does", () => {
    expect([
      fullName(source({ jsNumber: 2 }), 4, true),
      fullName(source({ jsNumber: 2 }), 3, true),
      fullName(source({ jsNumber: 2 }), 3, false),
    ]).toEqual(["Joint submission 2 (JS2)", "Joint Submission (JS) 2", "JS2"]);
    expect(shortName(source({ kind: "individual", jsNumber: null, acronym: "" }))).toBe("RD");
  });
  it("never cites a joint submission by one member's acronym: where the number is missing, that is visible", () => {
    const joint = source({ kind: "joint", jsNumber: null, acronym: "" });
    expect([shortName(joint), fullName(joint, 4, true)]).toEqual(["[JS]", `Joint submission “${joint.title}” ([JS])`]);
    expect(shortName({ ...joint, acronym: "PTPR" })).toBe("PTPR");
    expect(fullName({ ...joint, acronym: "PTPR" }, 4, true)).toBe("Joint submission (PTPR)");
    expect(shortName({ ...joint, jsNumber: 3 })).toBe("JS3");
  });
});

it("explains the treaties' abbreviations that occur", () => {
  expect(abbreviationsIn("CRC and the OP-CAT")).toEqual([
    { acronym: "OP-CAT", text: "Optional Protocol to CAT;" },
    { acronym: "CRC", text: "Convention on the Rights of the Child." },
  ]);
});

it("has no text that is not printed", () => {
  const summary = compile([source()]);
  expect(summary.words).toBeGreaterThan(60);
  expect(summary.blocks.every((block) => blockText(block).trim() !== "")).toBe(true);
});
