import { expectAccessible } from "./axe.js";
import { saved } from "./desk.js";
import { placeAt } from "./cursor.js";
import { atDesk, block, newBlock, placeAtEnd, text } from "./writing.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

test("toolbar, keys, slash menu and typed shortcuts do the same things", async ({ browser, baseURL }) => {
  const lotte = await atDesk(browser, baseURL);
  const { page } = lotte;
  const last = text(lotte).locator("> *").last();
  const { keyboard } = page;

  await newBlock(lotte);
  await keyboard.type("## ");
  await keyboard.type("Typed");
  await expect(last).toHaveAttribute("data-kind", "heading");
  await expect(last).toHaveAttribute("data-level", "2");
  await expect(last).toHaveText("Typed");

  await newBlock(lotte);
  await keyboard.press("ControlOrMeta+Alt+Digit2");
  await keyboard.type("By keys");
  await expect(last).toHaveAttribute("data-level", "2");

  await newBlock(lotte);
  await keyboard.type("/subh");
  await expect(page.getByRole("listbox", { name: "Insert or change" }).getByRole("option", { name: /^Subheading/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expectAccessible(page);
  await keyboard.press("Enter");
  // what says nothing about its direction is written as the text around it, from its first sign on
  await keyboard.type("(1");
  await expect(last).toHaveAttribute("data-neutral");
  await keyboard.press("Backspace");
  await keyboard.press("Backspace");
  await keyboard.type("By slash");
  await expect(last).not.toHaveAttribute("data-neutral");
  await expect(last).toHaveAttribute("data-level", "2");
  await expect(last).toHaveText("By slash");

  await newBlock(lotte);
  await page.getByLabel("Paragraph style").selectOption({ label: "Subheading" });
  await keyboard.type("By toolbar");
  await expect(last).toHaveAttribute("data-level", "2");
  await expect(last).toHaveText("By toolbar");
  await keyboard.press("ControlOrMeta+Alt+n");
  await expect(last).toHaveAttribute("data-numbered", "");

  // Enter before its first letter makes room above it: it stays what it is
  const id = (await last.getAttribute("id"))!;
  await placeAt(last, "By toolbar", "start");
  await keyboard.press("Enter");
  await expect(text(lotte).locator("> *").nth(-2)).toHaveText("");
  await expect(last).toHaveAttribute("id", id);
  await expect(last).toHaveAttribute("data-level", "2");
  await expect(last).toHaveText("By toolbar");

  for (const [typed, kind] of [
    ["> ", "quotation"],
    ["| ", "continuation"],
    ["1. ", "paragraph"],
  ] as const) {
    await newBlock(lotte);
    await keyboard.type(typed);
    await keyboard.type("Words");
    await expect(last).toHaveAttribute("data-kind", kind);
    await expect(last).toHaveText("Words");
  }

  // bullets of two levels; from the second on Tab leaves the text
  await newBlock(lotte);
  await keyboard.type("- A point with **strong** and *slanted* words, H~2~O");
  await expect(last).toHaveAttribute("data-kind", "bullet");
  await expect(last.locator("strong")).toHaveText("strong");
  await expect(last.locator("em")).toHaveText("slanted");
  await expect(last.locator("sub")).toHaveText("2");
  await keyboard.press("Tab");
  await expect(last).toHaveAttribute("data-level", "2");
  await keyboard.press("Shift+Tab");
  await expect(last).toHaveAttribute("data-level", "1");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(text(lotte)).not.toBeFocused();

  // a recommendation with its addressee, in another language and direction
  await newBlock(lotte);
  await newBlock(lotte);
  await keyboard.type("RECOMMENDATION: Open the rooms.");
  await expect(last).toHaveAttribute("data-kind", "recommendation");
  await keyboard.press("ControlOrMeta+Alt+p");
  await page.getByLabel("Addressed to").fill("Ministry of Education");
  await page.getByLabel("Language of the paragraph").selectOption({ label: "Arabic" });
  await page.getByLabel("Right to left").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(last).toHaveAttribute("data-addressee", "Ministry of Education");
  await expect(last).toHaveAttribute("lang", "ar");
  await expect(text(lotte)).toHaveAttribute("spellcheck", "true");
  await expect(last).toHaveAttribute("dir", "rtl");
  await saved(lotte);
  await page.reload();
  await saved(lotte);
  await expect(last).toHaveAttribute("dir", "rtl");

  // the list of them all
  await text(lotte).focus();
  await keyboard.press("ControlOrMeta+/");
  await expect(page.getByRole("dialog")).toContainText("RECOMMENDATION:");
  await expectAccessible(page);
  await keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a link and a quoted recommendation by the keyboard alone", async ({ browser, baseURL }) => {
  const lotte = await atDesk(browser, baseURL);
  const { page } = lotte;
  const { keyboard } = page;
  await placeAtEnd(lotte, "paragraph");
  await keyboard.press("ControlOrMeta+k");
  await keyboard.type("www.example.org/rooms");
  await keyboard.press("Tab");
  await keyboard.type("the list of rooms");
  await keyboard.press("Enter");
  const link = block(lotte, "paragraph").getByRole("link", { name: "the list of rooms" });
  await expect(link).toHaveAttribute("href", "https://www.example.org/rooms");
  await keyboard.type(" and more");
  await expect(block(lotte, "paragraph")).toContainText("and more");
  await expect(link).toHaveText("the list of rooms");

  const boxes = await block(lotte, "reference-box").count();
  await placeAtEnd(lotte, "paragraph");
  await keyboard.press("ControlOrMeta+Alt+q");
  await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
  const first = await page.getByRole("dialog").getByRole("option").first().locator("strong").innerText();
  await expectAccessible(page);
  await keyboard.press("Enter");
  await expect(text(lotte)).toContainText(`${first} `);
  expect(await block(lotte, "reference-box").count()).toBeGreaterThanOrEqual(boxes);
});

test("an endnote is written at its mark, cited again, seen by the other, and keeps its numbers", async ({ browser, baseURL }) => {
  const lotte = await atDesk(browser, baseURL);
  const bram = await atDesk(browser, baseURL, "author1");
  const { page } = lotte;
  const { keyboard } = page;
  await placeAtEnd(lotte, "paragraph", 2);
  await keyboard.press("ControlOrMeta+Alt+f");
  const box = page.getByRole("group", { name: /^Endnote/ });
  await expect(box.getByRole("textbox")).toBeFocused();
  await keyboard.type("Written at its mark.");
  await expectAccessible(page);
  await keyboard.press("Escape");
  await expect(box).toBeHidden();
  await placeAtEnd(lotte, "paragraph", 3);
  await keyboard.press("ControlOrMeta+Alt+e");
  await keyboard.type("at its mark");
  await keyboard.press("Enter");
  const number = await block(lotte, "paragraph", 2).locator(".endnote").last().innerText();
  await expect(block(bram, "paragraph", 2).locator(".endnote").last()).toHaveText(number);
  await expect(block(bram, "paragraph", 3).locator(".endnote").last()).toHaveText(number);
  // both write in it at once, one beside the text and one at its mark
  await bram.page.getByRole("tab", { name: "Endnotes" }).click();
  await bram.page.getByRole("button", { name: /Written at its mark/ }).click();
  const mark = block(lotte, "paragraph", 2).locator(".endnote button").last();
  await mark.scrollIntoViewIfNeeded();
  await mark.click();
  await expect(box.getByRole("textbox")).toBeFocused();
  // at the same time and at the same place: each one's words stay whole
  await expect(bram.page.getByRole("textbox", { name: /^Edit endnote/ })).toBeFocused();
  await Promise.all([bram.page.keyboard.type(" By Bram."), keyboard.type(" By Lotte.")]);
  const both = /^Written at its mark\.( By Bram\. By Lotte\.| By Lotte\. By Bram\.)$/;
  await expect(box.getByRole("textbox")).toHaveText(both);
  // whoever writes a note hears that somebody took its marks away, and can put one back with all that it says
  const theirs = block(bram, "paragraph", 2).locator(".endnote button").last();
  for (const paragraph of [3, 2]) {
    await block(bram, "paragraph", paragraph).locator(".endnote button").last().click();
    await bram.page
      .getByRole("group", { name: /^Endnote/ })
      .getByRole("button", { name: "Remove this mark" })
      .click();
  }
  await expect(box.getByRole("status")).toContainText("took its mark out of the text");
  await box.getByRole("button", { name: /^Put the mark back/ }).click();
  await expect(box.getByRole("status")).toBeEmpty();
  await theirs.click();
  await expect(bram.page.getByRole("group", { name: /^Endnote/ }).getByRole("textbox")).toHaveText(both);
});

test("the outline moves whole sections for everybody, with their numbers, and undo puts them back", async ({ browser, baseURL }) => {
  const lotte = await atDesk(browser, baseURL);
  const bram = await atDesk(browser, baseURL, "author1");
  const order = (person: typeof lotte) => text(person).locator('> [data-kind="heading"][data-level="1"]').allInnerTexts();
  const numbers = (person: typeof lotte) =>
    text(person)
      .locator('> [data-kind="paragraph"]')
      .evaluateAll((blocks) => blocks.map((one) => (one as HTMLElement).dataset.number));
  const before = await order(lotte);
  const { page } = lotte;
  await page.getByRole("tab", { name: "Outline" }).click();
  await page.getByRole("button", { name: `Move “${before[0]!}” down` }).focus();
  await page.keyboard.press("Enter");
  const after = [before[1], before[0], ...before.slice(2)];
  for (const person of [lotte, bram]) {
    await expect.poll(() => order(person)).toEqual(after);
    // the numbers are counted after the text is drawn
    await expect.poll(async () => (await numbers(person)).every((number, i) => number === String(i + 1))).toBe(true);
  }
  await text(lotte).focus();
  await page.keyboard.press("ControlOrMeta+z");
  for (const person of [lotte, bram]) await expect.poll(() => order(person)).toEqual(before);
  // the same from within the text
  await placeAtEnd(lotte, "heading");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect.poll(() => order(bram)).toEqual(after);
  await page
    .getByRole("row", { name: new RegExp(before[0]!.slice(0, 12)) })
    .dragTo(page.getByRole("row", { name: new RegExp(before[1]!.slice(0, 12)) }));
  await expect.poll(() => order(bram)).toEqual(before);
});
