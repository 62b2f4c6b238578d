import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** For what takes the focus with it when it leaves the page: a browser would begin again at the top. `next` is called before it is gone. */
export function useFocusKept<T extends HTMLElement>(next: (leaving: T) => Element | null | undefined): RefObject<T> {
  const element = useRef<T>(null);
  const [heirOf] = useState(() => next);
  useLayoutEffect(() => {
    const shown = element.current;
    return () => {
      const heir = shown?.contains(document.activeElement) ? heirOf(shown) : null;
      if (heir instanceof HTMLElement) heir.focus({ preventScroll: true });
    };
  }, [heirOf]);
  return element;
}
