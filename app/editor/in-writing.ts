import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useWorkspace } from "./workspace.js";

/** How the places of new comments (followed by the draft) and of answers (followed by the thread) are named. */
export const COMMENT = "comment ";
export const REPLY = "reply ";

/** What people have typed beside the texts and not sent, by person, text and place. In memory only, and for as long as the page lives. */
const inWriting = new Map<string, string>();
const listeners = new Set<() => void>();

// nobody else has these words: the window is not closed over them unasked
const ask = (event: BeforeUnloadEvent) => event.preventDefault();

type Words = string | null;

function keep(place: string, words: Words) {
  if (words === null) inWriting.delete(place);
  else inWriting.set(place, words);
  if (inWriting.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function useText(): string {
  const { facts } = useWorkspace();
  return `${facts.userId} ${facts.documentId} `;
}

/** The words in writing at a place, whatever was shown there meanwhile; null where there are none, or to forget them. */
export function useInWriting(place: string): [Words, (words: Words | ((now: Words) => Words)) => void] {
  const key = useText() + place;
  const read = useCallback(() => inWriting.get(key) ?? null, [key]);
  return [
    useSyncExternalStore(subscribe, read),
    useCallback((next) => keep(key, typeof next === "function" ? next(read()) : next), [key, read]),
  ];
}

/** The places whose name begins so, in which words are in writing; without that beginning, the first begun first. */
export function usePlacesInWriting(beginning: string): string[] {
  const key = useText() + beginning;
  const places = useSyncExternalStore(subscribe, () =>
    JSON.stringify([...inWriting.keys()].filter((place) => place.startsWith(key)).map((place) => place.slice(key.length))),
  );
  return useMemo(() => JSON.parse(places) as string[], [places]);
}
