import { describe, expect, it } from "vitest";
import { type Block, type BlockKind, emptyCover, newId, SCHEMA_VERSION, type StructuredDocument } from "../document/document.js";
import { checkDocument, passes } from "./checks.js";
import { findingPlace } from "./finding-place.js";
import type { CheckInput } from "./findings.js";
import { RULE_CODES } from "./guidelines.js";
import { GUIDELINE_SETS, guidelineSetOf } from "./sets.js";

const block = (kind: BlockKind, text: string, more: Partial<Block> = {}): Block => ({
  id: newId(),
  kind,
  inline: [{ type: "text", text }],
  ...more,
});
const box = (label: string, ...items: string[]): Block => ({
  id: newId(),
  kind: "reference-box",
  inline: [{ type: "text", text: label }, ...items.flatMap((text) => [{ type: "break" as const }, { type: "text" as const, text }])],
});

/** A document that no rule finds fault with. */
function sound(blocks: Block[] = []): StructuredDocument {
  const cover = {
    ...emptyCover(),
    title: "Joint submission (FREE) on Ruritania, 42nd session, March 2026",
    keywords: "torture",
    contact: "a@example.org",
    organisations: [
      {
        name: "Free Press",
        acronym: "FP",
        address: "Streslau",
        website: "www.example.org",
        description: "Founded in 1950, it protects journalists.",
      },
    ],
  };
  return {
    schema: SCHEMA_VERSION,
    cover,
    blocks: [block("heading", "Executive summary"), block("paragraph", "This joint submission has no annexes."), ...blocks],
    notes: [],
    links: [],
  };
}
const set = guidelineSetOf(4)!;
const codes = (input: Partial<CheckInput>) =>
  checkDocument({ document: sound(), set, kind: "joint", ...input }).map((finding) => finding.code);
const found = (blocks: Block[], input: Partial<CheckInput> = {}) =>
  checkDocument({ document: sound(blocks), set, kind: "joint", ...input });

const noted = (text: string): StructuredDocument => {
  const document = sound();
  const note = { id: newId(), inline: [{ type: "text" as const, text }] };
  return {
    ...document,
    blocks: [
      ...document.blocks,
      {
        id: newId(),
        kind: "paragraph",
        inline: [
          { type: "text", text: "It is so." },
          { type: "note", note: note.id },
        ],
      },
    ],
    notes: [note],
  };
};

const RECOMMENDATIONS = [
  { number: "115.23", text: "Reduce the overcrowding of prisons" },
  { number: "115.24", text: "Train prison guards in human rights" },
];
const DUTCH =
  "De bibliotheken in het land zijn voor iedereen en het recht op onderwijs is niet voor alle kinderen in de praktijk een recht dat zij hebben met de ouders die er zijn.";
const RUSSIAN =
  "В стране не соблюдается свобода слова, и журналисты не могут работать без страха за себя и за своих близких, как это было в прошлом, или что то же самое.";
const UKRAINIAN =
  "У країні не забезпечено свободу слова, і журналісти не можуть працювати, що є та було для них важким, які також з нього до цього часу за кордоном або під вартою.";
const PERSIAN =
  "در این کشور آزادی بیان رعایت نمی شود و خبرنگاران که از آن دفاع می کنند با خطر بازداشت روبرو است و این را برای همه یک مشکل است.";

describe("checkDocument", () => {
  it("finds nothing in a sound submission", () => {
    expect(checkDocument({ document: sound(), set, kind: "joint" })).toEqual([]);
  });

  it.each(["individual", "joint", "nhri"] as const)("finds the length over the limit of kind %s, and where", (kind) => {
    const limit = set.limits[kind].words;
    const fits = block("paragraph", "word ".repeat(limit - 8));
    expect(
      checkDocument({ document: sound([fits]), set, kind, review: { stateName: "Ruritania", session: 42 } }).map((finding) => finding.code),
    ).not.toContain("length");
    const over = block("paragraph", "one too many words");
    const [length] = checkDocument({ document: sound([fits, over]), set, kind, review: { stateName: "Ruritania", session: 42 } });
    expect(length).toEqual({ code: "length", severity: "blocking", params: { words: limit + 4, limit, count: 4 }, block: over.id });
  });

  it.each<[string, string, string | null]>([
    ["Dutch", DUTCH, "Dutch"],
    ["Ukrainian", UKRAINIAN, "Ukrainian"],
    ["Persian", PERSIAN, "Persian"],
    ["Russian", RUSSIAN, null],
    ["a few words only", "Vrijheid, gelijkheid, broederschap", null],
  ])("judges the language of %s", (_, text, language) => {
    const document = sound();
    const findings = checkDocument({ document: { ...document, blocks: [block("paragraph", text)] }, set, kind: "joint" }).filter(
      (finding) => finding.code === "language",
    );
    expect(findings.map((finding) => finding.params.language)).toEqual(language ? [language] : []);
  });
  it("judges the declared language where the text is too short to tell", () => {
    expect(codes({ language: "de" })).toContain("language");
    expect(codes({ language: "fr-CH" })).not.toContain("language");
  });

  it("is late after the deadline, not at it", () => {
    const deadline = new Date("2026-03-31T21:59:59Z");
    expect(codes({ deadline, now: deadline })).not.toContain("deadline");
    const [late] = checkDocument({ document: sound(), set, kind: "joint", deadline, now: new Date("2026-03-31T22:00:00Z") });
    expect(late).toMatchObject({ code: "deadline", severity: "blocking", params: { deadline: "31 March 2026 at 23:59 (Geneva)" } });
    // it is no fault of the text: there is no place to mend it
    expect(findingPlace(late!)).toBeNull();
  });

  it.each<[string, string[]]>([
    ["The minister is a moron.", ["moron"]],
    ["Les juges sont des salauds.", ["salauds"]],
    ["Guards called them “scum” and «сволочь».", []],
    ["The cells were full of vermin and parasites.", []],
    ["Scumbling is a technique of painters.", []],
  ])("abusive language: %s", (text, words) => {
    expect(
      found([block("paragraph", text)])
        .filter((finding) => finding.code === "abusive-language")
        .map((finding) => finding.params.words),
    ).toEqual(words);
  });

  it.each<[string, Partial<StructuredDocument["cover"]>, Block[], string | null]>([
    [
      "two States listed in the title",
      { title: "Joint submission (X) on Kenya and Uganda, March 2026, 42nd session" },
      [],
      "Kenya, Uganda",
    ],
    ["a State whose name has an “and”", { title: "Joint submission (X) on Bosnia and Herzegovina, March 2026, 42nd session" }, [], null],
    ["refugees from elsewhere", { title: "Joint submission (X) on refugees from Syria in Belgium, March 2026, 42nd session" }, [], null],
    [
      "recommendations to two States",
      {},
      [
        block("recommendation", "Kenya should ratify the Convention."),
        block("recommendation", "The Government of Uganda should do so too."),
      ],
      "Kenya, Uganda",
    ],
    ["a recommendation about another State", {}, [block("recommendation", "Kenya should protect refugees from Somalia.")], null],
  ])("one country: %s", (_, cover, blocks, countries) => {
    const document = sound(blocks);
    const findings = checkDocument({ document: { ...document, cover: { ...document.cover, ...cover } }, set, kind: "joint" }).filter(
      (finding) => finding.code === "one-country",
    );
    expect(findings.map((finding) => finding.params.countries)).toEqual(countries ? [countries] : []);
  });
  it("one country: a recommendation to another State than the one under review", () => {
    expect(
      found([block("recommendation", "Uganda should ratify it.")], { review: { stateName: "Kenya", session: 42 } }).map(
        (finding) => finding.code,
      ),
    ).toContain("one-country");
  });

  it.each<[string, Partial<StructuredDocument["cover"]>]>([
    ["title-missing", { title: " ", letter: "Acronym: FREE. 42nd session, March 2026" }],
    ["keywords-missing", { keywords: "" }],
    ["contact-missing", { contact: "Jane Doe, by telephone" }],
    ["organisation-description-missing", { organisations: [{ name: "A", acronym: "A", address: "", website: "a.org", description: "" }] }],
    [
      "organisation-website-missing",
      { organisations: [{ name: "A", acronym: "A", address: "", website: "", description: "Since 1999." }] },
    ],
    ["acronym-missing", { title: "Joint submission on Ruritania, 42nd session, March 2026" }],
    ["session-missing", { title: "Joint submission (FREE) on Ruritania, March 2026", letter: "" }],
    ["date-missing", { title: "Joint submission (FREE) on Ruritania, 42nd session", letter: "" }],
  ])("the cover: %s", (code, cover) => {
    const document = sound();
    expect(codes({ document: { ...document, cover: { ...document.cover, letter: "42nd session, March 2026", ...cover } } })).toEqual([
      code,
    ]);
  });
  it("asks the session, the date and the word joint of files only: the cover page of Caucus bears them", () => {
    const document = sound();
    const bare = {
      ...document,
      cover: { ...document.cover, title: "Ruritania (FREE)" },
      blocks: [document.blocks[0]!, block("paragraph", "There are no annexes.")],
    };
    expect(codes({ document: bare })).toEqual(["joint-unstated", "session-missing", "date-missing"]);
    expect(codes({ document: bare, review: { stateName: "Ruritania", session: 42 } })).toEqual([]);
  });

  it.each<[string, boolean]>([
    ["Executive summary", true],
    ["Résumé", true],
    ["ملخص", true],
    ["摘要", true],
    ["Overview:", false],
    ["Introduction", false],
  ])("a summary under the heading %s: %s", (heading, is) => {
    const document = sound();
    expect(codes({ document: { ...document, blocks: [block("heading", heading), document.blocks[1]!] } })).toEqual(
      is ? [] : ["summary-missing"],
    );
  });

  it("finds text that belongs to no numbered paragraph of its section", () => {
    const lost = block("continuation", "Nobody can cite this.");
    const findings = found([
      block("heading", "Prisons"),
      lost,
      block("paragraph", "They are full:"),
      block("bullet", "all of them"),
      block("continuation", "This is cited with the paragraph."),
    ]);
    expect(findings).toEqual([
      { code: "paragraphs-unnumbered", severity: "advice", params: { text: "Nobody can cite this." }, block: lost.id },
    ]);
  });

  it.each<[string, boolean]>([
    ["The police arrested forty people in the north of the country. None of them was told why, and they were held for a year.", true],
    ["See Ministry of the Interior, Annual report on prisons, 2024, p. 12. Available at www.example.org.", false],
    ["“The Right to Culture. Questions and Answers of the people who ask them”, UNESCO, http://example.org/a.pdf", false],
    [
      "Flemish Parliament Act of 6 July 2012 on local cultural policy. Public libraries in the Flemish Community, https://example.org",
      false,
    ],
    ["Interview with a prisoner in Streslau, 3 June 2022.", false],
  ])("an endnote that says things: %s", (text, is) => {
    expect(codes({ document: noted(text) })).toEqual(is ? ["note-substantive"] : []);
  });

  it.each<[string, Partial<Block>, boolean]>([
    ["We encourage further adoption of such practices.", {}, true],
    ["The Government should ratify the Convention.", {}, false],
    ["Ratifier la Convention d’ici à 2027 : les autorités compétentes.", {}, false],
    ["El Estado debe ratificar la Convención.", {}, false],
    ["Ratify the Convention.", { addressee: "The Ministry of Justice" }, false],
    ["على الحكومة أن تصدق على الاتفاقية.", {}, false],
  ])("a recommendation's addressee: %s", (text, more, is) => {
    expect(found([block("recommendation", text, more)]).map((finding) => finding.code)).toEqual(
      is ? ["recommendation-without-addressee"] : [],
    );
  });

  it("finds numbers that the list does not have, in the text and in boxes, once a number with all its places", () => {
    const inline = block("paragraph", "Recommendations 115.23, 115.99 and 115.99 were supported.");
    const quoted = box("Recommendations:", "115,24 Train prison guards in human rights", "115.98 Do something else");
    const blocks = [inline, quoted, block("paragraph", "Recommendation 115.99 again."), block("paragraph", "And recommendation 115.99.")];
    expect(found(blocks, { recommendations: RECOMMENDATIONS })).toEqual([
      {
        code: "recommendation-unknown",
        severity: "advice",
        params: { number: "115.99", count: 3, places: "2, 3 and 4" },
        block: inline.id,
      },
      { code: "recommendation-unknown", severity: "advice", params: { number: "115.98", count: 1, places: "2" }, block: quoted.id },
    ]);
    expect(found(blocks)).toEqual([]);
    const alone = { ...sound(), blocks: [block("heading", "Summary"), box("Second cycle:", "115.97 Do something")] };
    expect(
      checkDocument({ document: alone, set, kind: "joint", recommendations: RECOMMENDATIONS }).map(({ params }) => params.places),
    ).toContain("“Second cycle: 115.97 Do something …”");
  });

  it("finds an endnote that is cited and empty", () => {
    const document = noted("  ");
    expect(checkDocument({ document, set, kind: "joint" })).toEqual([
      { code: "note-empty", severity: "advice", params: { number: 1 }, block: document.blocks.at(-1)!.id },
    ]);
    expect(checkDocument({ document: { ...document, blocks: sound().blocks }, set, kind: "joint" })).toEqual([]);
  });

  const SPEAKS = {
    other: ["Belgium has no such law.", "The courts of Belgium are slow."],
    own: ["Slovenia has such a law. Belgium and Italy have one too.", "Belgium has it since 2003 (Portugal, Portugal, Portugal)."],
    often: ["Slovenia is small.", "Belgium, Belgium’s courts, Belgium’s prisons, Belgium’s schools and Belgium’s press."],
    french: ["La Belgique ne respecte pas les droits de l’homme dans les prisons de la France et dans les écoles de la France."],
  };
  it.each([
    ["Submission on Belgium", SPEAKS.other, "Belgium"],
    ["Submission", SPEAKS.other, "Belgium"],
    ["Submission on Slovenia", SPEAKS.own, null],
    ["Submission by Press Watch Croatia", SPEAKS.own, null],
    ["Submission on Slovenia", SPEAKS.often, null],
    ["Submission", SPEAKS.often, "Belgium"],
    ["Submission", ["We compare Belgium with others."], null],
    ["Communication", SPEAKS.french, null],
  ])("says that a text is about another State than the review's: %s, %j", (title, paragraphs, other) => {
    const document = sound(paragraphs.map((text) => block("paragraph", text)));
    document.cover.title = title;
    const review = { stateName: "Slovenia", session: 52 };
    const findings = checkDocument({ document, set, kind: "individual", review }).filter(({ code }) => code === "other-country");
    expect(findings.map(({ params, severity, block: at }) => [params, severity, at])).toEqual(
      other === null
        ? []
        : [
            [
              { other, state: "Slovenia" },
              "advice",
              document.blocks.find((one) => one.inline.some((part) => part.type === "text" && part.text.includes(other)))!.id,
            ],
          ],
    );
    expect(checkDocument({ document, set, kind: "individual" }).map(({ code }) => code)).not.toContain("other-country");
  });

  it("finds a quotation that is not the official text; a shorter one is none", () => {
    const quoted = box("", "115.23 Release all prisoners at once", "115.24 Train prison guards");
    expect(found([quoted], { recommendations: RECOMMENDATIONS })).toEqual([
      { code: "quotation-differs", severity: "advice", params: { number: "115.23" }, block: quoted.id },
    ]);
  });

  it("finds sections and numbered paragraphs that say nothing, each told of once; a heading that gathers sections needs no text", () => {
    const heading = (text: string, level = 1) => block("heading", text, { level });
    const empty = block("paragraph", " ");
    const left = heading("Prisons", 2);
    const blocks = [heading("Justice"), heading("Courts", 2), block("paragraph", "It is so."), empty, left, block("paragraph", "")];
    expect(found(blocks)).toEqual([
      { code: "section-empty", severity: "advice", params: { heading: "Prisons" }, block: left.id },
      { code: "paragraph-empty", severity: "advice", params: { number: "3" }, block: empty.id },
    ]);
  });

  it("lets nothing pass that has only headings, as a template that nobody wrote in", () => {
    const document = { ...sound(), blocks: [block("heading", "Justice"), block("paragraph", "")] };
    const findings = checkDocument({ document, set, kind: "joint" });
    expect(findings[0]).toEqual({ code: "text-missing", severity: "blocking", params: {} });
    expect(findings.map(({ code }) => code)).toContain("section-empty");
    expect(codes({})).toEqual([]);
  });

  it("takes the severity from the set, and leaves out what the set does not ask", () => {
    const document = { ...sound(), cover: emptyCover() };
    const strict = {
      ...set,
      rules: [{ code: "keywords-missing" as const, severity: "blocking" as const, source: "", certainty: "seen" as const }],
    };
    const findings = checkDocument({ document, set: strict, kind: "joint" });
    expect(findings).toEqual([{ code: "keywords-missing", severity: "blocking", params: {} }]);
    expect(passes(findings)).toBe(false);
    expect(passes(checkDocument({ document, set, kind: "joint" }))).toBe(true);
  });
});

describe("the guideline sets", () => {
  it("know four cycles, and give every rule and limit its source", () => {
    expect(GUIDELINE_SETS.map((one) => one.cycle)).toEqual([1, 2, 3, 4]);
    for (const one of GUIDELINE_SETS) {
      expect(new Set(one.rules.map((rule) => rule.code)).size).toBe(one.rules.length);
      for (const rule of [...one.rules, ...Object.values(one.limits)]) expect(rule.source.length).toBeGreaterThan(10);
      expect(one.limits.nhri.certainty).toBe("weak");
    }
    expect(
      guidelineSetOf(4)!
        .rules.map((rule) => rule.code)
        .sort(),
    ).toEqual([...RULE_CODES].sort());
    expect(guidelineSetOf(3)!.limits).toMatchObject({ individual: { words: 2815 }, joint: { words: 5630 } });
  });
});
