import { detectLanguage } from "~/app/domain/guidelines/language.js";
import type { Recommendation } from "~/app/domain/recommendations/recommendation.js";
import type { ReadSource, SourceRow } from "~/app/domain/recommendations/source.js";

/** OHCHR's matrix as a source: on what a cell left empty it is silent. */
export function matrixSource(list: readonly Recommendation[], { fileName, symbol }: { fileName: string; symbol?: string }): ReadSource {
  const rows = list.map((one, i): SourceRow => ({
    place: { unit: "row", at: i + 1 },
    ...(one.symbol && { symbol: one.symbol }),
    number: one.number,
    text: one.text,
    ...(one.states.length > 0 && { states: one.states }),
    ...(one.position !== "unknown" && { position: one.position }),
    ...(one.positionSource && { positionSource: one.positionSource }),
    ...(one.themes.length > 0 && { themes: one.themes }),
    ...(one.sdgs.length > 0 && { sdgs: one.sdgs }),
    ...(one.persons.length > 0 && { persons: one.persons }),
  }));
  return {
    kind: "matrix",
    title: fileName,
    symbol: symbol ?? (list[0]?.symbol || null),
    language: detectLanguage(
      list
        .slice(0, 40)
        .map(({ text }) => text)
        .join(" "),
    ),
    rows,
    points: [],
    warnings: [],
  };
}
