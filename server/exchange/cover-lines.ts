import { blockDirection } from "~/app/domain/document/direction.js";
import type { CoverOrganisation, Inline } from "~/app/domain/document/document.js";
import { isSaidIn, letterParagraphs } from "./covering-letter.js";
import { coverFacts, fileLabels } from "./file-labels.js";
import type { SubmissionFile } from "./submission-file.js";

/** A line of the cover page; spaces are twentieths of a point. */
export interface CoverLine {
  style: "Cover Line" | "Title" | "Cover Heading";
  inline: Inline[];
  /** By its first letter: an address in Latin letters reads from left to right on an Arabic cover too. */
  direction: "ltr" | "rtl";
  centred?: boolean;
  /** Stays on the page of the next line. */
  keepNext?: boolean;
  before?: number;
  after?: number;
}

/** Space behind a paragraph of the covering letter. */
const LETTER_SPACE = 160;

/** A web address as a person writes it ("www.ifla.org") made into a link; anything else stays text. */
const website = (address: string): Inline => ({
  type: "text",
  text: address,
  link: /^https?:/i.test(address) ? address : `https://${address}`,
});

const text = (value: string, ...marks: ("bold" | "italic")[]): Inline => ({ type: "text", text: value, marks });

/** Lines of a plain text, with a break between them. */
const lines = (value: string): Inline[] =>
  value.split(/\r?\n/).flatMap((line, i) => (i === 0 ? [text(line)] : [{ type: "break" as const }, text(line)]));

/** What an organisation says of itself is printed once: not in the list where the covering letter says it already. */
function organisationLines(organisation: CoverOrganisation, letter: string): Inline[][] {
  const { name, acronym, address, description } = organisation;
  const site = organisation.website.trim();
  return [
    [text(acronym.trim() === "" ? name : `${name} (${acronym})`, "bold")],
    ...(address.trim() === "" ? [] : [lines(address)]),
    ...(site === "" ? [] : [/\s/.test(site) ? [text(site)] : [website(site)]]),
    ...(description.trim() === "" || isSaidIn(letter, description) ? [] : [lines(description)]),
  ];
}

/** What stands under one heading of the cover, in groups of lines that belong together: an organisation, a paragraph of the letter. */
export interface CoverPart {
  what: "organisations" | "contact" | "keywords" | "letter" | "annexes";
  title: string;
  groups: Inline[][][];
}

/** All contributing stakeholders with what OHCHR asks to know of them, contact, key words, covering letter, annexes; without those that are empty. */
export function coverParts({ organisations, document: { cover, annexes = [] }, language }: SubmissionFile): CoverPart[] {
  const labels = fileLabels(language);
  const single = (value: string) => (value.trim() === "" ? [] : [[lines(value)]]);
  const parts: CoverPart[] = [
    { what: "organisations", title: labels.submittedBy, groups: organisations.map((one) => organisationLines(one, cover.letter)) },
    { what: "contact", title: labels.contact, groups: single(cover.contact) },
    { what: "keywords", title: labels.keywords, groups: single(cover.keywords) },
    { what: "letter", title: labels.letter, groups: letterParagraphs(cover.letter).map((part) => [lines(part)]) },
    { what: "annexes", title: labels.annexes, groups: annexes.map(({ title, file }) => [[text(`${title} (${file})`)]]) },
  ];
  return parts.filter(({ groups }) => groups.length > 0);
}

/** How a line lies in its group. */
function placed(what: CoverPart["what"], isFirst: boolean, isLast: boolean): Partial<CoverLine> {
  if (what === "organisations") return { keepNext: !isLast, before: isFirst ? 120 : 0, after: 40 };
  return what === "letter" ? { before: 0, after: LETTER_SPACE } : {};
}

/**
 * The cover page: title, review, kind, date, the parts of the cover; then whether this is the frozen text.
 */
export function coverLines(input: SubmissionFile): CoverLine[] {
  const labels = fileLabels(input.language);
  const line = (inline: Inline[], more: Partial<CoverLine> = {}): CoverLine => ({
    style: "Cover Line",
    inline,
    direction: blockDirection({ inline }, input.language),
    ...more,
  });
  const heading = (label: string): CoverLine => line([text(label)], { style: "Cover Heading" });
  const { title, facts } = coverFacts(input, labels);
  return [
    line([text(labels.review, "bold")], { centred: true }),
    line([text(title)], { style: "Title" }),
    line([text(labels[input.kind])], { centred: true, after: 320 }),
    ...facts.map(([label, value]) => line([text(`${label}: `, "bold"), text(value)])),
    ...coverParts(input).flatMap(({ what, title: label, groups }) => [
      heading(label),
      ...groups.flatMap((all) => all.map((inline, i) => line(inline, placed(what, i === 0, i === all.length - 1)))),
    ]),
    ...(input.frozen
      ? input.hash
        ? [line([text(`${labels.hash}: ${input.hash}`)], { before: 320 })]
        : []
      : [line([text(labels.draft, "italic")], { before: 320 })]),
  ];
}
