import { expectAccessible } from "./axe.js";
import { atDesk, block, placeAtEnd, text } from "./writing.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

test("finds in text and notes by word and case; each replacement is a step of its own, also for the other", async ({
  browser,
  baseURL,
}) => {
  const lotte = await atDesk(browser, baseURL);
  const bram = await atDesk(browser, baseURL, "author1");
  const { page } = lotte;
  await placeAtEnd(lotte, "paragraph");
  await page.keyboard.type(" Zebra, zebras and ZEBRA.");
  await page.keyboard.press("ControlOrMeta+Alt+f");
  await page.keyboard.type("A zebra in a note.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Alt+h");
  const bar = page.getByRole("search", { name: "Find and replace" });
  await page.keyboard.type("zebra");
  await expect(bar).toContainText("1 of 4");
  await bar.getByLabel("Whole words").check();
  await expect(bar).toContainText("1 of 3");
  await bar.getByLabel("Match capitals").check();
  await expect(bar).toContainText("1 of 1");
  await expect(bar).toContainText("in endnote");
  await bar.getByLabel("Match capitals").uncheck();
  await expectAccessible(page);

  // the other writes in the same paragraph meanwhile
  await placeAtEnd(bram, "paragraph");
  await bram.page.keyboard.type(" Bram was here.");
  await bar.getByLabel("Replace with").fill("gnu");
  await bar.getByRole("button", { name: "Replace all" }).click();
  await expect(bar).toContainText("3 places replaced");
  await expect(block(bram, "paragraph")).toContainText("gnu, zebras and gnu.");
  await expect(block(bram, "paragraph")).toContainText("Bram was here.");
  await bram.page.getByRole("tab", { name: "Endnotes" }).click();
  await expect(bram.page.getByRole("button", { name: /A gnu in a note/ })).toBeVisible();

  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Alt+h");
  await expect(bar.getByLabel("Replace with")).toHaveValue("gnu");
  await page.keyboard.press("Escape");
  await text(lotte).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(block(bram, "paragraph")).toContainText("Zebra, zebras and gnu.");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(block(bram, "paragraph")).toContainText("Zebra, zebras and ZEBRA.");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(bram.page.getByRole("button", { name: /A zebra in a note/ })).toBeVisible();
  await expect(block(bram, "paragraph")).toContainText("Bram was here.");
});
