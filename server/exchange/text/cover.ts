import { type Cover, emptyCover } from "~/app/domain/document/document.js";
import type { CoverZone } from "./cover-zone.js";
import type { Line } from "./lines.js";
import { describe, findOrganisations, listedOrganisations } from "./organisations.js";
import { CONTACT_LABEL, KEYWORDS_LABEL, SUBMITTED_BY, TITLE_WORDS } from "./vocabulary.js";
import { endsEarly, printedWidth, startsFresh } from "./width.js";

/** Paragraphs of a letter: prose is unwrapped, lines of an address stay lines. */
export function letterParagraphs(lines: readonly Line[], width: number | null): string[] {
  const paragraphs: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const full = before && width !== null && printedWidth(before.text) > width * 0.75 && !line.gap;
    const goesOn = full && !(startsFresh(line.text) && endsEarly(before.text, line.text, width));
    if (goesOn) paragraphs.push(`${paragraphs.pop()!} ${line.text}`);
    else paragraphs.push(line.text);
  });
  return paragraphs;
}

/** A header that is an organisation's name corrects the name that was read from the letter's sentence. */
const named = (name: string, headers: readonly string[]): string =>
  headers.find((header) => name.toLowerCase().endsWith(header.toLowerCase()) && header.length > 5) ?? name;

/** The cover from the lines before the body and the running headers. */
export function readCover(lines: readonly Line[], zone: CoverZone, headers: readonly string[], width: number | null): Cover {
  const paragraphs = letterParagraphs(lines, width);
  const text = paragraphs.join("\n");
  const cover = emptyCover();
  const keywords = paragraphs.find((line) => KEYWORDS_LABEL.test(line)) ?? "";
  cover.keywords = keywords.replace(KEYWORDS_LABEL, "");
  const listed = submitters(paragraphs);
  const found = zone.letter
    ? findOrganisations(paragraphs.join(" \n"), false)
    : listed
      ? listedOrganisations(listed)
      : findOrganisations(paragraphs.slice(0, 12).join("; "), true);
  cover.organisations = describe(found, paragraphs).map((organisation) => ({ ...organisation, name: named(organisation.name, headers) }));
  cover.contact =
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u.exec(text)?.[0] ??
    paragraphs
      .find((line) => CONTACT_LABEL.test(line))
      ?.replace(CONTACT_LABEL, "")
      .trim() ??
    "";
  const names = cover.organisations.map((organisation) => organisation.name.toLowerCase());
  const titles = [...headers.filter((header) => !names.includes(header.toLowerCase())), ...(zone.letter ? [] : paragraphs)].filter(
    (line) => !KEYWORDS_LABEL.test(line) && !SUBMITTED_BY.test(line) && !CONTACT_LABEL.test(line),
  );
  cover.title = (titles.find((line) => TITLE_WORDS.test(line)) ?? titles[0] ?? "").replace(
    /\s*[|–-]?\s*page\s*\p{Nd}{1,3}$|\s+[|–-]\s*\p{Nd}{1,3}$/iu,
    "",
  );
  const parsed = [cover.title, keywords];
  cover.letter = (zone.letter ? paragraphs : paragraphs.filter((line) => !takeFrom(parsed, line))).join("\n");
  return cover;
}

/** Takes a text out of a list; false where the list does not hold it (any more): a line that stands twice is kept once. */
function takeFrom(list: string[], text: string): boolean {
  const i = list.indexOf(text);
  if (i >= 0) list.splice(i, 1);
  return i >= 0;
}

/** On a title page: the lines that follow "Submitted by", to the next label; null where nothing is labelled so. */
function submitters(paragraphs: readonly string[]): string[] | null {
  const from = paragraphs.findIndex((line) => SUBMITTED_BY.test(line));
  if (from < 0) return null;
  const rest = paragraphs.slice(from + 1).findIndex((line) => KEYWORDS_LABEL.test(line) || CONTACT_LABEL.test(line));
  const first = paragraphs[from]!.replace(SUBMITTED_BY, "");
  const below = paragraphs.slice(from + 1, rest < 0 ? undefined : from + 1 + rest).map((line) => line.replace(/^[-–—•*]\s*/u, ""));
  return [...(first === "" ? [] : [first]), ...below];
}
