import { sampled } from "./desk.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** A line break of the editor's own may follow a note's mark. */
const trimmed = (texts: string[]) => texts.map((text) => text.trim());

for (const width of [1280, 390]) {
  test(`at ${String(width)} px the text is on the page before any script, and becomes the editor without a jump`, async ({
    browser,
    baseURL,
  }) => {
    const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
    const address = (await lotte.page.locator('a[href$="/write"]').first().getAttribute("href"))!;
    const state = await lotte.context.storageState();

    const still = await browser.newContext({ baseURL, viewport: { width, height: 900 }, storageState: state, javaScriptEnabled: false });
    const paper = await still.newPage();
    await paper.goto(address);
    await expect(paper.locator('.submission-text > [data-kind="paragraph"]').first()).toBeVisible();
    // its scripts are fetched beside the page's own
    await expect(paper.locator('link[rel="modulepreload"][href*="/assets/editor-"]').first()).toBeAttached();
    const places = (page: typeof paper) =>
      page
        .locator(".submission-text > *")
        .evaluateAll((blocks) => blocks.slice(0, 12).map((block) => Math.round(block.getBoundingClientRect().height)));
    const text = await paper.locator(".submission-text > *").allInnerTexts();
    const read = await places(paper);

    const live = await browser.newContext({ baseURL, viewport: { width, height: 900 }, storageState: state });
    const page = await live.newPage();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) shifts.push(entry.value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(address);
    await expect(page.locator(".submission-text[contenteditable=true]")).toBeVisible();
    await expect(page.locator('[data-save="saved"]')).toBeVisible();
    expect(trimmed(await page.locator(".submission-text > *").allInnerTexts())).toEqual(trimmed(text));
    expect(await places(page)).toEqual(read);
    // a tenth is what counts as good for a page of the web
    const shift = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0));
    expect(shift).toBeLessThan(0.02);
    await still.close();
    await live.close();
  });
}
