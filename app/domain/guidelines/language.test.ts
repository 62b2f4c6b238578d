import { describe, expect, it } from "vitest";
import { detectLanguage, directionOf, probableLanguage } from "./language.js";
import { isUnLanguage } from "./language-names.js";

describe("detectLanguage", () => {
  it.each<[string, string | null]>([
    ["The law of the land is that which the people have made, and it is for them to change it with the consent of all.", "en"],
    [
      "La loi du pays est celle que le peuple a faite pour lui, et elle ne peut être changée que par les élus dans le respect de tous.",
      "fr",
    ],
    ["La ley del país es la que el pueblo ha hecho para sí, y no se puede cambiar sin los votos de las personas que la eligieron.", "es"],
    ["Das Gesetz ist nicht für alle gleich, und wer mit dem Staat zu tun hat, wird das auf die eine oder andere Art erfahren.", "de"],
    [
      "在过去的三年里，政府没有采取任何措施来改善监狱的条件，也没有对任何一名官员进行调查，更没有公布有关的统计数字，民间组织多次提出要求，但至今没有得到答复。",
      "zh",
    ],
    [
      "この国では、過去三年間に、政府は刑務所の状況を改善するための措置を何も講じておらず、職員に対する調査も行われていません。市民団体は何度も要求しています。",
      "ja",
    ],
    [
      "لا تحترم السلطات في هذا البلد حرية التعبير التي نص عليها الدستور، كما أن الصحفيين الذين كتبوا عن ذلك بعد عام قد اعتقلوا من دون محاكمة.",
      "ar",
    ],
    ["Kenya Uganda Ruanda", null],
    ["", null],
  ])("%s", (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

it.each<[string, boolean]>([
  ["ar", true],
  ["fr-BE", true],
  ["zh-Hant", true],
  ["nl", false],
])("%s is an official language: %s", (language, is) => {
  expect(isUnLanguage(language)).toBe(is);
});

it.each<[string, string]>([
  ["حرية التعبير UPR", "rtl"],
  ["Freedom حرية of expression", "ltr"],
  ["138.117", "ltr"],
])("the direction of %s", (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});

describe("probableLanguage", () => {
  it.each([
    ["لا يوجد في السجون كتب.", "ar"],
    ["В тюрьмах нет книг.", "ru"],
    ["监狱里没有书。", "zh"],
    ["刑務所に本がない。", "ja"],
    ["No books in prisons.", "en"],
    ["2024: 3.", "en"],
  ])("%s, too short to tell by its words, goes by its script", (text, language) => {
    expect(detectLanguage(text)).toBeNull();
    expect(probableLanguage(text)).toBe(language);
  });
});
