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

/**
 * The cover page: title, review, kind, date, all contributing stakeholders with what OHCHR asks to know of them, contact,
 * key words, covering letter, annexes; then whether this is the frozen text.
 */
export function coverLines(input: SubmissionFile): CoverLine[] {
  const { cover, annexes = [] } = input.document;
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
    ...(input.organisations.length === 0 ? [] : [heading(labels.submittedBy)]),
    ...input.organisations.flatMap((organisation) => {
      const all = organisationLines(organisation, cover.letter);
      return all.map((inline, i) => line(inline, { keepNext: i < all.length - 1, before: i === 0 ? 120 : 0, after: 40 }));
    }),
    ...(cover.contact.trim() === "" ? [] : [heading(labels.contact), line(lines(cover.contact))]),
    ...(cover.keywords.trim() === "" ? [] : [heading(labels.keywords), line([text(cover.keywords)])]),
    ...(cover.letter.trim() === "" ? [] : [heading(labels.letter)]),
    ...letterParagraphs(cover.letter).map((part) => line(lines(part), { before: 0, after: LETTER_SPACE })),
    ...(annexes.length === 0 ? [] : [heading(labels.annexes)]),
    ...annexes.map(({ title: name, file }) => line([text(`${name} (${file})`)])),
    ...(input.frozen
      ? input.hash
        ? [line([text(`${labels.hash}: ${input.hash}`)], { before: 320 })]
        : []
      : [line([text(labels.draft, "italic")], { before: 320 })]),
  ];
}
