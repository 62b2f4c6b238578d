/** What people have typed and not sent, by person and place. In memory only, and for as long as the page lives. */
const typed = new Map<string, string>();
/** The places whose words were sent, and not yet answered. */
const sent = new Set<string>();
const listeners = new Set<() => void>();

// nobody else has these words: the window is not closed over them unasked
const ask = (event: BeforeUnloadEvent) => {
  if (typed.size > sent.size) event.preventDefault();
};

export const typedPlaces = () => typed.keys();
export const typedWords = (place: string): string | null => typed.get(place) ?? null;

/** Keeps the words of a place; null forgets them. */
export function keepWords(place: string, words: string | null) {
  sent.delete(place);
  if (words === typedWords(place)) return;
  if (words === null) typed.delete(place);
  else typed.set(place, words);
  if (typed.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
  for (const listener of listeners) listener();
}

/** The words of a place are on their way: they stay in case that they do not arrive, but nobody is asked about them. */
export function sendWords(place: string) {
  if (typed.has(place)) sent.add(place);
}

export function onWordsKept(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
