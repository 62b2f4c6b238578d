import { expectAccessible } from "./axe.js";
import { sampled } from "./desk.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

test("the desk writes a summary in two places at once, compiles it, edits it and compiles again", async ({ browser, baseURL }) => {
  const [one, two] = [
    await sampled(browser, baseURL, "Rosa Okafor", "reviewer"),
    await sampled(browser, baseURL, "Rosa Okafor", "reviewer"),
  ];
  const { page } = one;
  await page.goto("/reviews");
  await page.getByRole("link", { name: "Belgium" }).first().click();
  await page.getByRole("link", { name: "Reviewers’ desk" }).first().click();
  await page.getByRole("link", { name: "The summary" }).click();
  await page.getByRole("button", { name: "Start the summary" }).click();
  await expect(page.getByRole("button", { name: "Compile the first draft" })).toBeVisible();
  await two.page.goto(page.url());
  await expect(two.page.locator(".submission-text")).toBeVisible();
  await page.getByRole("button", { name: "Compile the first draft" }).click();
  await expect(page.getByTestId("compiled")).toBeVisible();

  const second = (of: typeof page) => of.locator('.submission-text > [data-kind="paragraph"]').nth(1);
  await second(two.page).click();
  await expect(two.page.getByTestId("citation").first()).toContainText("para.");
  await two.page.keyboard.press("End");
  await two.page.keyboard.type(" Edited.");
  await expect(second(page)).toContainText("Edited.");
  await page.getByRole("button", { name: "Compile again" }).click();
  await expect(page.getByTestId("compiled")).toContainText("1 edited by people and kept");
  await expect(second(page)).toContainText("Edited.");
  await expectAccessible(page);
  for (const path of ["summary.docx", "recommendations/xlsx", "submissions.zip"]) {
    const file = await page.request.get(page.url().replace(/summary$/, path));
    expect((await file.body()).subarray(0, 2).toString()).toBe("PK");
  }
});
