import type { Browser, CDPSession, Page } from "@playwright/test";

declare global {
  // written by the script that each measured page begins with
  var bench: { readable: number; editable: number; keys: number[] };
}

/** Runs before anything of the page: notes when the text is there, when it can be changed, and how long each key takes to be in the DOM. */
function watch() {
  globalThis.bench = { readable: 0, editable: 0, keys: [] };
  const look = () => {
    const text = document.querySelector(".submission-text");
    if (!text || text.textContent.length < 1000) return;
    bench.readable ||= performance.now();
    if (!text.matches("[contenteditable=true]")) return;
    bench.editable = performance.now();
    looking.disconnect();
    let pressed = 0;
    addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
    new MutationObserver(() => {
      if (pressed > 0 && document.activeElement === text) bench.keys.push(performance.now() - pressed);
      pressed = 0;
    }).observe(text, { characterData: true, childList: true, subtree: true });
  };
  const looking = new MutationObserver(look);
  looking.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["contenteditable"] });
}

export interface Place {
  name: string;
  url: string;
  cookie?: { name: string; value: string; url: string };
}

/** A page of a browser of its own, with the text open for writing. */
export async function openPage(browser: Browser, { url, cookie }: Place, slower = 1): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (cookie) await context.addCookies([cookie]);
  // what runs this file gives functions their names with a helper that pages do not have
  await context.addInitScript("globalThis.__name = (named) => named");
  await context.addInitScript(watch);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.bench.editable > 0 && performance.getEntriesByName("first-contentful-paint").length > 0);
  return { page, session };
}

/** Types in the middle of the text; milliseconds from each key to the DOM. */
export async function typeKeys(page: Page, count: number): Promise<number[]> {
  await page.locator(".submission-text").focus();
  await page.evaluate(() => {
    const blocks = [...document.querySelectorAll(".submission-text > *")].filter((block) => block.textContent.length > 200);
    const texts = document.createTreeWalker(blocks[Math.floor(blocks.length / 2)]!, NodeFilter.SHOW_TEXT);
    getSelection()!.collapse(texts.nextNode(), 40);
  });
  for (let i = 0; i < count; i++) await page.keyboard.type("abcdefghij "[i % 11]!, { delay: 5 });
  return page.evaluate(() => globalThis.bench.keys.splice(0));
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
}
