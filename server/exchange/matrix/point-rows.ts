/** What a row of a table says that it is when it is no recommendation but a point of a letter, a plan, a report or observations. */
export const POINT_TYPE = "Point of another source";

/** The header of the first column of a Word table of points. */
export const POINT_HEADER = "Point of another source";

/** A point's cell in a Word table: never beginning with a number, so that nobody takes it for a recommendation. */
export const pointCell = ({ number, text }: { number: string; text: string }): string => `Point ${number}: ${text}`;

export function readPointCell(cell: string): { number: string; text: string } | null {
  const match = /^Point (.{1,100}?): (.*)$/su.exec(cell);
  return match ? { number: match[1]!, text: match[2]! } : null;
}
