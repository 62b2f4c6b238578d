import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedFile } from "~/e2e/shared.js";
import { emptyCover } from "../document/document.js";
import { stakeholderGroups } from "./stakeholders.js";
import type { SummarySource } from "./summary.js";

interface PrintedEntry {
  group: string;
  list: string | null;
  acronym: string;
  text: string;
  /** Papers that a regional organisation sent along. */
  attachments: string[];
}

/** The list of stakeholders as it stands in a printed summary: wrapped lines joined, furniture of the page left out. */
function printedList(text: string): PrintedEntry[] {
  const lines = text.slice(text.indexOf("The stakeholders listed below")).split("\n").slice(1);
  const entries: PrintedEntry[] = [];
  let [group, list]: [string, string | null] = ["", null];
  for (const line of lines) {
    const trimmed = line.replace(/\f/g, "").trim();
    if (trimmed.includes("The following abbreviations")) break;
    if (trimmed === "" || /^A\/HRC\//.test(trimmed) || /^\d{1,2}$/.test(trimmed)) continue;
    const open = entries.at(-1);
    const [, acronym, rest] = /^(\S+(?: \S+){0,2})\s{3,}(\S.*)$/.exec(trimmed) ?? [];
    if (/^(?:Civil society|National human rights institutions?:|Regional intergovernmental organization)/.test(trimmed))
      [group, list] = [trimmed, null];
    else if (/^(?:Individual|Joint) submissions?:$/.test(trimmed)) list = trimmed;
    else if (group === "") continue;
    else if (acronym) entries.push({ group, list, acronym, text: rest!, attachments: [] });
    else if (/^Attachments?:$/.test(trimmed)) open!.attachments.push("");
    else if (open && open.attachments.length > 0) {
      if (/^\([A-Z][^)]*\)/.test(trimmed) && open.attachments.at(-1) !== "") open.attachments.push("");
      open.attachments[open.attachments.length - 1] = `${open.attachments.at(-1)!} ${trimmed}`.trim();
    } else open!.text = `${open!.text} ${trimmed}`;
  }
  return entries;
}

/** "The Broken Chalk, Amsterdam (Netherlands)", "La Manif Pour Tous, Paris, France": name and address. */
function organisation(printed: string) {
  const [, name, city, country] =
    /^(.*), (\p{Lu}[\p{L}.-]*) \(([^()]+)\)$/u.exec(printed) ?? /^([^,]*), (\p{Lu}[\p{L}.-]*), ([\p{L} ]+)$/u.exec(printed) ?? [];
  return { name: name ?? printed, acronym: "", address: city ? `${city}, ${country!}` : "", website: "", description: "" };
}

/** An entry as our desk would hold it. */
function sourceOf({ group, acronym, text }: PrintedEntry, id: number): SummarySource {
  const said = text.replace(/[;.]$/, "");
  const [, number, members] = /^Joint submission (\d+) submitted by: (.*)$/s.exec(said) ?? [];
  return {
    id: String(id),
    acronym: number ? acronym.replace(/^JS\d+$/, "") : acronym,
    jsNumber: number ? Number(number) : null,
    kind: number ? "joint" : group.startsWith("National") ? "nhri" : "individual",
    regional: group.startsWith("Regional"),
    title: "",
    language: "en",
    organisations: (members ? members.split(/; (?:and )?/) : [said]).map(organisation),
    document: { schema: 1, cover: emptyCover(), blocks: [], notes: [], links: [] },
  };
}

/** What a body sent along, each paper as a source of its own. */
const papersOf = ({ attachments }: PrintedEntry, id: number): SummarySource[] =>
  attachments.map((paper, i) => {
    const [, acronym, title] = /^\(([^)]*)\) ?(.*)$/s.exec(paper) ?? [];
    const said = { group: "Regional", list: null, acronym: acronym ?? "", text: "", attachments: [] };
    return { ...sourceOf(said, id), id: `${String(id)}.${String(i)}`, title: title ?? paper, attachedTo: String(id) };
  });

/** Why an entry that we print otherwise is otherwise; empty where nothing explains it. */
function reason(printed: string, ours: string): string {
  const letters = (text: string) => text.replace(/[^\p{L}\d]/gu, "");
  if (printed.replace(/[;.]?$/, "") === ours.replace(/[;.]?$/, "")) return "closes otherwise than its place in the list asks";
  if (letters(printed.replace(/\b[Aa]nd\b/g, "")) === letters(ours.replace(/\b[Aa]nd\b/g, "")))
    return "separates its members, or city and country, otherwise than the other entries of its time";
  return "";
}

describe.each([
  { name: "A_HRC_WG.6_34_SVN_3", cycle: 3, entries: 11, attachments: 10, exact: 9 },
  { name: "A_HRC_WG.6_48_SVN_3", cycle: 4, entries: 12, attachments: 10, exact: 9 },
])("the list of stakeholders of $name", ({ name, cycle, entries: count, attachments, exact }) => {
  const path = sharedFile(`data/summaries/${name}-stakeholder-summary.txt`);

  it.skipIf(path === null)("is rebuilt by our grammar; what differs is said why", () => {
    const printed = printedList(readFileSync(path!, "utf8"));
    const rebuilt = stakeholderGroups(
      printed.flatMap((entry, i) => [sourceOf(entry, i), ...papersOf(entry, i)]),
      cycle,
    ).flatMap((group) =>
      group.lists.flatMap(({ title, entries }) => entries.map((entry) => ({ group: group.title, list: title, ...entry }))),
    );
    const pairs = printed.map((entry) => ({ entry, ours: rebuilt.find(({ acronym }) => acronym === entry.acronym) }));
    const same = pairs.filter(({ entry, ours }) => ours?.text === entry.text && ours.group === entry.group && ours.list === entry.list);
    const others = pairs.filter((pair) => !same.includes(pair));
    const papers = printed.reduce((sum, entry) => sum + entry.attachments.length, 0);
    // the bodies' own order is of no rule that both lists keep; ours is by acronym
    const plain = (all: readonly string[] = []) => all.map((paper) => paper.replace(/[.;]$/, "")).sort();
    for (const { entry, ours } of pairs) expect(plain(ours?.attachments)).toEqual(plain(entry.attachments));
    console.info(
      [
        `${name}: ${String(same.length)} of ${String(printed.length)} entries exactly; ${String(papers)} attachments under their body`,
        ...others.map(
          ({ entry, ours }) =>
            `  ${entry.acronym}: ${reason(entry.text, ours?.text ?? "") || "?"}\n    printed: ${entry.text}\n    ours:    ${ours?.text ?? "-"}`,
        ),
      ].join("\n"),
    );
    expect(printed).toHaveLength(count);
    expect(papers).toBe(attachments);
    expect(same).toHaveLength(exact);
    for (const { entry, ours } of others) expect(reason(entry.text, ours?.text ?? "")).not.toBe("");
  });
});
