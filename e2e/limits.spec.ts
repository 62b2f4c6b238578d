import { expectAccessible } from "./axe.js";
import { typeAtEnd } from "./cursor.js";
import { signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });
const password = "sample-review-52";

test("an administrator corrects a limit; what lies past it is marked in the text, and only that rule has changed", async ({
  browser,
  baseURL,
}) => {
  const ada = await signIn(browser, baseURL, "Ada Vermeulen", { email: "administrator@example.org", password });
  await ada.page.goto("/reviews");
  await ada.page.getByRole("link", { name: "Belgium" }).first().click();
  await ada.page.getByRole("link", { name: /All rules and their sources/ }).click();
  await expect(ada.page.getByRole("row", { name: /Headings/ })).toContainText("Counts");
  await expectAccessible(ada.page);
  await ada.page.getByText("Correct the guidelines").last().click();
  await ada.page.locator('input[name="words-joint"]').fill("310");
  await ada.page.locator("main form").getByRole("button").last().click();
  await expect(ada.page).toHaveURL(/saved/);
  await expect(ada.page.getByRole("row", { name: /Joint submission/ })).toContainText("310 words");
  await expect(ada.page.getByRole("row", { name: /Headings/ })).toContainText("Counts");

  const lotte = await signIn(browser, baseURL, "Lotte Claes", { email: "lead@example.org", password });
  const { page } = lotte;
  await page.goto((await page.locator('a[href$="/write"]').first().getAttribute("href"))!);
  await expect(page.getByTestId("words-used")).toHaveText(/^\d+ of 310 words$/);
  await expect(page.getByRole("button", { name: /The limit is passed in paragraph/ })).toBeVisible();
  // the first 310 words stand before the mark, whatever is counted by hand
  const before = await page.evaluate(() => {
    const [range] = [...CSS.highlights.get("over-limit")!] as Range[];
    const text = document.querySelector(".submission-text")!;
    const fits = document.createRange();
    fits.setStart(text, 0);
    fits.setEnd(range!.startContainer, range!.startOffset);
    const copy = fits.cloneContents();
    for (const mark of copy.querySelectorAll(".endnote")) mark.remove();
    const labels = copy.querySelectorAll('[data-kind="recommendation"]').length;
    for (const block of copy.querySelectorAll("[data-kind]")) block.append(" ");
    for (const line of copy.querySelectorAll("br")) line.replaceWith(" ");
    return copy.textContent.trim().split(/\s+/u).length + labels;
  });
  expect(before).toBe(310);
  await expectAccessible(page);

  // where it can be shorter: what is said twice, and quotations that a number could replace; each leads to its place
  const text = page.locator(".submission-text");
  const said = "None of the sample libraries in the north is open after six.";
  await typeAtEnd(text.locator('[data-kind="paragraph"]').nth(0), ` ${said}`);
  await typeAtEnd(text.locator('[data-kind="paragraph"]').nth(1), ` ${said}`);
  await page.getByRole("tab", { name: "Plan" }).click();
  const cuts = page.locator("section", { has: page.getByRole("heading", { name: "Where can we cut?", exact: true }) }).last();
  await expect(cuts.getByText(said)).toBeVisible();
  await expect(cuts.getByText(/^Word for word, 12 words$/)).toBeVisible();
  await expect(cuts.getByText(/words of recommendation 138\.4/)).toBeVisible();
  await cuts.getByRole("button", { name: "paragraph 2", exact: true }).first().click();
  await expect(text.locator('[data-kind="paragraph"]').nth(1)).toBeInViewport();
  await expectAccessible(page);
});
