/** Capitalised words that are no names of places although they stand where those do. */
const NO_PLACE = new Set(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday convention covenant protocol committee council parliament government ministry constitution state article act law report recommendation human rights united nations".split(
    " ",
  ),
);
const AFTER_PREPOSITION =
  /(?<!\p{L})(?:in|from|near|at|within|across|of|to|en|à|au|dans|de|desde|в|на|из)\s+(?:the\s+|la\s+|le\s+|el\s+)?(\p{Lu}[\p{L}'’-]{2,}(?:\s\p{Lu}[\p{L}'’-]{2,})?)/gu;

/** Names of places in a text: what is capitalised behind a preposition, "in Flanders", "à Bruxelles". */
export function placesIn(text: string): string[] {
  const names = [...text.matchAll(AFTER_PREPOSITION)].map((match) => match[1]!);
  return [...new Set(names)].filter((name) => !name.split(/\s/).some((word) => NO_PLACE.has(word.toLowerCase())));
}
