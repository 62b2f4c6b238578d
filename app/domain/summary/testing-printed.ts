import { type Block, emptyCover } from "../document/document.js";
import { sentencesOf } from "./sentences.js";
import type { SummarySource } from "./summary.js";

/** What a printed summary says for one stakeholder, made direct again, and the heading under which OHCHR put it. */
export interface Said {
  speaker: string;
  heading: string;
  asks: boolean;
  text: string;
}

const FURNITURE = /^(?:A\/HRC\/|GE\.|\d{1,2}$|\* )/;
const NAME = String.raw`(?:the )?((?:Joint Submission \(JS\) \d+)|(?:[\p{L} ]+ \()?(?:\p{Lu}[\p{L}\d/.-]*(?: Chalk)?))\)?`;
const STATES = new RegExp(
  String.raw`^${NAME} (?:also |further |had )?(?:stated|noted|reported|observed|explained|indicated|concluded|argued|added|considered|highlighted|recalled|expressed concern)(?: with (?:concern|regret))?,? that (.*)$`,
  "su",
);
const ASKS = new RegExp(
  String.raw`^${NAME} (?:also |further )?(?:recommended|urged|called on|encouraged|invited)(?: that)? (?:Slovenia|the (?:authorities|Government))(?: to)? (.*)$`,
  "su",
);

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const shortOf = (name: string) => name.replace(/^Joint Submission \(JS\) /, "JS").replace(/^.*\(/, "");

/**
 * The sentences of a printed summary that report one stakeholder in so many words, as that stakeholder would say them: "AI noted that X" becomes
 * "X", "AI recommended that Slovenia do X" the recommendation "Do X". Others are left out.
 */
export function saidInPrint(print: string, headings: readonly string[]): Said[] {
  const known = new Map(headings.map((heading) => [heading.toLowerCase().replace(/\W+/g, " ").trim(), heading]));
  const headingOf = (text: string) =>
    known.get(
      text
        .replace(/^(?:[IVX]+|[A-Z]|\d)\.\s+/, "")
        .replace(/\d+/g, "")
        .toLowerCase()
        .replace(/\W+/g, " ")
        .trim(),
    );
  const lines = print
    .slice(0, print.search(/\n\s*Notes\s*\n/))
    .split("\n")
    .map((line) => line.replace(/\f/g, "").trim());
  const said: Said[] = [];
  let heading = "";
  let open = "";
  const close = () => {
    const text = open.replace(/(?:(?<=[\p{Ll})”.,;])|(?<=\.)\s)\d{1,3}(?=[\s.,;]|$)/gu, "").replace(/\s+/g, " ");
    open = "";
    for (const sentence of sentencesOf(text)) {
      const [, asking, asked] = ASKS.exec(sentence) ?? [];
      const [, stating, stated] = STATES.exec(sentence) ?? [];
      const speaker = asking ?? stating;
      if (speaker && heading && !/^(?:It|He|She|They)$/.test(speaker))
        said.push({ speaker: shortOf(speaker), heading, asks: asking !== undefined, text: upperFirst((asked ?? stated)!) });
    }
  };
  for (const [i, line] of lines.entries()) {
    const found = headingOf(line) ?? headingOf(`${line} ${lines[i + 1] ?? ""}`);
    if (found || /^\d+\.\s{2,}/.test(line)) close();
    if (found) heading = found;
    else if (/^\d+\.\s{2,}/.test(line)) open = line.replace(/^\d+\.\s+/, "");
    else if (open !== "" && line !== "" && !FURNITURE.test(line)) open += ` ${line}`;
  }
  close();
  return said;
}

/** The stakeholders as sources, each with what it is reported to have said as its submission, without headings. */
export function sourcesOfPrint(said: readonly Said[]): SummarySource[] {
  return [...new Set(said.map(({ speaker }) => speaker))].map((speaker): SummarySource => {
    const own = said.filter((one) => one.speaker === speaker);
    const js = /JS(\d+)/.exec(speaker)?.[1];
    return {
      id: speaker,
      acronym: speaker.replace(/^JS\d+$/, ""),
      jsNumber: js === undefined ? null : Number(js),
      kind: js === undefined ? "individual" : "joint",
      title: speaker,
      language: "en",
      organisations: [{ name: speaker, acronym: "", address: "", website: "", description: "" }],
      document: {
        schema: 1,
        cover: emptyCover(),
        blocks: own.map(({ asks, text }, i): Block => ({
          id: `p${String(i)}`,
          kind: asks ? "recommendation" : "paragraph",
          inline: [{ type: "text", text }],
        })),
        notes: [],
        links: [],
      },
    };
  });
}
