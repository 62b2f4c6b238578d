import type { Citation, Place, Ref, SeeAlso, Source } from "./citations.js";

const NUMBER = String.raw`(?:\d+(?:\.\d+)*(?:[a-z]\b)?|[A-Z]{1,4}(?=\()|[A-Z](?![A-Za-z0-9/-]|\.\w))(?:\([a-z0-9]+\))*`;
const REF = String.raw`${NUMBER}(?:\s?[-\u2013]\s?${NUMBER})?(?:\s\([A-Z][^()]*(?:\([^()]*\)[^()]*)*\))?`;
const JOIN = String.raw`(?:\s?[,;]\s?(?:and\s)?|\sand\s)`;
const LABEL = String.raw`(paras?|pages?|pp?|sections?|recommendations?)\b[.,]?`;
const PLACE = new RegExp(String.raw`\b${LABEL}\s?(${REF}(?:${JOIN}${REF})*)`, "g");

const kindOf = (label: string): Place["kind"] =>
  label.startsWith("para") ? "paragraph" : label.startsWith("s") ? "section" : label.startsWith("r") ? "recommendation" : "page";

/** "7 and 8", "58.16-58.17", "115.18 (Turkey)". */
function readRefs(text: string): Ref[] {
  return [...text.matchAll(new RegExp(REF, "g"))].map(([ref]) => {
    const [, from, to, remark] = new RegExp(String.raw`^(${NUMBER})(?:\s?[-\u2013]\s?(${NUMBER}))?(?:\s\((.*)\))?$`).exec(ref)!;
    return { from: from!, ...(to === undefined ? {} : { to }), ...(remark === undefined ? {} : { remark }) };
  });
}

/** The words between two places: empty where the same source goes on, else the next source's name. */
function nameBetween(between: string): { name: string; within: boolean } {
  const name = between.replace(/^\s?[.,;]?\s?(?:and\s+)?/, "").replace(/[\s,;]+$/, "");
  return { name, within: !/\band\s*$/.test(between) };
}

function sourceOf(name: string): Source {
  const [, article, rest] = /^(the )?(.*)$/s.exec(name)!;
  const [first, ...papers] = rest!.split(/[,;]\s+/);
  return {
    name: first!,
    ...(papers.length === 0 ? {} : { paper: papers.join(", ") }),
    ...(article === undefined ? {} : { article: true as const }),
    places: [],
  };
}

/** "A, para. 1, B, p. 2 and para. 3 and C, p. 4" in its sources. */
function readSources(text: string): Source[] {
  const sources: Source[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const { name, within } = nameBetween(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (name !== "" || sources.length === 0) sources.push(sourceOf(name));
    const { places } = sources.at(-1)!;
    places.push({ kind: kindOf(match[1]!), refs: readRefs(match[2]!), ...(places.length > 0 && within ? { within: true as const } : {}) });
  }
  const tail = nameBetween(text.slice(end)).name;
  if (tail !== "") sources.push(sourceOf(tail));
  return sources;
}

const LEAD = /^(For (?:the )?(?:relevant )?recomm[a-z]+ see)\s+/;

/**
 * Reads an endnote written in OHCHR's grammar, slips of print included ("para, 7", "paras.11-13", "pages 4, 5"). Null for a note of
 * another kind: a list of stakeholders, abbreviations, a bare document symbol.
 */
export function readCitation(note: string): Citation | null {
  const text = note
    .replace(/\s+/g, " ")
    .replace(/(?<=\d{2}\.) (?=\d)/g, "")
    .trim()
    .replace(/\.$/, "");
  const lead = LEAD.exec(text);
  const [first, ...others] = text.slice(lead?.[0].length ?? 0).split(/[.,;]?\s(See|see) also\s/);
  const cited = readSources(first!);
  if (cited.length === 0 || cited.some(({ places, name }) => places.length === 0 || name.length > 80)) return null;
  const seeAlso: SeeAlso[] = [];
  for (let i = 0; i < others.length; i += 2)
    seeAlso.push({ sources: readSources(others[i + 1]!), ...(others[i] === "see" ? { inline: true as const } : {}) });
  return { ...(lead === null ? {} : { lead: lead[1]! }), cited, seeAlso };
}
