import type { StructuredDocument } from "~/app/domain/document/document.js";
import { coverage } from "~/app/domain/mapping/coverage.js";
import type { ReadLink } from "~/app/domain/mapping/import-links.js";
import { type CitableSource, sourceOfPoint } from "~/app/domain/mapping/points.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import { bytesSource } from "./byte-source.js";
import { readLinks } from "./json/links.js";
import { placeLabels } from "./matrix/assessment.js";
import { type Assessment, readAssessments } from "./matrix/read-assessments.js";
import { sniff } from "./sources/sniff.js";

export interface LinksOfFile {
  links: ReadLink[];
  /** What a matrix says of a recommendation without saying in which paragraph. */
  unplaced: { number: string; text: string }[];
}

/** A text, and what it can be linked to. */
interface Mapped {
  document: StructuredDocument;
  recommendations: readonly Recommendation[];
  sources: readonly CitableSource[];
}

/** The links of a file: of Caucus's own (JSON), or those that a filled matrix stands for in this text (Word, Excel, CSV). Throws Refusals that name the file. */
export async function readLinksFile(bytes: Uint8Array, fileName: string, text: Mapped): Promise<LinksOfFile> {
  if ((await sniff(bytesSource(bytes), fileName)) === "json") return { links: readLinks(bytes, fileName), unplaced: [] };
  return linksOfMatrix(await readAssessments(bytes, fileName), text);
}

function linksOfMatrix(assessments: readonly Assessment[], { document, recommendations, sources }: Mapped): LinksOfFile {
  const blocks = new Map<string, string>();
  for (const [block, label] of placeLabels(document)) if (!blocks.has(label)) blocks.set(label, block);
  const answered = new Set(
    coverage(document, recommendations).recommendations.flatMap(({ recommendation: { symbol, number }, answers }) =>
      answers.map(({ block }) => `${block} ${symbol} ${number}`),
    ),
  );
  const symbolOf = ({ symbol, number, point }: Assessment): string => {
    if (point) return sourceOfPoint(sources, { name: point.source, number, text: point.text })?.key ?? point.source;
    const having = recommendations.filter((one) => one.number === number).map((one) => one.symbol);
    return having.includes(symbol) || having.length !== 1 ? symbol : having[0]!;
  };
  return {
    links: assessments.flatMap((one) => {
      const symbol = symbolOf(one);
      return one.answers.flatMap(({ place, kind, level, organisation, note }): ReadLink[] => {
        const block = blocks.get(place) ?? "";
        const says = kind ?? level ?? organisation ?? note;
        // the text itself already answers it there, in a box or with its number
        if (!says && answered.has(`${block} ${symbol} ${one.number}`)) return [];
        return [
          {
            block,
            paragraph: place,
            symbol,
            number: one.number,
            kind: kind ?? "addresses",
            ...(level && { level }),
            ...(note && { note }),
            ...(organisation && { organisation }),
          },
        ];
      });
    }),
    unplaced: assessments.flatMap(({ number, unplaced }) => unplaced.map((text) => ({ number, text }))),
  };
}
