import { useEffect, useRef, useState } from "react";

const PAUSE = 600;

/**
 * The text of a field that is part of the document: one's own while typing, the others' otherwise. Stored at a pause, on leaving, and where
 * the field goes from the page before either.
 */
export function useStoredField(stored: string, store: (text: string) => void) {
  const [typed, type] = useState<string | null>(null);
  const flush = useRef<() => void>(() => undefined);
  useEffect(() => {
    flush.current = () => {
      if (typed !== null && typed !== stored) store(typed);
    };
  });
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      flush.current();
      type(null);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => () => flush.current(), []);
  const leave = () => {
    flush.current();
    type(null);
  };
  return { value: typed ?? stored, type, leave };
}
