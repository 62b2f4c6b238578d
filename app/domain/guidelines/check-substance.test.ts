import { describe, expect, it } from "vitest";
import { type BlockKind, emptyCover, SCHEMA_VERSION, type StructuredDocument } from "../document/document.js";
import { COVER_CHECKS } from "./check-cover.js";
import { PEOPLE_CHECKS } from "./check-people.js";
import { SUBSTANCE_CHECKS } from "./check-substance.js";
import { guidelineSetOf } from "./sets.js";

const documentOf = (kind: BlockKind, text: string): StructuredDocument => ({
  schema: SCHEMA_VERSION,
  cover: emptyCover(),
  blocks: [{ id: "b", kind, inline: [{ type: "text", text }] }],
  notes: [],
  links: [],
});
const input = (document: StructuredDocument) => ({ document, set: guidelineSetOf(4)!, kind: "joint" as const });

describe("second-hand material", () => {
  it.each<[string, string | null]>([
    ["According to media reports, forty people were held.", "According to media reports"],
    ["The prisoners were reportedly beaten.", "reportedly"],
    ["Selon la presse, trois détenus sont morts.", "Selon la presse"],
    ["Según los medios, nadie fue juzgado.", "Según los medios"],
    ["По сообщениям СМИ, задержаны сорок человек.", "По сообщениям СМИ"],
    ["وبحسب وسائل الإعلام اعتقل أربعون شخصا.", "بحسب وسائل"],
    ["据媒体报道，四十人被拘留。", "据媒体"],
    ["According to article 5 of the Constitution, nobody may be held.", null],
    ["We spoke with forty prisoners, who said “reportedly” often.", null],
    ["Selon la Constitution, nul ne peut être détenu.", null],
  ])("%s", (text, sign) => {
    const findings = SUBSTANCE_CHECKS["second-hand"]!(input(documentOf("paragraph", text)));
    expect(findings).toEqual(sign ? [{ code: "second-hand", params: { text: sign }, block: "b" }] : []);
  });
});

describe("signs that a person can be recognised", () => {
  it.each<[string, string | null]>([
    ["Ms Anna Kovač told us that she was beaten.", "Ms Anna Kovač"],
    ["In May, Anna Kovač was arrested at her home.", "Anna Kovač"],
    ["Un étudiant, Karim El Amrani, a été arrêté.", "Karim El Amrani"],
    ["A student (Anna Kovač, 17, of Streslau) was there.", "Anna Kovač, 17"],
    ["Write to her: phone +32 2 555 01 02.", "phone +32 2 555 01 02"],
    ["Her passport no. AB123456 was taken.", "passport no. AB123456"],
    ["She was born on 12 May 2001.", "born on 12 May 2001"],
    ["Сообщила г-жа Иванова.", "г-жа Иванова"],
    ["قالت السيدة فاطمة علي ذلك.", "السيدة فاطمة علي"],
    ["王小明先生被拘留。", "王小明先生"],
    ["The Special Rapporteur, Ms Anna Kovač, visited in 2023.", null],
    ["President Anna Kovač was convicted.", null],
    ["A 17-year-old student was arrested.", null],
    ["Human Rights Watch was threatened.", null],
    ["New Zealand was threatened with sanctions.", null],
    ["The Public Order Act 1986, article 5, applies from 12 May 2001.", null],
  ])("%s", (text, sign) => {
    const findings = PEOPLE_CHECKS["person-at-risk"]!(input(documentOf("paragraph", text)));
    expect(findings).toEqual(sign ? [{ code: "person-at-risk", params: { text: sign }, block: "b" }] : []);
  });

  it("are found in endnotes too, at the paragraph that cites them", () => {
    const document = documentOf("paragraph", "It is so.");
    document.blocks[0]!.inline.push({ type: "note", note: "n" });
    document.notes.push({ id: "n", inline: [{ type: "text", text: "Told by Mr Karim Amrani." }] });
    expect(PEOPLE_CHECKS["person-at-risk"]!(input(document))).toEqual([
      { code: "person-at-risk", params: { text: "Mr Karim Amrani" }, block: "b" },
    ]);
  });
});

describe("recommendations that cannot be measured", () => {
  it.each<[string, string | null]>([
    ["The Government should continue its efforts for prisoners.", "continue its efforts"],
    ["Take all necessary measures against overcrowding.", "Take all necessary measures"],
    ["L’État devrait prendre les mesures utiles.", "prendre les mesures"],
    ["El Estado debería intensificar sus esfuerzos.", "intensificar sus esfuerzos"],
    ["Государству следует активизировать усилия.", "активизировать усилия"],
    ["مواصلة الجهود لحماية السجناء.", "مواصلة الجهود"],
    ["政府应继续努力保护囚犯。", "继续努力"],
    ["Take all necessary measures to halve overcrowding by 2028.", null],
    ["Take measures and ratify the Optional Protocol.", null],
    ["Close the prison of Streslau.", null],
  ])("%s", (text, vague) => {
    const findings = SUBSTANCE_CHECKS["recommendation-unmeasurable"]!(input(documentOf("recommendation", text)));
    expect(findings.map(({ params }) => params.vague)).toEqual(vague ? [vague] : []);
    expect(SUBSTANCE_CHECKS["recommendation-unmeasurable"]!(input(documentOf("paragraph", text)))).toEqual([]);
  });
});

describe("the date of establishment", () => {
  it.each<[string, boolean]>([
    ["Founded in 1950, it protects journalists.", false],
    ["تأسست عام ١٩٩٥ لحماية الصحفيين.", false],
    ["一九九五年成立。", false],
    ["It protects 20000 journalists.", true],
    ["", false],
  ])("is asked where a description lacks it: %s", (description, is) => {
    const document = documentOf("paragraph", "It is so.");
    document.cover.organisations = [{ name: "Free Press", acronym: "FP", address: "", website: "", description }];
    expect(COVER_CHECKS["establishment-missing"]!(input(document))).toEqual(
      is ? [{ code: "establishment-missing", params: { name: "Free Press" } }] : [],
    );
  });
});
