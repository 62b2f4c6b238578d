import { plainText, type StructuredDocument } from "~/app/domain/document/document.js";

/** The texts of one's own view that the server's does not hold: what a refused edit would have lost. Compared by block and note. */
export function unsentTexts(mine: StructuredDocument, theirs: StructuredDocument): string[] {
  const texts = (document: StructuredDocument) =>
    new Map([...document.blocks, ...document.notes].map(({ id, inline }) => [id, plainText(inline).trim()]));
  const stored = texts(theirs);
  return [...texts(mine)].flatMap(([id, text]) => (text !== "" && text !== stored.get(id) ? [text] : []));
}
