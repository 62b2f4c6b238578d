import { expectAccessible } from "./axe.js";
import { signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

test("advice is dismissed with a reason, and asked again", async ({ browser, baseURL }) => {
  const { page } = await signIn(browser, baseURL, "Lotte Claes", { email: "lead@example.org", password: "sample-review-52" });
  const write = (await page.locator('a[href$="/write"]').first().getAttribute("href"))!;
  await page.goto(write);
  await page
    .getByRole("tab", { name: "Checks" })
    .or(page.getByRole("button", { name: "Checks" }))
    .first()
    .click();
  const panel = page.locator(".findings").last();
  const advice = panel.locator("li").first();
  const message = (await advice.locator("p").first().textContent())!;
  await advice.getByText(/^Rule: /).click();
  await advice.getByText("Dismiss with a reason").first().click();
  await advice.getByLabel("Why this advice is not followed").fill("Agreed by all of us");
  await advice.getByRole("button", { name: "Dismiss with a reason" }).click();
  await expect(page.getByRole("heading", { name: "Dismissed advice" })).toBeVisible();
  const dismissed = page.locator(".findings").last().locator("li", { hasText: message });
  await expect(dismissed).toContainText("Agreed by all of us");
  await expectAccessible(page);

  await page.goto(write.replace(/write$/, "sign-off"));
  await expect(page.getByText("Agreed by all of us")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });

  await page.goto(write);
  await page
    .getByRole("tab", { name: "Checks" })
    .or(page.getByRole("button", { name: "Checks" }))
    .first()
    .click();
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(page.getByRole("heading", { name: "Dismissed advice" })).toHaveCount(0);
});
