import { readFileSync } from "node:fs";
import { readSubmissionDocx } from "~/server/exchange/docx/read-submission.js";
import { expectAccessible } from "./axe.js";
import { placeAt } from "./cursor.js";
import { open, paragraph, placeAtEnd, select, shot } from "./desk.js";
import type { Person } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

const cards = ({ page }: Person) => page.locator("li.thread");

/** Only the suggestions, of whatever else stands beside the text. */
async function openSuggestions({ page }: Person) {
  await page.getByRole("tab", { name: "Comments" }).click();
  await page.getByRole("button", { name: /^Suggestions \(/ }).click();
}

test("a signatory suggests in a draft, authors discuss and decide while they write", async ({ browser, baseURL }) => {
  test.slow();
  const lotte = await open(browser, baseURL, "Lotte Claes", "lead");
  const bram = await open(browser, baseURL, "Bram Peeters", "author1", lotte.page.url());
  const helene = await open(browser, baseURL, "Hélène Lambert", "signatory2", lotte.page.url());
  const before = await paragraph(lotte, 1).innerText();
  const [, second, third] = before.split(" ");
  const bullets = await lotte.page.locator('.submission-text > [data-kind="bullet"]').count();

  // she may not write, but writes in a draft as anybody writes
  await helene.page.getByRole("button", { name: "Suggest", exact: true }).click();
  await select(helene, 1, `${second!} ${third!}`);
  await helene.page.keyboard.type("proposed wording");
  await placeAtEnd(helene, 2);
  await helene.page.keyboard.press("Enter");
  await helene.page.keyboard.type("A paragraph that was missing.");
  // another style of a paragraph is suggested too; what cannot be is told
  await placeAtEnd(helene, 4);
  await helene.page.getByLabel("Paragraph style").selectOption({ label: "Bullet" });
  await helene.page.keyboard.press("ControlOrMeta+b");
  await expect(helene.page.getByRole("status").filter({ hasText: "cannot be suggested" })).toContainText("Bold, italic");
  // what others write meanwhile comes into her draft too
  await paragraph(bram, 3).click();
  await bram.page.keyboard.press("Home");
  await bram.page.keyboard.type("Meanwhile: ");
  await expect(helene.page.locator(".submission-text")).toContainText("Meanwhile: ");
  await expectAccessible(helene.page);
  await shot(helene, "suggest-draft");
  // nor does an author who suggests write in the text: not in its endnotes, and no section is moved
  await bram.page.getByRole("button", { name: "Suggest", exact: true }).click();
  await bram.page.locator(".endnote__mark").first().click();
  await expect(bram.page.getByRole("status").filter({ hasText: "Endnotes cannot be suggested" })).toBeVisible();
  await expect(bram.page.locator('.note__text[contenteditable="true"]')).toHaveCount(0);
  await bram.page.getByRole("tab", { name: "Outline" }).click();
  await expect(bram.page.getByRole("button", { name: /^Move / })).toHaveCount(0);
  await bram.page.getByRole("button", { name: "Stop suggesting" }).click();
  // a draft is neither thrown away nor left unasked
  await helene.page.getByRole("button", { name: "Discard the draft" }).click();
  await helene.page.getByRole("button", { name: "Go on with the draft" }).click();
  await helene.page.getByRole("link", { name: "Versions" }).click();
  await helene.page.getByRole("button", { name: "Stay here" }).click();
  await helene.page.getByRole("button", { name: "Propose 3 changes" }).click();
  await expect(helene.page.locator(".suggest-bar")).toHaveCount(0);
  await expect(helene.page.getByRole("button", { name: "Suggest", exact: true })).toBeFocused();

  // nothing changed for the others yet; the suggestions stand beside the text, with their author and organisation
  await openSuggestions(helene);
  await expect(cards(helene)).toHaveCount(3);
  await openSuggestions(lotte);
  await expect(cards(lotte)).toHaveCount(3);
  await expect(cards(lotte).filter({ hasText: "another style" }).locator("ins")).toHaveText("Bullet");
  await expect(cards(lotte).first()).toContainText("Hélène Lambert · WAC");
  await expect(cards(lotte).first().locator("ins")).toContainText("proposed wording");
  expect(await paragraph(lotte, 1).evaluate((block) => block.textContent)).toBe(before);
  await expect(lotte.page.locator("[data-suggested]")).toHaveCount(3);
  await expect(lotte.page.getByText(/With all 3 open suggestions: \d+ words/)).toBeVisible();
  await expectAccessible(lotte.page);
  await shot(lotte, "suggestions");

  // discussed, then decided one by one, while others type in the same paragraph
  await cards(lotte).first().getByRole("button", { name: "Reply" }).click();
  await lotte.page.getByRole("textbox", { name: "Reply to Hélène Lambert" }).fill("Good.");
  await lotte.page.keyboard.press("Control+Enter");
  await expect(cards(helene).first()).toContainText("Good.");
  // Word takes it all along, as its own comments and tracked changes
  const files = await lotte.context.newPage();
  await files.goto(lotte.page.url().replace(/\/write.*/, "/file"));
  const coming = files.waitForEvent("download");
  await files.getByRole("link", { name: "With comments and suggestions" }).click();
  const taken = readSubmissionDocx(readFileSync(await (await coming).path()), "draft.docx", "keep");
  expect(taken.suggestions).toHaveLength(3);
  expect(JSON.stringify(taken.comments)).toContain("Good.");
  await files.close();
  await paragraph(bram, 1).click();
  await bram.page.keyboard.press("End");
  const typing = bram.page.keyboard.type(" typed at the same time", { delay: 25 });
  await cards(lotte).first().getByRole("button", { name: "Accept" }).press("Enter");
  await typing;
  for (const person of [lotte, bram, helene]) {
    await expect(paragraph(person, 1)).toContainText("proposed wording");
    await expect(paragraph(person, 1)).toContainText("typed at the same time");
  }
  await cards(lotte).filter({ hasText: "new paragraph" }).getByRole("button", { name: "Refuse" }).click();
  await cards(lotte).filter({ hasText: "another style" }).getByRole("button", { name: "Accept" }).click();
  await expect(cards(helene)).toHaveCount(0);
  await expect(bram.page.locator('.submission-text > [data-kind="bullet"]')).toHaveCount(bullets + 1);
  await expect(lotte.page.locator(".submission-text")).not.toContainText("A paragraph that was missing.");
});

test("words that changed since are shown with the wording that is proposed, and all of one author go at once", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const lotte = await open(browser, baseURL, "Lotte Claes", "lead");
  const bram = await open(browser, baseURL, "Bram Peeters", "author1", lotte.page.url());
  // at a phone
  await bram.page.setViewportSize({ width: 390, height: 844 });
  const suggest = async (number: number, words: string, wording: string) => {
    await bram.page.getByRole("button", { name: "Suggest", exact: true }).click();
    await select(bram, number, words);
    await bram.page.keyboard.type(wording);
    await bram.page.getByRole("button", { name: "Propose 1 change" }).click();
    await expect(bram.page.locator(".suggest-bar")).toHaveCount(0);
  };
  await suggest(2, "questionnaire", "survey");
  await openSuggestions(lotte);
  await expect(cards(lotte)).toHaveCount(1);
  await select(lotte, 2, "questionnaire");
  await lotte.page.keyboard.press("ArrowLeft");
  await lotte.page.keyboard.press("ArrowRight");
  await lotte.page.keyboard.type("X");
  await expect(cards(lotte)).toContainText("These words have changed since the suggestion was made");
  await shot(lotte, "suggestion-changed");
  await lotte.page.getByLabel("What shall stand there").fill("poll");
  await lotte.page.getByRole("button", { name: "Accept this wording" }).click();
  await expect(paragraph(bram, 2)).toContainText("with a poll to");

  await suggest(2, "forty", "fifty");
  await suggest(2, "Belgium", "Flanders");
  await expect(cards(lotte)).toHaveCount(2);
  // all of them at once, while their author types between them
  await placeAt(paragraph(bram, 2), "received", "end");
  const typing = bram.page.keyboard.type(" and read all at once", { delay: 25 });
  await lotte.page.getByRole("button", { name: "Accept all suggestions by Bram Peeters" }).click();
  await typing;
  for (const person of [lotte, bram]) await expect(paragraph(person, 2)).toContainText("Flanders received and read all at once fifty");

  // the text is not frozen with a suggestion open
  await suggest(2, "fifty", "sixty");
  await lotte.page.goto(lotte.page.url().replace(/write$/, "sign-off"));
  await lotte.page.getByRole("checkbox", { name: /nobody can write/ }).check();
  await lotte.page
    .getByRole("button", { name: /Freeze|sign-off/i })
    .last()
    .click();
  await expect(lotte.page.getByText("Suggestions are still open (1).")).toBeVisible();
});
