import { useCallback, useMemo, useSyncExternalStore } from "react";
import { keepWords, onWordsKept, typedPlaces, typedWords } from "~/app/components/typed-words.js";
import { useWorkspace } from "./workspace.js";

/** How the places of new comments (followed by the draft) and of answers (followed by the thread) are named. */
export const COMMENT = "comment ";
export const REPLY = "reply ";

type Words = string | null;

function useText(): string {
  const { facts } = useWorkspace();
  return `${facts.userId} ${facts.documentId} `;
}

/** The words in writing at a place, whatever was shown there meanwhile; null where there are none, or to forget them. */
export function useInWriting(place: string): [Words, (words: Words | ((now: Words) => Words)) => void] {
  const key = useText() + place;
  const read = useCallback(() => typedWords(key), [key]);
  return [
    useSyncExternalStore(onWordsKept, read),
    useCallback((next) => keepWords(key, typeof next === "function" ? next(read()) : next), [key, read]),
  ];
}

/** The places whose name begins so, in which words are in writing; without that beginning, the first begun first. */
export function usePlacesInWriting(beginning: string): string[] {
  const key = useText() + beginning;
  const places = useSyncExternalStore(onWordsKept, () =>
    JSON.stringify([...typedPlaces()].filter((place) => place.startsWith(key)).map((place) => place.slice(key.length))),
  );
  return useMemo(() => JSON.parse(places) as string[], [places]);
}
