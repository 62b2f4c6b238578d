import { expectAccessible } from "./axe.js";
import { type Person, signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });
const PASSWORD = "sample-review-52";

const saved = ({ page }: Person) => expect(page.locator('[data-save="saved"]')).toBeVisible();
const heading = ({ page }: Person, n: number) =>
  page.locator('.submission-text > [data-kind="heading"]:not([data-level="2"]):not([data-level="3"])').nth(n);

test("a section is planned, locked to its organisation, and its writer is found and followed", async ({ browser, baseURL }, info) => {
  const lotte = await signIn(browser, baseURL, "Lotte Claes", { email: "lead@example.org", password: PASSWORD });
  const bram = await signIn(browser, baseURL, "Bram Peeters", { email: "author1@example.org", password: PASSWORD });
  const write = (await lotte.page.locator('a[href$="/write"]').first().getAttribute("href"))!;
  for (const person of [lotte, bram]) {
    await person.page.goto(write);
    await saved(person);
  }
  const title = (await heading(lotte, 0).innerText()).trim();

  await lotte.page.getByRole("tab", { name: "Plan" }).click();
  const section = lotte.page.locator(".plan__list > li").filter({ hasText: title }).first();
  await section.getByText("Plan this section").click();
  await section.getByLabel("Budget in words").fill("5");
  const organisations = section.getByLabel("Who writes it");
  const names = await organisations.locator("option").allInnerTexts();
  // an organisation that is not Bram's
  const mine = (await bram.page.locator(".people li").first().textContent()) ?? "";
  const other = names.slice(1).find((name) => !mine.includes(name))!;
  await organisations.selectOption({ label: other });
  await section.getByLabel("By when").fill("2031-05-03");
  await section.getByLabel("Only they may change its text").check();
  // not sent yet, and still there when the panel was another one meanwhile
  await lotte.page.getByRole("tab", { name: "Outline" }).click();
  await lotte.page.getByRole("tab", { name: "Plan" }).click();
  await expect(section.getByLabel("Budget in words")).toHaveValue("5");
  await expect(section.getByLabel("Only they may change its text")).toBeChecked();
  await section.getByRole("button", { name: "Save" }).press("Enter");
  await expect(section.getByText("Locked", { exact: true })).toBeVisible();
  await expect(section.getByText("Saved.")).toBeVisible();
  await expect(section.locator("summary")).toBeFocused();
  await expect(section).toContainText("over");
  await section.getByRole("combobox", { name: /^State of/ }).selectOption("ready");
  await expectAccessible(lotte.page);
  await lotte.page.screenshot({ path: info.outputPath("plan-1280.png") });

  // the other sees it at once, cannot type there, and can elsewhere
  await expect(heading(bram, 0)).toHaveAttribute("data-locked", `Locked to ${other}`);
  await bram.page.getByRole("tab", { name: "Plan" }).click();
  await expect(bram.page.locator(".plan__list > li").filter({ hasText: title }).first()).toContainText("Ready");
  await heading(bram, 0).click();
  await bram.page.keyboard.type("Nobody may write this");
  await expect(heading(bram, 0)).not.toContainText("Nobody may");
  await expect(bram.page.getByRole("status").filter({ hasText: `This section is locked to ${other}` })).toBeVisible();
  await heading(bram, 1).click();
  await bram.page.keyboard.press("End");
  await bram.page.keyboard.type(" and more");
  // right behind the locked section nothing goes into it, and one may write
  await bram.page.keyboard.press("Home");
  await bram.page.keyboard.press("Backspace");
  await bram.page.keyboard.type("First ");
  await expect(heading(lotte, 1)).toContainText(/^First .* and more$/);
  // replacing leaves it as it is, and says so
  await bram.page.keyboard.press("ControlOrMeta+Alt+h");
  await bram.page.keyboard.type("Internet");
  const bar = bram.page.getByRole("search", { name: "Find and replace" });
  await bar.getByLabel("Replace with").fill("network");
  await bar.getByRole("button", { name: "Replace all" }).click();
  await expect(bar).toContainText(/places? replaced.* locked to/);
  await expect(bram.page.getByText("These changes were not saved")).toBeHidden();
  await bram.page.keyboard.press("Escape");

  // where the other is, for those who do not see colours, and following
  await heading(bram, 2).click();
  await lotte.page.locator(".people summary").click();
  const entry = lotte.page.locator(".people li", { hasText: "Bram Peeters" });
  await expect(entry).toContainText((await heading(bram, 2).innerText()).trim());
  await expectAccessible(lotte.page);
  await entry.getByRole("button", { name: /^Follow Bram/ }).click();
  await expect(lotte.page.getByText("You follow Bram Peeters.")).toBeVisible();
  await bram.page.keyboard.press("Control+End");
  await expect(lotte.page.locator(".submission-text > *").last()).toBeInViewport();
  await lotte.page.screenshot({ path: info.outputPath("following-1280.png") });
  await lotte.page.mouse.wheel(0, -200);
  await expect(lotte.page.getByText("You follow Bram Peeters.")).toBeHidden();

  // whose cursor it is stands over the text only while it moves, and for whoever asks
  await heading(bram, 1).click();
  const cursor = lotte.page.locator(".cursor", { hasText: "Bram Peeters" });
  const name = cursor.locator(".cursor__name");
  await expect(name).toHaveCSS("opacity", "0");
  await cursor.scrollIntoViewIfNeeded();
  const { x, y } = (await cursor.boundingBox())!;
  await lotte.page.mouse.move(x, y - 2);
  await expect(name).toHaveCSS("opacity", "1");

  await bram.page.setViewportSize({ width: 390, height: 844 });
  await bram.page.locator(".plan").scrollIntoViewIfNeeded();
  await bram.page.screenshot({ path: info.outputPath("plan-390.png") });
  await expectAccessible(bram.page);
});
