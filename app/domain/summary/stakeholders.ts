import type { CoverOrganisation } from "../document/document.js";
import type { StakeholderEntry, StakeholderGroup, SummarySource } from "./summary.js";

/** Stands where a joint submission's number belongs until the desk gives one: a joint text is never one member's alone. */
export const NUMBER_MISSING = "[JS]";

/** Whether a source is a joint submission that the desk has given neither a number nor an acronym. */
export const isUncited = ({ acronym, jsNumber, kind }: Pick<SummarySource, "acronym" | "jsNumber" | "kind">): boolean =>
  kind === "joint" && jsNumber === null && acronym.trim() === "";

/** What a text calls a source after its first mention: "JS1", "PTPR/JS4", "AI", else the organisation's own acronym or name; "[JS]" for a joint submission that was given nothing. */
export function shortName(
  source: Pick<SummarySource, "acronym" | "jsNumber" | "kind" | "title"> & { organisations: readonly { name: string; acronym: string }[] },
): string {
  const { acronym, jsNumber, organisations, title } = source;
  const given = acronym.trim();
  if (jsNumber !== null) {
    const js = `JS${String(jsNumber)}`;
    return given === "" || given === js ? js : given.includes(js) ? given : `${given}/${js}`;
  }
  if (isUncited(source)) return NUMBER_MISSING;
  const own = organisations[0];
  return given || own?.acronym.trim() || own?.name.trim() || title;
}

/** Full name and acronym, for the first mention. In the third cycle the first joint submission alone explains "JS". */
export function fullName(source: SummarySource, cycle: number, firstJoint: boolean): string {
  const short = shortName(source);
  if (source.jsNumber !== null) {
    if (cycle >= 4) return `Joint submission ${String(source.jsNumber)} (${short})`;
    return firstJoint && short === `JS${String(source.jsNumber)}` ? `Joint Submission (JS) ${String(source.jsNumber)}` : short;
  }
  if (source.kind === "joint") return isUncited(source) ? `Joint submission “${source.title}” (${short})` : `Joint submission (${short})`;
  const name = source.organisations[0]?.name.trim();
  return name === undefined || name === "" || name === short ? short : `${name} (${short})`;
}

/**
 * City and country of a postal address written in one line or several: its last part is the country, the one before it, without
 * house numbers and post codes, the city. Empty where it has fewer than two parts: a place is not guessed.
 */
export function cityAndCountry(address: string): { city: string; country: string } | null {
  const parts = address
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length < 2) return null;
  const country = parts.pop()!.replace(/\.$/, "").replace(/^the /i, "");
  const city = parts
    .reverse()
    .map((part) =>
      part
        .replace(/\b(?:[A-Z]{1,2}-)?\d[\d\s-]*(?:[A-Z]{2}\b)?/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .find((part) => /\p{L}{2}/u.test(part));
  return city === undefined || /\d/.test(country) ? null : { city, country };
}

/** "Amnesty International, London (United Kingdom)"; the third cycle and those before write "London, United Kingdom". */
function nameAndPlace({ name, address }: CoverOrganisation, cycle: number): string {
  const place = cityAndCountry(address);
  if (!place) return name;
  return cycle >= 4 ? `${name}, ${place.city} (${place.country})` : `${name}, ${place.city}, ${place.country}`;
}

function entryText(source: SummarySource, cycle: number): string {
  const organisations = source.organisations.map((organisation) => nameAndPlace(organisation, cycle));
  if (source.jsNumber === null && source.kind !== "joint") return organisations[0] ?? source.title;
  const list = organisations.length < 2 ? organisations.join("") : `${organisations.slice(0, -1).join("; ")}; and ${organisations.at(-1)!}`;
  const label = source.jsNumber === null ? "Joint submission" : `Joint submission ${String(source.jsNumber)}`;
  return `${label} submitted by: ${list || source.title}`;
}

/** JS2 before JS10; otherwise by the alphabet. */
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
export const bySource = (a: SummarySource, b: SummarySource): number => collator.compare(shortName(a), shortName(b));

const closed = (text: string, end: string) => `${text.replace(/[.;]$/, "")}${end}`;

/** Entries end with ";", the last of a group with "."; where papers follow, these do. */
function entries(
  sources: readonly SummarySource[],
  cycle: number,
  endsGroup: boolean,
  attached: readonly SummarySource[] = [],
): StakeholderEntry[] {
  return [...sources].sort(bySource).map((source, i) => {
    const last = endsGroup && i === sources.length - 1 ? "." : ";";
    const acronym = `${shortName(source)}${source.kind === "nhri" && source.aStatus ? "*" : ""}`;
    const papers = attached.filter(({ attachedTo }) => attachedTo === source.id).sort(bySource);
    if (papers.length === 0) return { acronym, text: closed(entryText(source, cycle), last) };
    const attachments = papers.map((paper, j) => closed(`(${shortName(paper)}) ${paper.title}`, j === papers.length - 1 ? last : ";"));
    return { acronym, text: closed(entryText(source, cycle), cycle >= 4 ? "" : ";"), attachments };
  });
}

/** Those who contributed: what a regional body sent along is its own, as long as that body is among them. */
export function contributors<Source extends Pick<SummarySource, "id"> & { attachedTo?: string | null }>(
  sources: readonly Source[],
): Source[] {
  const ids = new Set(sources.map(({ id }) => id));
  return sources.filter(({ attachedTo }) => !attachedTo || !ids.has(attachedTo));
}

/** All who contributed, in OHCHR's groups and order; one asterisk marks a national institution with A status. */
export function stakeholderGroups(sources: readonly SummarySource[], cycle: number): StakeholderGroup[] {
  const own = contributors(sources);
  const attached = sources.filter((source) => !own.includes(source));
  const nhri = own.filter(({ kind }) => kind === "nhri");
  const regional = own.filter(({ regional, kind }) => regional && kind !== "nhri");
  const civil = own.filter(({ regional, kind }) => !regional && kind !== "nhri");
  const joint = civil.filter(({ kind, jsNumber }) => kind === "joint" || jsNumber !== null);
  const individual = civil.filter((source) => !joint.includes(source));
  const group = (title: string, lists: StakeholderGroup["lists"]): StakeholderGroup[] => {
    const filled = lists.filter((list) => list.entries.length > 0);
    return filled.length === 0 ? [] : [{ title, lists: filled }];
  };
  return [
    ...group("Civil society", [
      { title: "Individual submissions:", entries: entries(individual, cycle, joint.length === 0) },
      { title: "Joint submissions:", entries: entries(joint, cycle, true) },
    ]),
    ...group(nhri.length > 1 ? "National human rights institutions:" : "National human rights institution:", [
      { title: null, entries: entries(nhri, cycle, true) },
    ]),
    ...group("Regional intergovernmental organization(s):", [{ title: null, entries: entries(regional, cycle, true, attached) }]),
  ];
}
