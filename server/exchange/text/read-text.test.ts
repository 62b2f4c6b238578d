import { describe, expect, it } from "vitest";
import { presentImport } from "./present.js";
import { readText } from "./read-text.js";

const read = (text: string) => presentImport(readText(text));
/** A block as "kind level number: text [notes]". */
const lines = (text: string): string[] =>
  read(text).blocks.map(
    ({ kind, level, number, text: content, notes }) =>
      `${[kind, level, number].filter((part) => part !== undefined).join(" ")}: ${content}${notes.length > 0 ? ` [${notes.join(",")}]` : ""}`,
  );
const codes = (text: string): string[] => read(text).warnings.map((warning) => warning.code);

const JOINT = `JOINT SUBMISSION TO THE UNIVERSAL PERIODIC REVIEW OF RURITANIA
42nd session of the UPR Working Group, March 2026
Submitted by:
- Ruritanian Human Rights Forum (RHRF), www.rhrf.example.org
- Centre for Civic Liberties (CCL)
Key words: torture, freedom of assembly, prisons
Contact: jane@rhrf.example.org

I. Executive summary
1. This submission covers torture and assembly.[1] It was prepared by two organisations.
2. The State supported 115.23 and noted 115.24.[2]

II. Torture
A. Prevention
3) In 2024 the police arrested 2,500 persons.[3]
Recommendation 1: The Government of Ruritania should ratify the Optional Protocol.
B. Remedies
4. Victims wait for years:
(a) in the north; and
(b) in the south.[2]

Endnotes
[1] Ruritania, Constitution, art. 5.
[2] A/HRC/28/15, para. 115.23.
[3] Ministry of the Interior, Annual report, 2024, p. 12.
`;

const FRENCH = `Contribution au quatrième cycle de l’Examen périodique universel de la Syldavie

Résumé

La présente contribution porte sur la liberté d’expression.¹ Elle a été rédigée par trois associations.

Liberté d’expression

Depuis 2019, 12 journalistes ont été arrêtés.² La loi n° 2004-12 le permet.

• Abroger l’article 9 ;
• Libérer les journalistes.

Recommandation : Le Gouvernement devrait abroger la loi.

Notes de fin
¹ Loi du 3 mars 1995.
² Rapport annuel, 2020, http://exemple.org/rapport.
`;

const ARABIC = `مساهمة مشتركة في الاستعراض الدوري الشامل

مقدمة
١. تعمل منظمتنا في مجال حقوق الإنسان منذ عام ١٩٩٥ في جميع أنحاء البلاد.1
٢. لم تنفذ الدولة التوصية 115-23 التي قبلتها في الجولة السابقة.2

حرية التعبير
٣. اعتقلت السلطات عشرين صحفيا في عام ٢٠٢٣.3

الهوامش
1 الدستور، المادة 5.
2 تقرير الفريق العامل.
3 بيان صحفي.
`;

const CHINESE = `提交普遍定期审议的材料

一、导言
1. 本报告由三个民间组织共同编写，涉及言论自由和集会自由问题。[1]
2. 国家接受了建议28.5，但至今没有执行。

二、建议
3. 政府应当修改刑法第二百九十三条。

注释
[1] 宪法第三十五条。
`;

const LETTER = `Dear Sir or Madam,

We are pleased to send our submission on Ruritania. The Ruritanian Women's League (RWL, 5 High Street, Streslau, www.rwl.example.org) was founded in 1950.

Yours sincerely,
Jane Doe
President, RWL
jane@rwl.example.org

Introduction

Women earn 20 per cent less than men.[i] The law of 1999 is not applied.

Girls leave school early.[ii]

[i] Statistics Office, 2020.
[ii] UNICEF, 2021.
`;

const PAGED = `UPR Submission on Freedonia                                Page 1

EXECUTIVE SUMMARY

This submission was written by the Freedonian Bar Association and it looks at the independence
of judges, at the death penalty and at the rights of prisoners, whom the Government of
Freedonia promised to protect when it was reviewed by its peers in Geneva. Three prisons were
visited.

A. INDEPENDENCE OF JUDGES

1. Judges are appointed by the President alone. In 2021 he dismissed 14 judges without giving
a reason.1 The Supreme Court, which has 25 members, upheld this in 2022.2 Some judges left the
country because they
UPR Submission on Freedonia                                Page 2
were afraid.3

2. In its second cycle Freedonia noted recommendation 109.88. Nothing was done about CO2 or
H2O, nor about the 5.4 million people without water.

B. DEATH PENALTY

3. Nine people were executed in 2023.4 The moratorium of 2007 is dead.

    - In the north: 5.
    - In the south: 4.
        o  two of them women

4. The Government should restore it.
UPR Submission on Freedonia                                Page 3

NOTES

1 Official Gazette, 4 May 2021.
2 Supreme Court, case no. 12 of
2022.
3 Interview, 3 June 2022.
4 Amnesty International, Death sentences and executions 2023, p. 12.
`;

const MARKDOWN = `# Submission on Ruritania

## 1. Prisons

1. Prisons are **very** full.[^1]
2. *Nobody* cares, and 5 * 3 * 2 is 30.

### A. Guards

* Train them.
* Pay them.

## References

[^1]: A book.
`;

const URDU = `خلاصہ

1. ملک میں اظہار رائے کی آزادی نہیں ہے اور صحافی گرفتار کیے جاتے ہیں۔[1]

- عدالتیں سست ہیں۔

حوالہ جات

[1] آئین، دفعہ 19۔
`;

describe("readText", () => {
  it("reads Markdown", () => {
    expect(lines(MARKDOWN)).toEqual([
      "heading 1 1: Prisons",
      "paragraph 1: Prisons are very full. [1]",
      "paragraph 2: Nobody cares, and 5 * 3 * 2 is 30.",
      "heading 2 A: Guards",
      "bullet 1: Train them.",
      "bullet 1: Pay them.",
    ]);
    const [, first] = readText(MARKDOWN).document.blocks;
    expect(first!.inline).toContainEqual({ type: "text", text: "very", marks: ["bold"] });
    expect(read(MARKDOWN).title).toBe("Submission on Ruritania");
  });

  it("keeps the no-break spaces of French", () => {
    expect(lines("Aperçu\n\n1.\u00a0Elle a dit\u00a0: «\u00a0non\u00a0».\n\n2. Fin\u202f!")).toEqual([
      "heading 1: Aperçu",
      "paragraph 1: Elle a dit\u00a0: «\u00a0non\u00a0».",
      "paragraph 2: Fin\u202f!",
    ]);
  });

  it("reads Urdu", () => {
    expect(lines(URDU).slice(0, 3)).toEqual([
      "heading 1: خلاصہ",
      "paragraph 1: ملک میں اظہار رائے کی آزادی نہیں ہے اور صحافی گرفتار کیے جاتے ہیں۔ [1]",
      "bullet 1: عدالتیں سست ہیں۔",
    ]);
    expect(read(URDU).notes).toEqual([{ number: 1, text: "آئین، دفعہ 19۔" }]);
  });

  it("reads a title page, an outline of Roman numbers and letters, bracketed marks and a note that is cited twice", () => {
    expect(lines(JOINT)).toEqual([
      "heading 1 I: Executive summary",
      "paragraph 1: This submission covers torture and assembly. It was prepared by two organisations. [1]",
      "paragraph 2: The State supported 115.23 and noted 115.24. [2]",
      "heading 1 II: Torture",
      "heading 2 A: Prevention",
      "paragraph 3: In 2024 the police arrested 2,500 persons. [3]",
      "recommendation 1: The Government of Ruritania should ratify the Optional Protocol.",
      "heading 2 B: Remedies",
      "paragraph 4: Victims wait for years:",
      "bullet 1: (a) in the north; and",
      "bullet 1: (b) in the south. [2]",
    ]);
    const { cover } = readText(JOINT).document;
    expect(cover).toMatchObject({
      title: "JOINT SUBMISSION TO THE UNIVERSAL PERIODIC REVIEW OF RURITANIA",
      keywords: "torture, freedom of assembly, prisons",
      contact: "jane@rhrf.example.org",
    });
    expect(cover.organisations.map(({ name, acronym, website }) => [name, acronym, website])).toEqual([
      ["Ruritanian Human Rights Forum", "RHRF", "www.rhrf.example.org"],
      ["Centre for Civic Liberties", "CCL", ""],
    ]);
  });

  it("reads French without numbers, with superscript marks and bullets", () => {
    expect(lines(FRENCH)).toEqual([
      "heading 1: Résumé",
      "paragraph 1: La présente contribution porte sur la liberté d’expression. Elle a été rédigée par trois associations. [1]",
      "heading 1: Liberté d’expression",
      "paragraph 2: Depuis 2019, 12 journalistes ont été arrêtés. La loi n° 2004-12 le permet. [2]",
      "bullet 1: Abroger l’article 9 ;",
      "bullet 1: Libérer les journalistes.",
      "recommendation: Le Gouvernement devrait abroger la loi.",
    ]);
    expect(codes(FRENCH)).toContain("paragraphs-without-numbers");
  });

  it("reads Arabic with its own digits", () => {
    expect(lines(ARABIC)).toEqual([
      "heading 1: مقدمة",
      "paragraph 1: تعمل منظمتنا في مجال حقوق الإنسان منذ عام ١٩٩٥ في جميع أنحاء البلاد. [1]",
      "paragraph 2: لم تنفذ الدولة التوصية 115-23 التي قبلتها في الجولة السابقة. [2]",
      "heading 1: حرية التعبير",
      "paragraph 3: اعتقلت السلطات عشرين صحفيا في عام ٢٠٢٣. [3]",
    ]);
  });

  it.each([
    ["French", "Accès à l’école", "Chaque enfant a une école.[1]", "Ouvrir une école dans chaque village (Ukraine) ;[2]"],
    ["Arabic", "الحق في التعليم", "لكل طفل مدرسة.[1]", "فتح مدرسة في كل قرية (أوكرانيا)؛[2]"],
    ["Chinese", "受教育权", "每个孩子都有学校。[1]", "在每个村庄开办一所学校(乌克兰)；[2]"],
  ])("takes no %s line for a heading that a semicolon and a note's mark end", (_, heading, first, second) => {
    const text = [heading, first, second, first.replace("1", "3"), "[1] A/HRC/32/8", "[2] A/HRC/33/8", "[3] A/HRC/34/8"].join("\n\n");
    expect(lines(text).map((line) => line.split(":")[0])).toEqual(["heading 1", "paragraph 1", "paragraph 2", "paragraph 3"]);
  });

  it("reads Chinese with Chinese numerals before its headings", () => {
    expect(lines(CHINESE)).toEqual([
      "heading 1 一: 导言",
      "paragraph 1: 本报告由三个民间组织共同编写，涉及言论自由和集会自由问题。 [1]",
      "paragraph 2: 国家接受了建议28.5，但至今没有执行。",
      "heading 1 二: 建议",
      "paragraph 3: 政府应当修改刑法第二百九十三条。",
    ]);
  });

  it("puts a letter with its signature on the cover, and knows [i] marks and notes without a heading", () => {
    expect(lines(LETTER)).toEqual([
      "heading 1: Introduction",
      "paragraph 1: Women earn 20 per cent less than men. The law of 1999 is not applied. [1]",
      "paragraph 2: Girls leave school early. [2]",
    ]);
    const { cover } = readText(LETTER).document;
    expect(cover.organisations).toEqual([
      {
        name: "Ruritanian Women's League",
        acronym: "RWL",
        website: "www.rwl.example.org",
        address: "5 High Street, Streslau",
        description: expect.stringContaining("1950") as string,
      },
    ]);
    expect(cover.contact).toBe("jane@rwl.example.org");
    expect(cover.letter).toContain("President, RWL");
  });

  const paged = [
    "heading 1: EXECUTIVE SUMMARY",
    "continuation: This submission was written by the Freedonian Bar Association and it looks at the independence of judges, at the death penalty and at the rights of prisoners, whom the Government of Freedonia promised to protect when it was reviewed by its peers in Geneva. Three prisons were visited.",
    "heading 1 A: INDEPENDENCE OF JUDGES",
    "paragraph 1: Judges are appointed by the President alone. In 2021 he dismissed 14 judges without giving a reason. The Supreme Court, which has 25 members, upheld this in 2022. Some judges left the country because they were afraid. [1,2,3]",
    "paragraph 2: In its second cycle Freedonia noted recommendation 109.88. Nothing was done about CO2 or H2O, nor about the 5.4 million people without water.",
    "heading 1 B: DEATH PENALTY",
    "paragraph 3: Nine people were executed in 2023. The moratorium of 2007 is dead. [4]",
    "bullet 1: In the north: 5.",
    "bullet 1: In the south: 4.",
    "bullet 2: two of them women",
    "paragraph 4: The Government should restore it.",
  ];
  it("takes out headers that bear the page number", () => {
    expect(lines(PAGED)).toEqual(paged);
    expect(read(PAGED).title).toBe("UPR Submission on Freedonia");
  });
  it("reads the same with form feeds and Windows line ends", () => {
    expect(lines(PAGED.replace(/\nUPR Submission/g, "\n\fUPR Submission").replace(/\n/g, "\r\n"))).toEqual(paged);
  });

  it.each<[string, string, string[]]>([
    [
      "numbers on lines of their own",
      "Overview\n\n1.\nPrisons are full.\n\n2.\nCourts are slow.\n\n3.\nLaws are old.",
      ["heading 1: Overview", "paragraph 1: Prisons are full.", "paragraph 2: Courts are slow.", "paragraph 3: Laws are old."],
    ],
    [
      "numbered headings over text without numbers",
      "1. Introduction\n\nThis report was written by a coalition of farmers.\n\n2. Land rights\n\nFarmers lost land. The Government promised reform.\n\n2.1 Compensation\n\nNothing was paid.",
      [
        "heading 1 1: Introduction",
        "paragraph 1: This report was written by a coalition of farmers.",
        "heading 1 2: Land rights",
        "paragraph 2: Farmers lost land. The Government promised reform.",
        "heading 2 2.1: Compensation",
        "paragraph 3: Nothing was paid.",
      ],
    ],
    [
      "a list of numbers inside a paragraph",
      "Overview\n\n1. Three things are wrong:\n1. prisons are full;\n2. courts are slow.\n\n2. Nothing was done.",
      [
        "heading 1: Overview",
        "paragraph 1: Three things are wrong:",
        "bullet 1: 1. prisons are full;",
        "bullet 1: 2. courts are slow.",
        "paragraph 2: Nothing was done.",
      ],
    ],
    [
      "a dash that wrapped to a line's beginning",
      "Overview\n\n1. The Government promised many things to the people who live in the north\n– schools, roads and hospitals – and kept none of its promises to this day or\nany other day that anyone remembers.",
      [
        "heading 1: Overview",
        "paragraph 1: The Government promised many things to the people who live in the north – schools, roads and hospitals – and kept none of its promises to this day or any other day that anyone remembers.",
      ],
    ],
    [
      "a number at a line's beginning in the middle of a sentence",
      "Overview\n\n1. The law was passed by the Parliament, which had been elected the year before and\nwhich was in a hurry, as everybody who was there remembers and has said often, in\n2019. Another followed it, and it was passed with a majority of no more than\n15. Nobody has applied them since, which many of the people concerned regret.\n\n2. Courts are slow.",
      [
        "heading 1: Overview",
        "paragraph 1: The law was passed by the Parliament, which had been elected the year before and which was in a hurry, as everybody who was there remembers and has said often, in 2019. Another followed it, and it was passed with a majority of no more than 15. Nobody has applied them since, which many of the people concerned regret.",
        "paragraph 2: Courts are slow.",
      ],
    ],
    [
      "a box with commas and no label",
      "Overview\n\n1. Prisons are full.\n\n115,23 Reduce overcrowding (France)\n115,24 Train prison guards\n\n2. Nothing was done.",
      [
        "heading 1: Overview",
        "paragraph 1: Prisons are full.",
        "reference-box: \n115,23 Reduce overcrowding (France)\n115,24 Train prison guards",
        "paragraph 2: Nothing was done.",
      ],
    ],
    [
      "a sentence cut by a page number",
      "Overview\n\n1. Prisons are\n\n2\n\nfull of people.\n\n2. Courts are slow.",
      ["heading 1: Overview", "paragraph 1: Prisons are full of people.", "paragraph 2: Courts are slow."],
    ],
  ])("reads %s", (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ["a number left out", "Overview\n\n1. One is here.\n\n2. Two is here.\n\n4. Four is here.", "number-gap"],
    [
      "numbers that begin again",
      "First\n\n1. One is here.\n\n2. Two is here.\n\nSecond\n\n1. One more is here.\n\n2. And a second.",
      "number-restarts",
    ],
    ["a mark without its note", "Overview\n\n1. One is here.[1] And another.[7]\n\nNotes\n[1] A book.\n[2] Another.", "note-without-mark"],
    ["a note that nothing cites", "Overview\n\n1. One is here.[1]\n\nNotes\n[1] A book.\n[2] Another.", "note-without-mark"],
    ["marks with no list of notes", "Overview\n\n1. One is here.[1]", "mark-without-note"],
    [
      "a hyphen at a line's end",
      "Overview\n\n1. Prisons in the north of the country are full, and nobody has ever seen an inter-\nnational observer in any of them since the revolution.",
      "line-end-hyphen",
    ],
    ["a quotation mark that never closes", "Overview\n\n1. She said “it is over and went home.", "quotes-unbalanced"],
    [
      "text in a list's place",
      "Overview\n\n1. Things are wrong:\n- prisons;\n- courts.\n\nAll of it must change.\n\n2. Now.",
      "paragraph-after-bullets",
    ],
    ["no organisation", "Overview\n\n1. One.", "organisations-not-found"],
  ])("says so: %s", (_, text, code) => {
    expect(codes(text)).toContain(code);
  });

  it("keeps nothing for nothing", () => {
    expect(readText(" \r\n\f ").document.blocks).toEqual([]);
  });
});

it("says its doubts in the text's order, those of an endnote where it is cited, those of the whole file first", () => {
  const { document, warnings } = readText(
    ["1. Libraries are “open.[1]", "", "2. Schools are “closed.[2]", "", "Endnotes", "", "[1] See the “atlas.", "[2] See the report."].join(
      "\n",
    ),
  );
  const places = warnings.map(({ block }) => document.blocks.findIndex(({ id }) => id === block));
  expect(warnings.filter(({ code }) => code === "quotes-unbalanced")).toHaveLength(3);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBe(-1);
});
