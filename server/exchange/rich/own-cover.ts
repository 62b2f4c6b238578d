import { type Cover, type CoverOrganisation, emptyCover, plainText } from "~/app/domain/document/document.js";
import { fileLabels } from "../file-labels.js";
import { isWholly } from "./inline.js";
import type { RichParagraph } from "./paragraph.js";

const LABELS = ["en", "fr", "es", "ar", "ru", "zh"].map(fileLabels);
const SECTIONS = ["submittedBy", "contact", "keywords", "letter", "annexes"] as const;
const isLabel = (text: string, key: (typeof SECTIONS)[number]): boolean => LABELS.some((labels) => labels[key] === text);
/** In files of before the letter had a title, this space behind its paragraphs, in twentieths of a point, tells them from the lines above. */
const UNTITLED_LETTER_SPACE = 120;
const isStatus = (text: string) => LABELS.some(({ draft, hash }) => text === draft || text.startsWith(`${hash}: `));

/** Whether paragraphs are a cover page that Caucus wrote. */
export const isOwnCover = (paragraphs: readonly RichParagraph[]): boolean => paragraphs.some((one) => one.style.name === "cover line");

/** Reads back a cover page that Caucus wrote. */
export function readOwnCover(paragraphs: readonly RichParagraph[]): Cover {
  const cover = emptyCover();
  let section: "facts" | (typeof SECTIONS)[number] = "facts";
  const letter: string[] = [];
  const organisations: RichParagraph[][] = [];
  for (const paragraph of paragraphs) {
    const { style, text } = paragraph;
    if (style.name === "title") cover.title = text;
    else if (style.name === "cover heading") section = SECTIONS.find((key) => isLabel(text, key)) ?? section;
    // the list of annexes names files that are no part of this one
    else if (isStatus(text) || section === "annexes") continue;
    else if (section === "letter" || paragraph.spaceAfter === UNTITLED_LETTER_SPACE) letter.push(text);
    else if (section === "contact") cover.contact = text;
    else if (section === "keywords") cover.keywords = text;
    else if (section === "submittedBy") {
      if (isWholly(paragraph.inline, "bold")) organisations.push([]);
      organisations.at(-1)?.push(paragraph);
    }
  }
  cover.letter = letter.join("\n\n");
  cover.organisations = organisations.map(organisation);
  return cover;
}

function organisation([first, ...lines]: RichParagraph[]): CoverOrganisation {
  const [, name = first!.text, acronym = ""] = /^(.*?) \(([^()]+)\)$/su.exec(first!.text) ?? [];
  const site = lines.findIndex(({ inline, text }) => inline.some((part) => part.type === "text" && part.link) && !/\s/.test(text));
  const [before, after] = site < 0 ? [lines, []] : [lines.slice(0, site), lines.slice(site + 1)];
  const rest = before.map(({ inline }) => plainText(inline));
  // without a website between them an address is told from a description by its length
  const address = rest.length > 1 || site >= 0 || (rest[0]?.length ?? 0) < 120 ? (rest.shift() ?? "") : "";
  return {
    name,
    acronym,
    address,
    website: site < 0 ? "" : lines[site]!.text,
    description: [...rest, ...after.map(({ text }) => text)].join("\n"),
  };
}
