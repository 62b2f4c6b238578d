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

  // what follows the key never goes into the text, however long the panel takes to come
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  await lotte.page.route(/comments-panel/, async (route) => {
    await coming;
    await route.continue();
  });
  await select(lotte, 1, words);
  await lotte.page.keyboard.press("Control+Alt+KeyM");
  await lotte.page.keyboard.type("x");
  come();
  const draft = lotte.page.getByRole("region", { name: "New comment" });
  await expect(draft).toContainText(words);
  const area = draft.getByRole("textbox", { name: "Comment" });
  await expect(area).toBeFocused();
  await expect(paragraph(lotte, 1)).toContainText(words);
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
  await helene.page.getByRole("textbox", { name: "Reply to Lotte Claes" }).fill("It was in June.");
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
  await helene.page.getByRole("textbox", { name: "Comment" }).fill("Keep this, please.");
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

test("at a phone words are commented on, and what is typed stays whatever is shown instead", async ({ browser, baseURL }) => {
  const bram = await open(browser, baseURL, "Bram Peeters", "author1");
  const { page } = bram;
  await page.setViewportSize({ width: 390, height: 844 });
  const comment = page.locator(".desk__bar").getByRole("button", { name: "Comment" });
  const drafts = page.getByRole("region", { name: "New comment" });
  const close = page.getByRole("button", { name: "Close the comments" });
  /** Whether the browser would ask before the window is closed. */
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const last = (await paragraph(bram, 2).innerText()).trim().split(" ").at(-2)!;

  // the sheet does not cover what the comment is about, and Escape takes nothing away
  await select(bram, 2, last);
  await comment.click();
  await expect(drafts.getByRole("textbox", { name: "Comment" })).toBeFocused();
  await page.keyboard.type("On the first words");
  await expect
    .poll(() =>
      page.evaluate(() => {
        const [words] = [...CSS.highlights.get("commented-current")!] as Range[];
        return words!.getBoundingClientRect().bottom < document.getElementById("panel")!.getBoundingClientRect().top;
      }),
    )
    .toBe(true);
  await page.keyboard.press("Escape");
  await close.click();
  await expect(drafts).toHaveCount(0);

  // a second one does not take the place of the first; another page of the text neither
  await select(bram, 2, "questionnaire");
  await comment.click();
  await page.keyboard.type("On the second words");
  await page.getByRole("link", { name: "Versions" }).click();
  await expect(page.getByRole("heading", { name: "Versions", level: 2 })).toBeVisible();
  await page.getByRole("link", { name: "Write" }).click();
  await page.getByRole("tab", { name: "Comments" }).click();
  const first = drafts.filter({ hasText: last });
  const second = drafts.filter({ hasText: "questionnaire" });
  await expect(first.getByRole("textbox")).toHaveValue("On the first words");
  await expect(second.getByRole("textbox")).toHaveValue("On the second words");
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("phone-drafts.png") });
  await second.getByRole("button", { name: "Comment" }).click();
  const thread = cards(bram).filter({ hasText: "On the second words" });
  await thread.getByRole("button", { name: "Reply" }).click();
  await page.keyboard.type("An answer");
  await close.click();
  await page.getByRole("tab", { name: "Comments" }).click();
  await expect(thread.getByRole("textbox")).toHaveValue("An answer");
  expect(await asks()).toBe(true);
  await page.keyboard.press("Tab");
  await thread.getByRole("button", { name: "Cancel" }).click();
  await first.getByRole("button", { name: "Cancel" }).click();
  await expect(drafts).toHaveCount(0);
  expect(await asks()).toBe(false);

  // an endnote is written at the window's foot, above the bar and as wide as the window
  await close.click();
  await page.locator(".submission-text .endnote__mark").first().click();
  const note = page.locator(".note-at-mark");
  await expect(note.getByRole("textbox")).toBeFocused();
  const bar = (await page.locator(".desk__bar").boundingBox())!;
  await expect
    .poll(async () => {
      const { x, y, width, height } = (await note.boundingBox())!;
      return [x, width, Math.round(y + height - bar.y)];
    })
    .toEqual([0, 390, 0]);
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
