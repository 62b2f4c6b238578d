import { type ReactNode, useEffect, useRef } from "react";

/** What is always at hand: above the text, on a phone over its lower edge. There what lies over the text stands on it, so the styles hear how high it is. */
export function Bar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty("--bar-block-size", `${String(bar.current?.offsetHeight ?? 0)}px`));
    observer.observe(bar.current!);
    return () => {
      observer.disconnect();
      style.removeProperty("--bar-block-size");
    };
  }, []);
  return (
    <div className="desk__bar" ref={bar}>
      {children}
    </div>
  );
}
