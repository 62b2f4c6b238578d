import { plainText, type StructuredDocument } from "../document/document.js";
import { number } from "../document/numbering.js";
import { coverage } from "../mapping/coverage.js";
import { proposeTags } from "../mapping/tags.js";
import type { Recommendation } from "../recommendations/recommendation.js";
import { topicOf } from "../summary/place.js";
import type { Topic } from "../summary/section-trees.js";

/** A paragraph or recommendation of a submission, with what the desk looks for. */
export interface Passage {
  block: string;
  /** The printed number of the paragraph that it is or follows; empty before the first. */
  paragraph: string;
  text: string;
  topic: Topic | null;
  /** Ids of matters, those that people tagged and those that its words name. */
  themes: string[];
  persons: string[];
  /** Numbers of the prior recommendations that it names or quotes. */
  recommendations: string[];
}

/** The passages of a text in its order; headings lend their words to the topic of what stands under them. */
export function passagesOf(document: StructuredDocument, recommendations: readonly Recommendation[]): Passage[] {
  const numbers = number(document.blocks).blocks;
  const references = coverage(document, recommendations).blocks;
  const headings: string[] = [];
  let paragraph = "";
  return document.blocks.flatMap((block): Passage[] => {
    const text = plainText(block.inline);
    if (block.kind === "heading") {
      const depth = Math.min(Math.max(block.level ?? 1, 1), 3);
      headings.length = Math.min(headings.length, depth - 1);
      headings.push(text);
      return [];
    }
    if (block.kind === "paragraph") paragraph = numbers.get(block.id) ?? paragraph;
    if (text.trim() === "") return [];
    const tags = [...(document.tags ?? []).filter((tag) => tag.block === block.id), ...proposeTags(text)];
    const valuesOf = (kind: string) => [...new Set(tags.filter((tag) => tag.kind === kind).map(({ value }) => value))];
    return [
      {
        block: block.id,
        paragraph,
        text,
        topic: topicOf({ headings: [...headings].reverse(), themes: [], text }),
        themes: valuesOf("theme"),
        persons: valuesOf("person"),
        recommendations: [...new Set((references.get(block.id) ?? []).map((reference) => reference.number))],
      },
    ];
  });
}

/** A text cut around the first of some words, and where they stand in what is left: [before, word, between, word …, after]. */
export function inContext(
  text: string,
  words: readonly string[],
  around = 160,
): { parts: string[]; cutBefore: boolean; cutAfter: boolean } {
  const wanted = words.filter((word) => word !== "").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (wanted.length === 0) return { parts: [text.slice(0, around * 2)], cutBefore: false, cutAfter: text.length > around * 2 };
  const pattern = new RegExp(`(${wanted.sort((a, b) => b.length - a.length).join("|")})`, "giu");
  const first = Math.max(text.search(pattern), 0);
  const from = first > around ? text.indexOf(" ", first - around) + 1 || first - around : 0;
  const to = Math.min(text.length, first + around * 2);
  return { parts: text.slice(from, to).split(pattern), cutBefore: from > 0, cutAfter: to < text.length };
}
