const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Whether a covering letter holds a passage, whatever its line ends. */
export const isSaidIn = (letter: string, passage: string): boolean => flat(passage) !== "" && flat(letter).includes(flat(passage));

/** The paragraphs of a covering letter: what stands between empty lines. */
export const letterParagraphs = (letter: string): string[] =>
  letter
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
