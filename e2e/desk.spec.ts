import { expectAccessible } from "./axe.js";
import { signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

const text = (paragraph: string) => Buffer.from(`Introduction\n\n1. ${paragraph}\n\n2. The law on public libraries was changed in 2024.\n`);

test("a reviewer takes in what came by mail, describes it and decides", async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const { page } = await signIn(browser, baseURL, "Rosa Okafor", { email: "reviewer@example.org", password: "sample-review-52" });
  const shot = async (name: string) => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: test.info().outputPath(`${name}-${String(width)}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  await page.goto("/reviews");
  const review = (await page.locator('main a[href^="/reviews/"]').first().getAttribute("href"))!;
  await page.goto(`${review}/desk`);
  await page.getByRole("link", { name: "Take in files" }).click();
  await page.getByLabel("Files").setInputFiles([
    { name: "prisons.txt", mimeType: "text/plain", buffer: text("Prisoners have no access to books.") },
    { name: "braille.txt", mimeType: "text/plain", buffer: text("Blind readers find no books in Braille.") },
    { name: "broken.docx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 cut off") },
  ]);
  await page.getByRole("button", { name: "Take them in" }).click();
  await expect(page.getByText("2 submissions arrived")).toBeVisible();
  await expect(page.getByText("1 file could not be taken in")).toBeVisible();
  await expect(page.getByText(/broken\.docx is damaged/)).toBeVisible();
  await expectAccessible(page);
  await shot("receive");
  await page.getByRole("link", { name: "prisons" }).click();

  await page.getByText("Correct the cover", { exact: true }).click();
  await page.getByLabel("Organisations").fill('Ligue "A, B", =cmd() الرابطة | LAB');
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByText('Ligue "A, B", =cmd() الرابطة').first()).toBeVisible();
  await page.getByText("What is decided").first().click();
  await page.getByRole("radio", { name: /Decline it/ }).check();
  await page.getByRole("button", { name: "Save the decision" }).click();
  await expect(page.getByText("Say why, so that its authors know what to do.").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Reason" }).fill("Sent twice.");
  await page.getByRole("button", { name: "Save the decision" }).click();
  await expect(page.getByText("Declined", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await shot("one");
  await page.getByRole("link", { name: "Desk", exact: true }).click();
  await expect(page.getByRole("rowheader", { name: 'Ligue "A, B", =cmd() الرابطة' })).toBeVisible();
  await expectAccessible(page);
  await shot("inbox");

  await page.getByRole("link", { name: "Read and search" }).click();
  await page.getByLabel("Words").fill("blind reader");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "1 passage" })).toBeVisible();
  await expect(page.locator("mark").first()).toHaveText("Blind");
  await expectAccessible(page);
  await shot("search");
});
