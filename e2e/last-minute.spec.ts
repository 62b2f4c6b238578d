import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.js";
import { sampled, saved, typeAtEnd } from "./desk.js";
import type { Person } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

const MINUTE = 60_000;

async function freeze({ page }: Person, submission: string) {
  await page.goto(`${submission}/sign-off`);
  await page.getByLabel("I know that nobody can write").check();
  await page.getByRole("button", { name: "Freeze the text and ask for signatures" }).click();
  await expect(page.getByRole("heading", { name: "Who has signed" })).toBeVisible();
}

async function sign(page: Page, where: string, name?: string) {
  await page.goto(where);
  if (name) await page.getByLabel("Your name").first().fill(name);
  await page.getByLabel("Your function").first().fill("Director");
  await page.getByLabel(/I have read the whole text/).check();
  await page.getByRole("button", { name: "Sign this text" }).click();
  await expect(page.getByText(name ? "Your answer was received" : /^You signed this text/)).toBeVisible();
}

/** Makes the link of the organisation without an account, as it stands on the lead's page. */
async function linkFor({ page }: Person, submission: string): Promise<string> {
  await page.goto(`${submission}/sign-off`);
  await page.getByRole("button", { name: "Make a link for Village Readers" }).click();
  await expect(page.getByText("Copy this link now")).toBeVisible();
  return page.getByRole("textbox", { name: "Link for Village Readers" }).inputValue();
}

test("three organisations and one by link: one sends it back, all sign the new text, it is filed in the last minute and not after it", async ({
  browser,
  baseURL,
  server,
}) => {
  test.setTimeout(420_000);
  const lead = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const write = (await lead.page.locator('a[href$="/write"]').first().getAttribute("href"))!;
  const submission = write.replace(/\/write$/, "");
  const coalition = (await lead.page.locator('a[href^="/coalitions/"]').first().getAttribute("href"))!;

  await test.step("an organisation without an account joins, an annex and endorsers are added", async () => {
    const { page } = lead;
    await page.goto(coalition);
    await page.getByText("Add an organisation without an account").click();
    await page.getByLabel("Name", { exact: true }).fill("Village Readers");
    await page.getByLabel("Kind of organisation").selectOption({ label: "Non-governmental organisation" });
    await page.getByLabel("About the organisation").fill("Reading rooms in villages, since 1990.");
    await page.getByRole("button", { name: "Add the organisation" }).click();
    await expect(page.getByText("Takes part without an account, by links that you hand over.")).toBeVisible();
    await page.goto(`${submission}/annexes`);
    await page.getByLabel("What it is").fill("Survey of 120 libraries");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "survey.csv", mimeType: "text/csv", buffer: Buffer.from("library,closed") });
    await page.getByRole("button", { name: "Add it" }).click();
    await expect(page.getByRole("button", { name: "Take out the annex “Survey of 120 libraries”" })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${submission}/endorsers`);
    const list = Array.from({ length: 500 }, (_, i) => `Readers of Town ${String(i)}, town${String(i)}@readers.example, Town ${String(i)}`);
    await page.getByLabel("Organisations, one a line").fill(list.join("\n"));
    await page.getByRole("button", { name: "Add to the list" }).click();
    await expect(page.getByText("500 organisations were added.")).toBeVisible();
    await expect(page.getByText("Page 1 of 10")).toBeVisible();
    await expectAccessible(page);
  });

  const signatories = [
    await sampled(browser, baseURL, "Joris", "signatory1"),
    await sampled(browser, baseURL, "Hélène", "signatory2"),
    await sampled(browser, baseURL, "Nadia", "signatory3"),
  ];
  const guest = await (
    await browser.newContext({ baseURL, viewport: { width: 390, height: 800 }, timezoneId: "Africa/Nairobi" })
  ).newPage();
  await test.step("the text is frozen; two sign, one sends it back", async () => {
    await freeze(lead, submission);
    await sign(signatories[0]!.page, `${submission}/sign-off`);
    const link = await linkFor(lead, submission);
    await guest.goto(link);
    await expect(guest.locator(".deadline")).toContainText(
      /closes in .* in Geneva.* EAT where you are|closes in .* in Geneva.* GMT\+3 where you are/s,
    );
    await expectAccessible(guest);
    await sign(guest, link, "Vera Guest");
    await guest.goto(link);
    await expect(guest.getByText("Your answer was received")).toBeVisible();
    await expect(guest.locator(".document")).toHaveCount(0);
    const { page } = signatories[1]!;
    await page.goto(`${submission}/sign-off`);
    await page.getByText("Send it back instead").click();
    await page.getByLabel("What has to change before you can sign").fill("Paragraph 2 needs our figure.");
    await page.getByLabel("Your function").last().fill("Chair");
    await page.getByRole("button", { name: "Send back" }).click();
    await expect(page.getByText(/^You sent this text back/)).toBeVisible();
  });

  await test.step("the text changes: every signature is void", async () => {
    const { page } = lead;
    await page.goto("/");
    await page.getByRole("link", { name: /was sent back$/ }).click();
    await page.waitForURL(/sign-off$/);
    await page.getByText("Reopen the text").first().click();
    await page.getByLabel("I know that all signatures become void").check();
    await page.getByRole("button", { name: "Reopen for writing" }).click();
    await expect(page.getByRole("button", { name: "Freeze the text and ask for signatures" })).toBeVisible();
    await page.goto(write);
    await saved(lead);
    await typeAtEnd(lead, 2, " The figure is 42.");
    await saved(lead);
    await freeze(lead, submission);
    await expect(page.getByText("0 of 4 organisations have signed.")).toBeVisible();
  });

  await test.step("all sign the new text, one with a minority view", async () => {
    for (const { page } of signatories) await sign(page, `${submission}/sign-off`);
    const { page } = signatories[2]!;
    await page.getByText("Record a minority view").click();
    await page.getByLabel("Minority view").fill("We would go further in paragraph 3.");
    const save = page.getByRole("button", { name: "Save the minority view" });
    await page.context().setOffline(true);
    await save.click();
    await expect(page.getByRole("alert")).toContainText("No answer came");
    await page.context().setOffline(false);
    await save.click();
    await expect(page.getByRole("figure").getByText("We would go further in paragraph 3.")).toBeVisible();
    await sign(guest, await linkFor(lead, submission), "Vera Guest");
  });

  const deadline = Date.parse((await lead.page.locator(".deadline time").first().getAttribute("datetime"))!);
  const { page } = lead;
  await test.step("a minute after the deadline it is refused", async () => {
    await server.restart({ CAUCUS_NOW: new Date(deadline + MINUTE).toISOString() });
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "My submissions" })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Every organisation has signed/ })).toHaveCount(0);
    await page.goto(`${submission}/sign-off`);
    await page.getByRole("button", { name: "File the submission" }).click();
    await expect(page.getByRole("alert")).toContainText("OHCHR does not consider late submissions");
  });

  await test.step("a minute before it, it is filed, with its annex and the minority view", async () => {
    await server.restart({ CAUCUS_NOW: new Date(deadline - MINUTE).toISOString() });
    await page.goto("/");
    await page.getByRole("link", { name: /^Every organisation has signed/ }).click();
    await page.getByRole("button", { name: "File the submission" }).click();
    await expect(page.getByText(/^Filed on /)).toBeVisible();
    await expect(page.getByText("the receipt, the text and the Word file are as they were filed")).toBeVisible();
    await expect(page.getByText("Minority view of Brussels Forum of Open Libraries")).toBeVisible();
    await expect(page.getByText("by a link that Lotte Claes handed over")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the story tells who did what", async () => {
    await page.goto(`${submission}/story`);
    await expect(page.getByText(/^Somebody with a link signed for Village Readers: Vera Guest, Director\./)).toHaveCount(2);
    await expect(page.getByText(/^Lotte Claes reopened the text\. 3 signatures and refusals became void\./)).toBeVisible();
    await expectAccessible(page);
    const table = await page.request.get(`${submission}/story/csv`);
    expect(await table.text()).toContain("Lotte Claes filed the submission");
  });
});
