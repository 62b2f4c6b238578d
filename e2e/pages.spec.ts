import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.js";
import { signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });
const password = "sample-review-52";

const firstHref = (page: Page, selector: string) => page.locator(selector).first().getAttribute("href");

/** What went wrong in the pages: one that the scripts do not find as the server sent it is drawn anew, and forgets what was typed. */
const troubles: string[] = [];
const watched = (page: Page) => page.on("pageerror", ({ message }) => troubles.push(`${page.url()}: ${message}`));

/** Opens a page on a phone: axe finds nothing, and it does not scroll sideways. */
async function expectGoodOnPhone(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

test("every page of a lead, a reviewer and a visitor holds on a phone, from either side", async ({ browser, baseURL }) => {
  test.setTimeout(300_000);
  const lead = await signIn(browser, baseURL, "Lotte Claes", { email: "lead@example.org", password });
  watched(lead.page);
  await lead.page.setViewportSize({ width: 390, height: 800 });
  await lead.page.goto("/");
  const write = (await firstHref(lead.page, 'a[href$="/write"]'))!;
  const submission = write.replace(/\/write$/, "");
  const coalition = (await firstHref(lead.page, 'a[href^="/coalitions/"]'))!;
  await lead.page.goto("/reviews");
  const review = (await firstHref(lead.page, 'main a[href^="/reviews/"]'))!;
  const paths = ["/", "/reviews", review, `${review}/recommendations`, `${review}/guidelines`, "/organisations", coalition, write];
  const parts = ["coverage", "annexes", "endorsers", "sign-off", "file", "story"].map((part) => `${submission}/${part}`);
  for (const path of [...paths, ...parts, "/account", "/account/notices"]) await expectGoodOnPhone(lead.page, path);

  // mirrored, as for a reader of Arabic
  await lead.page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => (document.documentElement.dir = "rtl")));
  for (const path of [review, `${submission}/coverage`, write]) await expectGoodOnPhone(lead.page, path);

  const reviewer = await signIn(browser, baseURL, "Rosa Okafor", { email: "reviewer@example.org", password });
  watched(reviewer.page);
  await reviewer.page.setViewportSize({ width: 390, height: 800 });
  for (const path of [`${review}/desk`, `${review}/desk/summary`]) await expectGoodOnPhone(reviewer.page, path);

  const administrator = await signIn(browser, baseURL, "Ada Vermeulen", { email: "administrator@example.org", password });
  watched(administrator.page);
  await administrator.page.setViewportSize({ width: 390, height: 800 });
  for (const path of ["/administration", "/administration/messages"]) await expectGoodOnPhone(administrator.page, path);

  const visitor = await (await browser.newContext({ baseURL, viewport: { width: 390, height: 800 }, colorScheme: "dark" })).newPage();
  for (const path of ["/", "/sign-in", "/sign-up"]) await expectGoodOnPhone(visitor, path);
  expect(troubles).toEqual([]);
});

test("the text can be reached, written and left with the keyboard alone", async ({ browser, baseURL }) => {
  const { page } = await signIn(browser, baseURL, "Bram Peeters", { email: "author1@example.org", password });
  await page.goto((await firstHref(page, 'a[href$="/write"]'))!);
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  const headings = () =>
    page.locator('.submission-text [data-kind="heading"]').evaluateAll((all) => all.map((h) => (h as HTMLElement).dataset.level));
  const before = await headings();
  await page.getByRole("button", { name: "Shortcuts" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "Text of the submission" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "Text of the submission" })).not.toBeFocused();
  expect(await headings()).toEqual(before);
  // the level changes with the keys that Word has for it
  await page.locator('.submission-text [data-kind="heading"]').nth(1).click();
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect.poll(headings).toEqual(before.map((level, i) => (i === 1 ? "2" : level)));
  await expect(page.locator('.submission-text [data-kind="heading"]').nth(1)).toHaveAttribute("data-number", "1.1");
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  await expect.poll(headings).toEqual(before);
});
