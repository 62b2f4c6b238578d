import type { SourcePoint } from "~/app/domain/recommendations/source.js";

/** The points of a source under their headings, as a list. */
export function SourcePoints({ points }: { points: readonly Pick<SourcePoint, "number" | "headings" | "text">[] }) {
  return (
    <ol className="import-rows">
      {points.map(({ number, headings, text }, i) => {
        const same = i > 0 && points[i - 1]!.headings.join("\n") === headings.join("\n");
        return (
          <li key={number} className="recommendation">
            {!same && headings.length > 0 && (
              <p className="recommendation__about" dir="auto">
                {headings.join(" › ")}
              </p>
            )}
            <p dir="auto">
              <strong className="recommendation__number">{number}</strong> {text}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
