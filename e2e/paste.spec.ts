import { readFileSync } from "node:fs";
import { expectAccessible } from "./axe.js";
import { saved } from "./desk.js";
import { atDesk, block, newBlock, paste, placeAtEnd, text } from "./writing.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

const word = readFileSync(new URL("../app/editor/paste/samples/word.html", import.meta.url), "utf8");

test("from Word: blocks and notes arrive as ours for everybody, and what was lost is listed", async ({ browser, baseURL }) => {
  const lotte = await atDesk(browser, baseURL);
  const bram = await atDesk(browser, baseURL, "author1");
  const before = await text(bram).locator("> *").count();
  await newBlock(lotte);
  await paste(lotte, { "text/html": word });
  const notice = lotte.page.getByRole("status").filter({ hasText: "not everything could be kept" });
  await expect(notice).toContainText("1 picture");
  await expect(notice).toContainText("1 tracked deletion");
  await expectAccessible(lotte.page);
  const pasted = text(bram).locator("> *").nth(before);
  await expect(pasted).toHaveText("Overview");
  await expect(text(bram).locator("> *")).toHaveCount(before + 7);
  const kinds = await text(bram)
    .locator("> *")
    .evaluateAll((blocks) => blocks.map((one) => (one as HTMLElement).dataset.kind));
  expect(kinds.slice(before)).toEqual(["heading", "paragraph", "paragraph", "continuation", "bullet", "bullet", "continuation"]);
  await bram.page.getByRole("tab", { name: "Endnotes" }).click();
  for (const note of ["Survey of reading rooms.", "Plan of May 2025."])
    await expect(bram.page.getByRole("button", { name: new RegExp(note) })).toBeVisible();
  await lotte.page.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toBeHidden();
  await text(lotte).focus();
  await lotte.page.keyboard.press("ControlOrMeta+z");
  await expect(text(bram).getByText("Overview", { exact: true })).toHaveCount(0);
  await saved(lotte);
});

test("an endnote and a suggestion take words alone, and say what became of the rest", async ({ browser, baseURL }) => {
  const lotte = await atDesk(browser, baseURL);
  const { page } = lotte;
  const html = "<table><tr><td>Rooms</td><td>12</td></tr></table><p>Closed<a href='#n'>1</a>.</p><p id='n'>1 Plan of May.</p>";
  await newBlock(lotte);
  await page.keyboard.press("ControlOrMeta+Alt+f");
  const box = page.getByRole("group", { name: /^Endnote/ });
  await expect(box.getByRole("textbox")).toBeFocused();
  await paste(lotte, { "text/html": html });
  await expect(box.getByRole("textbox")).toContainText("Rooms | 12");
  await expect(box.getByRole("textbox")).toContainText("Closed (Plan of May.).");
  const told = box.getByRole("status").filter({ hasText: "Pasted" });
  await expect(told).toContainText("1 table");
  await expect(told).toContainText("in brackets");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await saved(lotte);

  await page.getByRole("button", { name: "Suggest", exact: true }).click();
  await placeAtEnd(lotte, "paragraph");
  await paste(lotte, { "text/html": "<p>New<a href='#n'>1</a>.</p><p id='n'>1 Plan of <b>June</b>.</p>" });
  await expect(block(lotte, "paragraph")).toContainText("New (Plan of June.).");
  await expect(page.getByRole("region", { name: /suggesting/i })).toContainText("in brackets");
  await expect(page.getByRole("button", { name: "Propose 1 change" })).toBeVisible();
});

test("a picture and two hundred pages are answered in words, and nothing breaks", async ({ browser, baseURL }) => {
  const lotte = await atDesk(browser, baseURL);
  await newBlock(lotte);
  const before = await text(lotte).innerText();
  await paste(lotte, {}, true);
  await expect(lotte.page.getByText("A picture cannot stand")).toBeVisible();
  await paste(lotte, { "text/html": `<p>${"word ".repeat(100_000)}</p>`, "text/plain": "word ".repeat(100_000) });
  await expect(lotte.page.getByText("It has 100,000 words")).toBeVisible();
  expect(await text(lotte).innerText()).toBe(before);
  await lotte.page.keyboard.type("Still here.");
  await expect(text(lotte)).toContainText("Still here.");
  await saved(lotte);
});
