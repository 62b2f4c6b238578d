import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Fixture } from "~/db/seed/fixture.js";
import { sampled, saved } from "./desk.js";
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

for (const width of [1280, 390]) {
  test(`at ${String(width)} px nothing moves when the editor comes, wherever the reader is, nor when the page is loaded anew`, async ({
    browser,
    server,
  }) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["build/node/cli.js", "load-fixture", "--documents", "1", "--users", "2", "--words", "5630"],
      {
        env: { ...process.env, ...server.environment },
      },
    );
    const { submissions, users } = JSON.parse(stdout) as Fixture;
    const address = `${server.address}/submissions/${submissions[0]!}/write`;
    const [name, value] = users[0]!.cookie.split(/=(.*)/su) as [string, string];
    const context = await browser.newContext({ viewport: { width, height: 600 } });
    await context.addCookies([{ name, value, url: server.address }]);
    const page = await context.newPage();
    /** The first block that is in the window, and how far below its upper edge that begins. */
    const readNow = () =>
      page.locator(".submission-text > *").evaluateAll((blocks) => {
        const block = blocks.find((each) => each.getBoundingClientRect().bottom > 0)!;
        return { id: block.id, top: block.getBoundingClientRect().top };
      });
    const movedFrom = async ({ id, top }: { id: string; top: number }) => {
      const now = await readNow();
      return now.id === id ? Math.round(Math.abs(now.top - top)) : now.id;
    };

    for (const readAt of [0, 40]) {
      let letCome = () => {};
      const coming = new Promise<void>((resolve) => (letCome = resolve));
      await page.route(/\/assets\/editor-.*\.js/, async (route) => {
        await coming;
        await route.continue();
      });
      await page.goto(address, { waitUntil: "commit" });
      const block = page.locator(".as-brought .submission-text > *").nth(readAt);
      await expect(block).toBeAttached();
      if (readAt > 0) await block.evaluate((wanted) => wanted.scrollIntoView({ block: "center", behavior: "instant" }));
      // what comes into view is measured with the next frame
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const read = await readNow();
      letCome();
      await saved({ page });
      expect(await movedFrom(read)).toBeLessThan(3);
      await page.unrouteAll({ behavior: "wait" });
    }

    const read = await readNow();
    await page.reload();
    await saved({ page });
    await expect.poll(() => movedFrom(read)).toBeLessThan(3);
    await context.close();
  });
}
