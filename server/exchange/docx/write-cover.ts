import { AlignmentType, type ParagraphChild } from "docx";
import type { CoverOrganisation, Inline } from "~/app/domain/document/document.js";
import { isSaidIn, letterParagraphs } from "../covering-letter.js";
import { coverFacts, type FileLabels } from "../file-labels.js";
import type { SubmissionFile } from "../submission-file.js";
import { inlineRuns, type MakeParagraph, type Writing } from "./write-inline.js";

/** Space behind a paragraph of the covering letter, in twentieths of a point. */
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
 * key words, covering letter; then whether this is the frozen text.
 */
export function coverPage(input: SubmissionFile, labels: FileLabels, writing: Writing, paragraph: MakeParagraph) {
  const { cover } = input.document;
  const runs = (inline: Inline[]): ParagraphChild[] => inlineRuns(inline, writing);
  const line = (inline: Inline[], options = {}) => paragraph({ style: "CoverLine", ...options, children: runs(inline) });
  const { title, facts } = coverFacts(input, labels);
  const centred = { alignment: AlignmentType.CENTER };
  return [
    line([text(labels.review, "bold")], centred),
    paragraph({ style: "Title", children: runs([text(title)]) }),
    line([text(labels[input.kind])], { ...centred, spacing: { after: 320 } }),
    ...facts.map(([label, value]) => line([text(`${label}: `, "bold"), text(value)])),
    ...(input.organisations.length === 0 ? [] : [paragraph({ style: "CoverHeading", children: runs([text(labels.submittedBy)]) })]),
    ...input.organisations.flatMap((organisation) => {
      const all = organisationLines(organisation, cover.letter);
      return all.map((inline, i) => line(inline, { keepNext: i < all.length - 1, spacing: { before: i === 0 ? 120 : 0, after: 40 } }));
    }),
    ...(cover.contact.trim() === ""
      ? []
      : [paragraph({ style: "CoverHeading", children: runs([text(labels.contact)]) }), line(lines(cover.contact))]),
    ...(cover.keywords.trim() === ""
      ? []
      : [paragraph({ style: "CoverHeading", children: runs([text(labels.keywords)]) }), line([text(cover.keywords)])]),
    ...(cover.letter.trim() === "" ? [] : [paragraph({ style: "CoverHeading", children: runs([text(labels.letter)]) })]),
    ...letterParagraphs(cover.letter).map((part) => line(lines(part), { spacing: { before: 0, after: LETTER_SPACE } })),
    ...(input.frozen
      ? input.hash
        ? [line([text(`${labels.hash}: ${input.hash}`)], { spacing: { before: 320 } })]
        : []
      : [line([text(labels.draft, "italic")], { spacing: { before: 320 } })]),
  ];
}
