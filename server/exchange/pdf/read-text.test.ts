import { describe, expect, it } from "vitest";
import { writtenBlocks } from "~/app/domain/document/testing-written.js";
import { importFile } from "../import.js";
import { readPdfText } from "./read-text.js";
import { typeset } from "./typeset.js";

const PAGE = String.raw`
#let d = json(bytes(sys.inputs.data))
#set document(title: "Sample")
#set text(font: ("Libertinus Serif", "Noto Naskh Arabic", "Noto Sans S Chinese"), size: 11pt, lang: d.language, hyphenate: false)
#set page(paper: "a5", footer: align(center, context counter(page).display()))
#set super(typographic: false)
`;
const set = (typst: string, data: Record<string, unknown>) => typeset(`${PAGE}${typst}`, { language: "en", ...data }, new Date(0));
const setAndRead = (typst: string, data: Record<string, unknown> = {}) => readPdfText(set(typst, data), "sample.pdf");

const NOTED = String.raw`
#for i in range(1, 19) [
  #par[#i. #d.sentence#footnote[#d.source #i.] #d.sentence #if calc.rem(i, 3) == 0 [#d.sentence#footnote[#d.sentence]] #d.sentence]
]`;

/** No paragraph goes on on the next page: the typesetter sets a note that such a one cites now before, now behind its mark. */
const WHOLE = "#show par: it => block(breakable: false, it)\n";
const inOneLine = (text: string) => text.replace(/\s+/gu, " ");
const english = {
  sentence: "The rooms of the sample were closed in the autumn, and nobody was asked.",
  source: "Survey of the sample, page",
};

describe("footnotes of a PDF", () => {
  it.each([
    ["en", "The rooms of the sample were closed in the autumn, and nobody was asked.", "Survey of the sample, page"],
    ["fr", "Les salles de l’exemple ont été fermées à l’automne, et personne n’a été consulté.", "Enquête de l’exemple, page"],
    ["es", "Las salas del ejemplo se cerraron en otoño, y no se consultó a nadie.", "Encuesta del ejemplo, página"],
    ["ru", "Залы примера закрыли осенью, и никого об этом не спросили.", "Опрос примера, страница"],
    ["ar", "أغلقت قاعات المثال في الخريف، ولا أحد سئل عن الأمر من الأهالي.", "استقصاء المثال، الصفحة"],
    ["zh", "样本的阅览室在秋天关闭了，没有人被征求过意见。", "样本调查，第"],
  ])("become endnotes where they are cited, in %s", async (language, sentence, source) => {
    const pdf = set(language === "ar" ? `#set text(dir: rtl)\n${NOTED}` : NOTED, { language, sentence, source });
    const { document, warnings } = await importFile(pdf, "sample.pdf");
    const { blocks, notes } = writtenBlocks(document);
    let note = 0;
    const cite = () => `[${++note}]`;
    const expected = Array.from({ length: 18 }, (_, k) =>
      [`paragraph: ${sentence}${cite()} ${sentence}`, ...((k + 1) % 3 === 0 ? [`${sentence}${cite()}`] : []), sentence].join(" "),
    );
    // a line of Chinese may end after a sentence's stop, where no blank is seen
    const loose = (text: string) => text.replace(/(?<=[。\]]) (?=样)/gu, "");
    expect(blocks.map(loose)).toEqual(expected.map(loose));
    expect(notes.map(loose)).toEqual(
      Array.from({ length: 18 }, (_, k) => [`${source} ${String(k + 1)}.`, ...((k + 1) % 3 === 0 ? [sentence] : [])])
        .flat()
        .map(loose),
    );
    expect(warnings).toContainEqual({ code: "footnotes-became-endnotes", params: { count: 24 } });
  });

  it("that are numbered on each page anew have the numbers of the whole text", async () => {
    const anew = "#set page(header: context counter(footnote).update(0))\n";
    const through = await setAndRead(WHOLE + NOTED, english);
    expect(through.footnotes).toBe(24);
    expect(inOneLine((await setAndRead(WHOLE + anew + NOTED, english)).text)).toBe(inOneLine(through.text));
  });

  it("are known by their size too where their numbers are not raised", async () => {
    const plain = '#show footnote.entry: it => [#numbering("1", ..counter(footnote).at(it.note.location())) #it.note.body]\n';
    expect(await setAndRead(WHOLE + plain + NOTED, english)).toEqual(await setAndRead(WHOLE + NOTED, english));
  });

  it("go on at the foot of the next page, and what stands above them stays in the text", async () => {
    const rooms = Array.from({ length: 60 }, (_, i) => `room ${String(i + 1)} that was closed without a word to anybody`).join(", ");
    const { text, footnotes } = await setAndRead(
      `${english.sentence} First.#footnote[Among them ${rooms}.] ${english.sentence} #pagebreak() Second.#footnote[Ibid.]`,
    );
    expect(footnotes).toBe(2);
    const [body, notes] = text.split("\fEndnotes\n");
    expect(body).toMatch(/First\.¹ The rooms[^]*Second\.²/u);
    expect(body).not.toContain("without a word");
    expect(inOneLine(notes!)).toBe(`[1] Among them ${rooms}. [2] Ibid.`);
  });

  it("have marks of their own where several stand together", async () => {
    const { text, footnotes } = await setAndRead("Rooms were closed.#footnote[One.]#super[,]#footnote[Two.] Nobody was asked.");
    expect(footnotes).toBe(2);
    expect(text).toContain("closed.¹ ² Nobody");
  });

  it("are not made of areas, powers and small print", async () => {
    const { text, footnotes } = await setAndRead(
      "The sample has 30 km#super[2], 10#super[6] books and rooms of 5 m#super[2]. #v(1fr) #text(size: 8pt)[2 rooms of the sample are open.]",
    );
    expect(footnotes).toBe(0);
    expect(text).toMatch(/30 km², 10⁶ books and rooms of 5 m²\.\s+2 rooms of the sample are open\./u);
  });

  it("are not made of endnotes, which have their own place", async () => {
    const { text, footnotes } = await setAndRead(
      "Rooms were closed.#super[1] Nobody was asked.#super[2] #pagebreak() = Endnotes \n#text(size: 9pt)[#super[1] Survey of the sample. \\ #super[2] Letter.]",
    );
    expect(footnotes).toBe(0);
    expect(text).toMatch(/closed\.¹ Nobody was asked\.²[^]*Endnotes\s+¹\s?Survey of the sample\.\s+²\s?Letter\./u);
  });
});

describe("a PDF written from right to left", () => {
  it("is read in its order: names, numbers, brackets and ligatures as they were written", async () => {
    const lines = [
      "لا تملك 3 بلديات أي مكتبة، خلافا للتوصية 138.4",
      "تقول منظمة Reading Rooms Network إن الأطفال لا يجدون",
      "الإنسان والآلة والأرض: لا إله ولا آمال ولا أفلام.",
      "انظر https://example.org/ar/1، قال المعلمون في الاستعراض.",
      "The network without a name.",
    ];
    const { text } = await setAndRead("#set text(dir: rtl)\n#for line in d.lines [#line \\ ]", { language: "ar", lines });
    expect(text.replace(/\n1$/u, "").trim().split(/\n+/u)).toEqual(lines);
  });

  it("keeps its order within a line from left to right", async () => {
    const line = "It is called شبكة قاعات القراءة ولا غير, and nobody knows";
    expect((await setAndRead(`${english.sentence} \\ #d.line`, { line })).text).toContain(line);
  });
});
