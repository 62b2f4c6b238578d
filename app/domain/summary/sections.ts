import type { Candidate } from "./candidates.js";
import { flattenTree, type TreeSection, treeOf } from "./section-trees.js";
import type { SummaryRequest, SummarySource } from "./summary.js";

/** A section of a cycle's tree with its place in it: "2.0.3". */
export interface PlacedSection extends TreeSection {
  path: string;
}

const placed = (sections: readonly TreeSection[], above: string): PlacedSection[] =>
  sections.flatMap((section, i) => {
    const path = `${above}${String(i)}`;
    return [{ ...section, path }, ...placed(section.children, `${path}.`)];
  });

/** The sections of a cycle in the order in which they are printed. */
export const placedSections = (cycle: number): PlacedSection[] => placed(treeOf(cycle), "");

/** Whether a submission stands in the section of its own that resolution 16/21 gives an A-status institution; the first cycle had none. */
export const ownSection = (source: SummarySource, cycle: number) => cycle > 1 && source.kind === "nhri" && source.aStatus === true;

/** Which section a candidate belongs to, by its path. */
export function sectionFinder(cycle: number): (candidate: Candidate) => string {
  const sections = placedSections(cycle);
  const own = sections.find(({ nhri }) => nhri)?.path;
  const byTopic = new Map(sections.flatMap(({ topics, path }) => topics.map((topic) => [topic, path] as const)));
  return ({ source, topic }) => (own !== undefined && ownSection(source, cycle) ? own : (byTopic.get(topic) ?? ""));
}

export const titleOf = ({ stateName, cycle }: Pick<SummaryRequest["review"], "stateName" | "cycle">) =>
  `Summary of ${cycle === 3 ? "Stakeholders’" : "stakeholders’"} submissions on ${stateName}`;

/** Without an institution of A status nobody is "other". */
export const headingTitle = (title: string, aStatus: boolean) => (aStatus ? title : title.replace("other stakeholders", "stakeholders"));

/** All headings of a cycle as one text, to be counted. */
export const headingsText = (cycle: number): string =>
  flattenTree(treeOf(cycle))
    .map(({ title }) => title)
    .join(" ");
