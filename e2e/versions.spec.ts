import { expectAccessible } from "./axe.js";
import { paragraph, SAMPLE_PASSWORD, saved, typeAtEnd } from "./desk.js";
import { type Person, signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

async function typeSaved(person: Person, number: number, text: string) {
  await typeAtEnd(person, number, text);
  await saved(person);
}

test("a version is named, compared and brought back while somebody else has the text open", async ({ browser, baseURL }, info) => {
  const lotte = await signIn(browser, baseURL, "Lotte Claes", { email: "lead@example.org", password: SAMPLE_PASSWORD });
  const bram = await signIn(browser, baseURL, "Bram Peeters", { email: "author1@example.org", password: SAMPLE_PASSWORD });
  const write = (await lotte.page.locator('a[href$="/write"]').first().getAttribute("href"))!;
  const versions = write.replace(/write$/, "versions");
  await bram.page.goto(write);
  await saved(bram);
  const original = await paragraph(bram, 1).innerText();

  await lotte.page.goto(versions);
  await lotte.page.getByText("Name the text as it is now").click();
  const first = lotte.page.getByLabel("Name", { exact: false }).first();
  await first.fill("Before the meeting");
  // what was typed and not sent is still there for who went to look at something else
  await lotte.page.getByRole("link", { name: "Who wrote what" }).click();
  await expect(lotte.page.getByRole("heading", { name: "Who wrote what" })).toBeVisible();
  await lotte.page.goBack();
  await expect(first).toHaveValue("Before the meeting");
  await lotte.page.getByRole("button", { name: "Keep this version" }).click();
  await expect(lotte.page.getByRole("rowheader", { name: "Before the meeting" })).toBeVisible();
  await expect(first).toHaveValue("");
  await expectAccessible(lotte.page);
  await lotte.page.screenshot({ path: info.outputPath("versions-1280.png"), fullPage: true });

  await typeSaved(bram, 1, " Written after it.");
  await typeSaved(bram, 2, " And this too.");
  await lotte.page.reload();
  await lotte.page.getByRole("button", { name: "Show what changed" }).click();
  const difference = lotte.page.locator(".difference");
  await expect(difference).toContainText("2 paragraphs changed");
  // the page as the server sends it is the page that the scripts expect
  const troubles: string[] = [];
  lotte.page.on("pageerror", ({ message }) => troubles.push(message));
  await lotte.page.reload();
  await expect(difference).toContainText("2 paragraphs changed");
  await expect(difference.locator("ins").first()).toContainText("Written after it.");
  await expect(difference.locator("ins").first()).toContainText("[added:");
  await expectAccessible(lotte.page);
  expect(troubles).toEqual([]);
  await lotte.page.screenshot({ path: info.outputPath("difference-1280.png"), fullPage: true });
  await lotte.page.getByRole("link", { name: "Side by side" }).click();
  await expect(lotte.page.getByRole("table", { name: "The two texts side by side" })).toBeVisible();
  await expectAccessible(lotte.page);
  await lotte.page.screenshot({ path: info.outputPath("beside-1280.png"), fullPage: true });
  await lotte.page.setViewportSize({ width: 390, height: 844 });
  await lotte.page.screenshot({ path: info.outputPath("beside-390.png"), fullPage: true });
  expect(await lotte.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // one paragraph comes back under the other's eyes; their own change of the other one stays
  await lotte.page.getByRole("button", { name: "Bring this paragraph back" }).first().click();
  await expect(lotte.page.getByText("The paragraph is back as it was.")).toBeVisible();
  await expect(paragraph(bram, 1)).toHaveText(original);
  await expect(paragraph(bram, 2)).toContainText("And this too.");
  await typeSaved(bram, 1, " Written again.");
  await expect(paragraph(bram, 1)).toContainText("Written again.");

  await lotte.page.getByText("Bring back this version").click();
  await lotte.page.getByRole("button", { name: "Bring the whole text back" }).click();
  await expect(lotte.page.getByText("The two texts are the same.")).toBeVisible();
  await expect(paragraph(bram, 1)).toHaveText(original);
  await expect(paragraph(bram, 2)).not.toContainText("And this too.");

  // what was kept by itself before that gets a name too
  await lotte.page.goto(versions);
  await lotte.page
    .getByRole("link", { name: /^Name it: / })
    .first()
    .press("Enter");
  const name = lotte.page.getByRole("textbox", { name: /^Name for the version of / });
  await expect(name).toBeFocused();
  await name.fill("Before the old text came back");
  await expectAccessible(lotte.page);
  await lotte.page.screenshot({ path: info.outputPath("name-390.png"), fullPage: true });
  await name.press("Enter");
  await expect(lotte.page.getByRole("rowheader", { name: /^Before the old text came back/ })).toBeVisible();

  await typeSaved(bram, 3, " These words are Bram’s.");
  await lotte.page.goto(`${versions}/writers`);
  await expect(lotte.page.locator(".written", { hasText: "These words are Bram’s." })).toBeVisible();
  await expectAccessible(lotte.page);
  await lotte.page.screenshot({ path: info.outputPath("writers-390.png"), fullPage: true });
  await lotte.page.setViewportSize({ width: 1280, height: 900 });
  await lotte.page.screenshot({ path: info.outputPath("writers-1280.png"), fullPage: true });
});
