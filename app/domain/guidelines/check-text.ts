import { type Block, plainText, type StructuredDocument } from "../document/document.js";
import { citedNotes, number } from "../document/numbering.js";
import { findNumbers } from "../recommendations/numbers.js";
import { compareQuotation } from "../recommendations/quotation.js";
import { officialTexts } from "../recommendations/recommendation.js";
import { namedStates } from "./countries.js";
import type { CheckInput, Checks, Found } from "./findings.js";
import { firstWords } from "./text.js";
import { ADDRESSEE, REFERENCE_SIGN } from "./vocabulary.js";

/** What is asked of paragraphs, endnotes and recommendations. */
export const TEXT_CHECKS: Checks = {
  "paragraphs-unnumbered": ({ document }) =>
    unnumbered(document.blocks).map((block) => ({
      code: "paragraphs-unnumbered",
      params: { text: firstWords(plainText(block.inline)) },
      block: block.id,
    })),
  "note-empty": ({ document }) =>
    citedNotes(document)
      .filter(({ note }) => plainText(note.inline).trim() === "")
      .map(({ number, note }) => ({ code: "note-empty", params: { number }, block: citing(document, note.id) })),
  "note-substantive": ({ document }) =>
    citedNotes(document).flatMap(({ number, note }): Found[] => {
      const sentences = proseSentences(plainText(note.inline));
      return sentences.length > 1
        ? [{ code: "note-substantive", params: { number, count: sentences.length }, block: citing(document, note.id) }]
        : [];
    }),
  "recommendation-without-addressee": ({ document, review }) =>
    document.blocks
      .filter(
        (block) =>
          block.kind === "recommendation" && !(block.addressee ?? "").trim() && !addresses(plainText(block.inline), review?.stateName),
      )
      .map((block) => ({
        code: "recommendation-without-addressee",
        params: { text: firstWords(plainText(block.inline)) },
        block: block.id,
      })),
  "recommendation-unknown": (input) => unknownNumbers(input),
  "quotation-differs": (input) => differingQuotations(input),
};

const citing = (document: StructuredDocument, note: string): string | undefined =>
  document.blocks.find((block) => block.inline.some((part) => part.type === "note" && part.note === note))?.id;

/** Text without a number of its own that belongs to no numbered paragraph of its section, so that OHCHR cannot cite it. */
function unnumbered(blocks: readonly Block[]): Block[] {
  let numbered = false;
  return blocks.filter((block) => {
    if (block.kind === "heading") numbered = false;
    if (block.kind === "paragraph") numbered = true;
    return block.kind === "continuation" && !numbered && plainText(block.inline).trim() !== "";
  });
}

const addresses = (text: string, stateName: string | undefined): boolean =>
  ADDRESSEE.test(text) || namedStates(text).length > 0 || Boolean(stateName && text.toLowerCase().includes(stateName.toLowerCase()));

/** A sentence of a note is prose from this many words on; titles, addresses and "See ..." are references. */
const PROSE_WORDS = 7;
/** The sentences of a note that say something, apart from references: quoted titles, web addresses, symbols, "See ...". */
export function proseSentences(text: string): string[] {
  const withoutTitles = text.replace(/“[^”]*”|«[^»]*»|"[^"]*"/gu, "");
  return withoutTitles.split(/(?<=[.!?؟]["”»)]?)\s+(?=["“«(¿¡]*[\p{Lu}\p{Lo}])|(?<=[。！？])/u).filter((sentence) => {
    if (REFERENCE_SIGN.test(sentence.trim())) return false;
    if (/\p{Script=Han}/u.test(sentence)) return sentence.length >= 14;
    const words = sentence.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
    const small = words.filter((word) => /^[\p{Ll}\p{Lo}]/u.test(word)).length;
    return words.length >= PROSE_WORDS && small / words.length >= 0.6;
  });
}

interface QuotedItem {
  number: string;
  text: string;
}

/** The recommendations that a box quotes: a line each after its label, its number first. */
export function quotedItems(block: Block): QuotedItem[] {
  if (block.kind !== "reference-box") return [];
  return plainText(block.inline)
    .split("\n")
    .flatMap((line) => {
      const match = /^\s*(\d{1,3})[.,](\d{1,3})[.):]?\s*(?:[-–—]\s*)?(.*)$/su.exec(line.normalize("NFKC"));
      return match ? [{ number: `${match[1]}.${match[2]}`, text: match[3]! }] : [];
    });
}

const LIST = new Intl.ListFormat("en-GB");

/** One finding for each number, with all paragraphs that name it, pointing at the first. */
function unknownNumbers({ document, recommendations }: CheckInput): Found[] {
  if (!recommendations || recommendations.length === 0) return [];
  const known = new Set(recommendations.map((recommendation) => recommendation.number));
  const { blocks: printed } = number(document.blocks);
  const places = new Map<string, { block: string; names: Set<string> }>();
  let paragraph: string | undefined;
  for (const block of document.blocks) {
    paragraph = printed.get(block.id) ?? paragraph;
    if (block.kind === "heading") paragraph = undefined;
    const quoted = quotedItems(block);
    const numbers =
      block.kind === "reference-box"
        ? quoted.map((item) => item.number)
        : findNumbers(plainText(block.inline), { known }).map((found) => found.number);
    for (const unknown of numbers.filter((one) => !known.has(one))) {
      const place = places.get(unknown) ?? { block: block.id, names: new Set() };
      place.names.add(paragraph ?? `“${firstWords(plainText(block.inline))} …”`);
      places.set(unknown, place);
    }
  }
  return [...places].map(([unknown, { block, names }]) => ({
    code: "recommendation-unknown",
    params: { number: unknown, count: names.size, places: LIST.format(names) },
    block,
  }));
}

function differingQuotations({ document, recommendations }: CheckInput): Found[] {
  return document.blocks.flatMap((block) =>
    quotedItems(block).flatMap((item): Found[] => {
      const verdicts = (recommendations ?? [])
        .filter((recommendation) => recommendation.number === item.number)
        .flatMap(officialTexts)
        .map((official) => compareQuotation(item.text, official).verdict);
      return item.text.trim() !== "" && verdicts.length > 0 && verdicts.every((verdict) => verdict === "different")
        ? [{ code: "quotation-differs", params: { number: item.number }, block: block.id }]
        : [];
    }),
  );
}
