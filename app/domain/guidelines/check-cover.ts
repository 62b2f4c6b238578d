import { plainText } from "../document/document.js";
import type { CheckInput, Checks, Found } from "./findings.js";
import { DATE, JOINT_STATEMENT, SESSION, SUMMARY_HEADING, YEAR } from "./vocabulary.js";

const blank = (text: string): boolean => text.trim() === "";
const organisationsOf = ({ document, organisations }: CheckInput) => organisations ?? document.cover.organisations;
/** What stands at or near the top: the cover, and the text up to its first paragraph. */
function top({ document }: CheckInput): string {
  const { title, keywords, contact, letter } = document.cover;
  const first = document.blocks.findIndex((block) => block.kind === "paragraph");
  return [title, keywords, contact, letter, ...document.blocks.slice(0, first + 1).map((block) => plainText(block.inline))].join("\n");
}
const isEmpty = ({ document }: CheckInput): boolean => document.blocks.every((block) => blank(plainText(block.inline)));
const when = (missing: boolean, found: Found): Found[] => (missing ? [found] : []);

/** What OHCHR asks to find on the cover and at the top. */
export const COVER_CHECKS: Checks = {
  "title-missing": ({ document }) => when(blank(document.cover.title), { code: "title-missing", params: {} }),
  "keywords-missing": ({ document }) => when(blank(document.cover.keywords), { code: "keywords-missing", params: {} }),
  "contact-missing": ({ document }) =>
    when(!/[^\s@]+@[^\s@]+\.[^\s@]+/u.test(document.cover.contact), { code: "contact-missing", params: {} }),
  "organisation-description-missing": (input) =>
    organisationsOf(input)
      .filter((organisation) => blank(organisation.description))
      .map(({ name }) => ({ code: "organisation-description-missing", params: { name } })),
  "establishment-missing": (input) =>
    organisationsOf(input)
      .filter(({ description }) => !blank(description) && !YEAR.test(description))
      .map(({ name }) => ({ code: "establishment-missing", params: { name } })),
  "organisation-website-missing": (input) =>
    organisationsOf(input)
      .filter((organisation) => blank(organisation.website))
      .map(({ name }) => ({ code: "organisation-website-missing", params: { name } })),
  "summary-missing": (input) =>
    when(
      !isEmpty(input) &&
        !input.document.blocks.some(
          (block) =>
            (block.kind === "heading" && SUMMARY_HEADING.test(plainText(block.inline))) ||
            (block.kind !== "heading" &&
              SUMMARY_HEADING.test(
                plainText(block.inline)
                  .slice(0, 40)
                  .split(/[.:\n]/u)[0]!,
              )),
        ),
      { code: "summary-missing", params: {} },
    ),
  "joint-unstated": (input) =>
    when(input.kind === "joint" && !input.review && !JOINT_STATEMENT.test(top(input)), { code: "joint-unstated", params: {} }),
  "acronym-missing": (input) => {
    if (input.kind === "joint")
      return when(
        !/\([\p{Lu}\p{Nd}][\p{L}\p{Nd}&/-]*\p{Lu}[\p{L}\p{Nd}]*\)|\bacron\p{L}+\s*:/iu.test(input.document.cover.title) &&
          !/\bacron\p{L}+\s*:/iu.test(input.document.cover.letter),
        { code: "acronym-missing", params: { name: input.document.cover.title } },
      );
    return organisationsOf(input)
      .filter((organisation) => blank(organisation.acronym))
      .map(({ name }) => ({ code: "acronym-missing", params: { name } }));
  },
  "session-missing": (input) => when(!input.review && !SESSION.test(top(input)), { code: "session-missing", params: {} }),
  "date-missing": ({ document, review }) =>
    when(!review && !DATE.test(`${document.cover.title}\n${document.cover.letter}`), { code: "date-missing", params: {} }),
};
