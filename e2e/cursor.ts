import type { Locator } from "@playwright/test";

type Where = { words: string; edge?: "start" | "end" } | "end";

/**
 * Sets the selection as a mouse would, and waits until the editor has taken it: it hears of it in an event that comes later, and a key
 * pressed before that would act on the old selection.
 */
async function setSelection(block: Locator, where: Where) {
  await block.evaluate(async (element, wanted) => {
    const selection = getSelection()!;
    const taken = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const set = () => {
      if (wanted === "end") {
        selection.selectAllChildren(element);
        selection.collapseToEnd();
        return;
      }
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(wanted.words);
        if (at < 0) continue;
        const [from, to] = [at, at + wanted.words.length];
        const anchor = wanted.edge === "end" ? to : from;
        const focus = wanted.edge === "start" ? from : to;
        selection.setBaseAndExtent(node, anchor, node, focus);
        return;
      }
      throw new Error(`no such words: ${wanted.words}`);
    };
    element.closest<HTMLElement>("[contenteditable]")?.focus();
    set();
    await taken();
    // what the editor had still to draw of an earlier selection may have come between
    set();
    await taken();
  }, where);
}

/** Puts the cursor at the end of a block. */
export async function placeAtEnd(block: Locator) {
  await block.scrollIntoViewIfNeeded();
  await setSelection(block, "end");
}

/** Puts the cursor before or behind these words of a block. */
export async function placeAt(block: Locator, words: string, edge: "start" | "end") {
  await block.click();
  await setSelection(block, { words, edge });
}

/** Selects these words of a block. */
export async function select(block: Locator, words: string) {
  await block.click();
  await setSelection(block, { words });
}

export async function typeAtEnd(block: Locator, text: string) {
  await placeAtEnd(block);
  await block.page().keyboard.type(text, { delay: 12 });
}
