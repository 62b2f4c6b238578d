import type { CoverOrganisation } from "~/app/domain/document/document.js";

/** Small words inside an organisation's name, in the languages that names come in. */
const INNER = new Set(
  "of and for the in on to at with & de des du la le les l' d' et pour del los las el y en para e da do dos das voor van het der die und für di della per i z".split(
    " ",
  ),
);
const SITE = /(?:https?:\/\/)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/[^\s,;)]*)?/iu;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;

interface Bracket {
  before: string;
  inside: string;
}

/** Top-level brackets of a text with what stands before each; a bracket inside a bracket stays in it. */
function brackets(text: string): Bracket[] {
  const found: Bracket[] = [];
  let depth = 0;
  let open = 0;
  let last = 0;
  [...text].forEach((c, i, all) => {
    if (c === "(" && depth++ === 0) open = i;
    if (c === ")" && depth > 0 && --depth === 0) {
      found.push({ before: all.slice(last, open).join("").trim(), inside: all.slice(open + 1, i).join("") });
      last = i + 1;
    }
  });
  return found;
}

/** The capitalised name that ends a text: "a submission from the Centre for Rights" gives "Centre for Rights". */
export function trailingName(text: string): string {
  const words = text.split(/\s+/u);
  let start = words.length;
  while (start > 0) {
    const word = words[start - 1]!;
    const bare = word.replace(/^[“"«‘]|[,”"»’]$/gu, "");
    const fits = /^[\p{Lu}\p{Lo}\p{Nd}]/u.test(bare) || INNER.has(bare.toLowerCase());
    if (!fits || /[.:;)]$/u.test(word) || bare === "") break;
    start -= 1;
  }
  while (start < words.length && (/^\p{Ll}/u.test(words[start]!) || words[start] === "&")) start += 1;
  return words
    .slice(start)
    .join(" ")
    .replace(/^(?:The|Le|La|Les|El|Los|Las)\s+/u, "");
}

const isAcronym = (part: string): boolean =>
  part.length <= 15 && /^[\p{Lu}\p{Nd}][\p{L}\p{Nd}&./-]*$/u.test(part) && (part.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
const isSite = (part: string): boolean =>
  new RegExp(`^${SITE.source}$`, "iu").test(part) &&
  !EMAIL.test(part) &&
  (/^(?:https?:|www\.)/iu.test(part) || part === part.toLowerCase());

function fromBracket({ before, inside }: Bracket): CoverOrganisation | null {
  const name = trailingName(before);
  const parts = inside
    .split(/[;,]/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const acronym = parts.find(isAcronym) ?? "";
  const website = parts.find(isSite) ?? "";
  if (name === "" || (acronym === "" && website === "")) return null;
  const address =
    acronym === "" ? parts.filter((part) => part !== website) : parts.slice(parts.indexOf(acronym) + 1).filter((part) => part !== website);
  return { name, acronym, website, address: address.filter((part) => !EMAIL.test(part)).join(", "), description: "" };
}

/** The organisations that a covering letter or a title page names as "Name (ACRONYM, address, website)". An acronym alone in its brackets counts only where `alone` says so: letters spell out other bodies too. */
export function findOrganisations(text: string, alone: boolean): CoverOrganisation[] {
  const found = brackets(text)
    .map(fromBracket)
    .filter((organisation) => organisation !== null);
  const kept = found.filter((organisation) => alone || organisation.website !== "" || organisation.address !== "");
  return kept.filter(
    (organisation, i) =>
      kept.findIndex((other) => other.name === organisation.name || (other.acronym !== "" && other.acronym === organisation.acronym)) === i,
  );
}

/** The organisations of a title page, one a line: "Name (ACRONYM), www.example.org". */
export function listedOrganisations(lines: readonly string[]): CoverOrganisation[] {
  return lines.flatMap((line) => {
    const website = line.split(/[\s,;()]+/u).find((part) => isSite(part.replace(/[.,;]$/u, ""))) ?? "";
    const inBrackets = findOrganisations(line, true);
    if (inBrackets.length > 0)
      return inBrackets.map((organisation) => ({
        ...organisation,
        website: organisation.website || (inBrackets.length === 1 ? website : ""),
      }));
    const name = line
      .replace(website, "")
      .replace(EMAIL, "")
      .split(/[,;–|]/u)[0]!
      .trim();
    return /^\p{Lu}|^\p{Lo}/u.test(name) && name.split(" ").length <= 14
      ? [{ name, acronym: "", website, address: "", description: "" }]
      : [];
  });
}

/** Adds to each organisation the sentences of the letter that begin with its acronym or name, up to those of the next one. */
export function describe(organisations: readonly CoverOrganisation[], paragraphs: readonly string[]): CoverOrganisation[] {
  const texts = organisations.map(() => [] as string[]);
  for (const paragraph of paragraphs) {
    let current = -1;
    for (const sentence of paragraph.split(/(?<=[.!?。])\s+(?=[\p{Lu}\p{Lo}])/u)) {
      const subject = organisations.findIndex(({ name, acronym }) =>
        [acronym, name].some(
          (label) =>
            label !== "" &&
            new RegExp(`^(?:the\\s+)?${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{Nd}])`, "iu").test(sentence),
        ),
      );
      if (subject >= 0) current = subject;
      if (current >= 0) texts[current]!.push(sentence);
    }
  }
  return organisations.map((organisation, i) => ({ ...organisation, description: texts[i]!.join(" ") }));
}
