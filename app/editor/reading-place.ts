/**
 * For when the live text, already on the page, takes the place of the one that the page brought and that still stands below it: what this
 * returns, called when that one is gone, leaves the reader at the paragraph that was at the window's upper edge. Above it heights differ:
 * what had not been in view was not measured.
 */
export function readingPlace(): () => void {
  const brought = document.querySelector(".as-brought .desk");
  const live = document.querySelector(".desk");
  if (scrollY === 0 || !brought || !live) return () => undefined;
  const top = (element: Element) => element.getBoundingClientRect().top;
  const moved = top(brought) - top(live);
  const block = [...brought.querySelectorAll(".submission-text > *")].find((each) => each.getBoundingClientRect().bottom > moved);
  const before = block ? top(block) - moved : 0;
  return () => {
    const successor = block && document.getElementById(block.id);
    if (successor) scrollBy({ top: top(successor) - before, behavior: "instant" });
  };
}
