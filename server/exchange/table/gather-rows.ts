import type { SourceRow } from "~/app/domain/recommendations/source.js";

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
const union = (a: readonly string[] = [], b: readonly string[] = []): string[] => [...new Set([...a, ...b])];

/**
 * One row for each recommendation and language, where a table has one for each recommending State: States and labels joined, and
 * several texts under one number one after the other. Without a number the wording is what makes two rows one.
 */
export function gatherRows(rows: readonly SourceRow[]): SourceRow[] {
  const gathered = new Map<string, { row: SourceRow; texts: Map<string, string> }>();
  for (const row of rows) {
    const folded = fold(row.text ?? "");
    const key = `${row.symbol ?? ""} ${row.number || `"${folded}`} ${row.language ?? ""}`;
    const known = gathered.get(key);
    if (!known) {
      gathered.set(key, { row: { ...row }, texts: new Map(row.text ? [[folded, row.text]] : []) });
      continue;
    }
    const earlier = known.row;
    if (row.text && ![...known.texts.keys()].some((text) => text.includes(folded))) known.texts.set(folded, row.text);
    for (const field of ["states", "themes", "persons", "sdgs"] as const) {
      if (row[field] || earlier[field]) earlier[field] = union(earlier[field], row[field]);
    }
    earlier.position ??= row.position;
    earlier.positionSource ??= row.positionSource;
  }
  return [...gathered.values()].map(({ row, texts }) => (texts.size > 1 ? { ...row, text: [...texts.values()].join("; ") } : row));
}
