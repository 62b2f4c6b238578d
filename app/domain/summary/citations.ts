/**
 * OHCHR's endnotes as data. "CoE-ACFC, p. 5, para. 12 and CoE-CM, p. 2. See also JS2, paras. 34 and 38." cites two sources and
 * names one more; each has its places in the submission.
 */
export interface Citation {
  /** What stands before the first source: "For relevant recommendations see". */
  lead?: string;
  cited: Source[];
  seeAlso: SeeAlso[];
}

export interface SeeAlso {
  sources: Source[];
  /** Written after a comma, of the same source: "CoE-ACFC, p. 1, see also para. 4." */
  inline?: true;
}

export interface Source {
  /** An acronym, "JS1", or a document symbol; empty where the one before is meant again ("See also para. 40"). */
  name: string;
  /** Which of the source's papers: "Memorandum", "Annex 1". */
  paper?: string;
  /** "the OSCE/ODIHR Elections Report of 2018". */
  article?: true;
  places: Place[];
}

export interface Place {
  kind: "paragraph" | "page" | "section" | "recommendation";
  refs: Ref[];
  /** Lies inside the place before it: "p. 4, para. 4"; otherwise it stands beside it: "p. 2 and para. 10". */
  within?: true;
}

/** "7", "58.16", "2(a)(iii)", "D(iv)"; with `to` a range; `remark` as in "115.18 (Turkey)". */
export interface Ref {
  from: string;
  to?: string;
  remark?: string;
}

const LABELS: Record<Place["kind"], [string, string]> = {
  paragraph: ["para.", "paras."],
  page: ["p.", "pp."],
  section: ["section", "sections"],
  recommendation: ["recommendation", "recommendations"],
};

const printRef = ({ from, to, remark }: Ref): string =>
  `${from}${to === undefined ? "" : `-${to}`}${remark === undefined ? "" : ` (${remark})`}`;

/** "7", "7 and 8", "7, 9 and 12". */
const enumerate = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}`;

function printPlace({ kind, refs }: Place): string {
  const plural = refs.length > 1 || refs.some(({ to }) => to !== undefined);
  return `${LABELS[kind][plural ? 1 : 0]} ${enumerate(refs.map(printRef))}`;
}

export function printSource({ name, paper, article, places }: Source): string {
  const printed = places.map((place, i) => (i === 0 ? "" : place.within ? ", " : " and ") + printPlace(place)).join("");
  return [[article && "the", name].filter(Boolean).join(" "), paper ?? "", printed].filter((part) => part !== "").join(", ");
}

/** Several sources; the last follows ", and" where the one before it has an "and" of its own. */
function printSources(sources: readonly Source[]): string {
  const printed = sources.map(printSource);
  const last = printed.pop() ?? "";
  if (printed.length === 0) return last;
  return `${printed.join(", ")}${printed.at(-1)!.includes(" and ") ? "," : ""} and ${last}`;
}

/** The citation as OHCHR prints it, with its full stop. */
export function printCitation({ lead, cited, seeAlso }: Citation): string {
  const also = seeAlso.map(({ sources, inline }) => `${inline ? ", see also" : ". See also"} ${printSources(sources)}`).join("");
  return `${lead === undefined ? "" : `${lead} `}${printSources(cited)}${also}.`;
}
