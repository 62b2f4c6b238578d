import { expectAccessible } from "./axe.js";
import { placeAt } from "./cursor.js";
import { open, paragraph, SAMPLE_PASSWORD, saved, select, shot } from "./desk.js";
import { type Person, signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

const cards = ({ page }: Person) => page.locator("li.thread");

/** The words that are highlighted under this name. */
const highlighted = ({ page }: Person, name = "commented") =>
  page.evaluate((wanted) => [...(CSS.highlights.get(wanted) ?? [])].map((range) => (range as Range).toString()), name);

test("three people discuss the text: on words and paragraphs, by those who only sign too", async ({ browser, baseURL }) => {
  test.slow();
  const lotte = await open(browser, baseURL, "Lotte Claes", "lead");
  const address = lotte.page.url();
  const bram = await open(browser, baseURL, "Bram Peeters", "author1", address);
  const helene = await open(browser, baseURL, "Hélène Lambert", "signatory2", address);
  const words = (await paragraph(lotte, 1).innerText()).split(" ").slice(1, 4).join(" ");

  await select(lotte, 1, words);
  await lotte.page.keyboard.press("Control+Alt+KeyM");
  const draft = lotte.page.getByRole("region", { name: "New comment" });
  await expect(draft).toContainText(words);
  const area = draft.getByRole("combobox", { name: "Comment" });
  await expect(area).toBeFocused();
  await area.pressSequentially("Is this still so, @bra");
  await expect(lotte.page.getByRole("option", { name: /Bram Peeters/ })).toBeVisible();
  await shot(lotte, "comment-new");
  await area.press("Enter");
  await area.pressSequentially("?");
  await draft.getByRole("button", { name: "Comment" }).click();
  await expect(cards(lotte)).toHaveCount(1);

  // live for the others, highlighted in the text, announced at the cursor
  await bram.page.getByRole("tab", { name: "Comments" }).click();
  await expect(cards(bram)).toContainText("@Bram Peeters?");
  await bram.page.getByRole("button", { name: "Mentions me (1)" }).click();
  await expect(cards(bram)).toHaveCount(1);
  await bram.page.getByRole("button", { name: "Open (1)" }).click();
  await expect.poll(() => highlighted(bram)).toEqual([words]);
  await select(bram, 1, words);
  await expect(bram.page.getByText(/^Commented by Lotte Claes/)).toBeAttached();

  // a signatory, who may not write, answers and comments on a whole paragraph with the keyboard alone
  await helene.page.getByRole("tab", { name: "Comments" }).press("Enter");
  await cards(helene).getByRole("button", { name: "Reply" }).click();
  await helene.page.getByRole("combobox", { name: "Reply to Lotte Claes" }).fill("It was in June.");
  await helene.page.keyboard.press("Control+Enter");
  await expect(cards(bram)).toContainText("It was in June.");
  await expect(cards(bram)).toContainText("Hélène Lambert");
  await helene.page.getByRole("combobox", { name: "What the comment is about" }).selectOption("paragraph 2");
  await helene.page.locator(".comments__begin").getByRole("button", { name: "Comment" }).press("Enter");
  await helene.page.keyboard.type("We cannot sign this paragraph.");
  await helene.page.keyboard.press("Control+Enter");
  await expect(cards(lotte)).toHaveCount(2);
  await expectAccessible(lotte.page);
  await expectAccessible(helene.page);
  await shot(helene, "comments-reader");

  // next and previous
  await paragraph(lotte, 3).click();
  await lotte.page.keyboard.press("Control+Alt+KeyJ");
  await expect.poll(() => highlighted(lotte, "commented-current")).toEqual([words]);
  await lotte.page.keyboard.press("Control+Alt+KeyJ");
  await expect(cards(lotte).nth(1)).toHaveAttribute("aria-current", "true");
  await shot(lotte, "comments");

  // what others type keeps its place; split and undo too
  await paragraph(bram, 1).click();
  await bram.page.keyboard.press("Home");
  await bram.page.keyboard.type("Now: ");
  await saved(bram);
  await expect.poll(() => highlighted(lotte, "commented")).toContain(words);
  await placeAt(paragraph(bram, 1), words, "start");
  await bram.page.keyboard.press("Enter");
  await expect.poll(() => highlighted(lotte)).toContain(words);
  await expect(paragraph(lotte, 2)).toContainText(words);
  await bram.page.keyboard.press("ControlOrMeta+z");
  await expect(paragraph(lotte, 1)).toContainText(words);
  await expect.poll(() => highlighted(lotte)).toContain(words);

  // two people delete what a third comments on: nothing disappears without a trace
  const gone = (await paragraph(bram, 3).innerText()).split(" ").slice(0, 5).join(" ");
  await select(helene, 3, gone);
  await helene.page.getByRole("button", { name: "Comment", exact: true }).first().click();
  await helene.page.getByRole("combobox", { name: "Comment" }).fill("Keep this, please.");
  await Promise.all([lotte, bram].map((person) => select(person, 3, gone)));
  await Promise.all([lotte, bram].map((person) => person.page.keyboard.press("Backspace")));
  await saved(lotte);
  await helene.page.keyboard.press("Control+Enter");
  const orphan = cards(lotte).filter({ hasText: "Keep this, please." });
  await expect(orphan).toContainText(gone);

  // and of words that go after the comment, the quotation stays
  await select(bram, 1, words);
  await bram.page.keyboard.press("Backspace");
  const lost = cards(lotte).filter({ hasText: "It was in June." });
  await expect(lost).toContainText("The text that this was about has been deleted.");
  await expect(lost).toContainText(words);
  await shot(lotte, "comments-gone");
  await bram.page.keyboard.press("ControlOrMeta+z");
  await expect(lost).not.toContainText("has been deleted");

  await lost.getByRole("button", { name: "Resolve" }).click();
  await expect(bram.page.getByRole("button", { name: "Resolved (1)" })).toBeVisible();
  await bram.page.getByRole("button", { name: "Resolved (1)" }).click();
  await expect(cards(bram)).toContainText("Resolved by Lotte Claes");
  await cards(bram).getByRole("button", { name: "Reopen" }).click();
  await expect(lotte.page.getByRole("button", { name: "Open (3)" })).toBeVisible();
});

test("nobody outside the coalition reads a comment, and none is in a file", async ({ browser, baseURL }) => {
  const lotte = await open(browser, baseURL, "Lotte Claes", "lead");
  const threads = lotte.page.url().replace(/write$/, "threads");
  expect((await lotte.page.request.get(threads)).status()).toBe(200);
  const rosa = await signIn(browser, baseURL, "Rosa Okafor", { email: "reviewer@example.org", password: SAMPLE_PASSWORD });
  expect((await rosa.page.request.get(threads)).status()).toBe(404);
  const file = await lotte.page.request.get(lotte.page.url().replace(/write$/, "files/json"));
  expect(file.status()).toBe(200);
  expect(await file.text()).not.toContain("We cannot sign this paragraph.");
});
