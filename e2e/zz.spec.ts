import { sampled } from "./desk.js";
import { expect, test } from "./server.js";
test.use({ withSample: true });
test("shift", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const address = (await lotte.page.locator('a[href$="/write"]').first().getAttribute("href"))!;
  const state = await lotte.context.storageState();
  const live = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 }, storageState: state });
  const page = await live.newPage();
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as any[]) shifts.push({ t: Math.round(entry.startTime), v: entry.value, s: entry.sources.map((s: any) => [s.node?.nodeName, s.node?.className, s.node?.id, JSON.stringify(s.previousRect), JSON.stringify(s.currentRect)]) });
    }).observe({ type: "layout-shift", buffered: true });
  });
  const cdp = await live.newCDPSession(page); await cdp.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await page.goto(address);
  await expect(page.locator(".submission-text[contenteditable=true]")).toBeVisible();
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await page.screenshot({ path: "/tmp/shots/fp1.png" });
  await page.waitForTimeout(2500);
  console.log(JSON.stringify(await page.evaluate(() => (globalThis as any).shifts), null, 1));
});
