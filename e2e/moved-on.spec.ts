import type { StructuredDocument } from "~/app/domain/document/document.js";
import { expectAccessible } from "./axe.js";
import { SAMPLE_PASSWORD, sampled, saved } from "./desk.js";
import { signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

/** Remix's own router: from one page to another without loading a document. */
interface WithRouter {
  __remixRouter: { navigate(path: string): Promise<void> };
}

test("a name and a password are changed, and only with the old one", async ({ browser, baseURL }) => {
  const { page, email } = await sampled(browser, baseURL, "Céline Dubois", "author2");
  await page.goto("/account");
  await page.getByLabel("Your name").fill("Céline Dubois-Maes");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByRole("banner")).toContainText("Céline Dubois-Maes");
  const change = async (old: string) => {
    await page.getByLabel("The password until now").fill(old);
    await page.getByLabel("The new password").fill("another long night");
    await page.getByRole("button", { name: "Change the password" }).click();
  };
  await change("not the old one");
  await expect(page.getByRole("alert")).toContainText("The password until now is not right.");
  await expectAccessible(page);
  await change(SAMPLE_PASSWORD);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page).toHaveURL(/changed=password/);
  await signIn(browser, baseURL, "Céline Dubois-Maes", { email, password: "another long night" });
});

test("a text that cannot be filed is frozen only knowingly; forms and links that are left behind say so", async ({ browser, baseURL }) => {
  test.slow();
  const { page, context } = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const sampleText = (await page.locator('a[href$="/write"]').first().getAttribute("href"))!;
  const coalition = (await page.locator('a[href^="/coalitions/"]').first().getAttribute("href"))!;

  const link = await test.step("an invitation is made", async () => {
    await page.goto(coalition);
    await page.getByRole("radio", { name: /^Author/ }).check();
    await page.getByRole("radio", { name: "An organisation that they bring", exact: true }).check();
    await page.getByRole("button", { name: "Make a link" }).click();
    return page.getByLabel("Invitation link").inputValue();
  });

  const signOff = await test.step("a text over the limit begins from a file; its title is not cut where it is too long", async () => {
    await page.goto(`/submissions/new?coalition=${coalition.split("/").pop()!}`);
    const title = page.getByLabel("Title");
    await title.fill("Reading ".repeat(40));
    await page.getByRole("radio", { name: /^Joint/ }).check();
    await page.getByRole("radio", { name: /^A file/ }).check();
    const text = `Overview\n${Array.from({ length: 60 }, (_, i) => `${String(i + 1)}. ${"Libraries close. ".repeat(50)}`).join("\n")}`;
    const file = { name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
    const start = async () => {
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByRole("button", { name: "Start writing" }).click();
    };
    await start();
    await expect(page.getByText("Please write at most 300 characters.").first()).toBeVisible();
    await expect(title).toHaveValue("Reading ".repeat(40));
    await title.fill("Reading");
    await start();
    await expect(page).toHaveURL(/\/write$/);
    return page.url().replace(/write$/, "sign-off");
  });

  await test.step("where one text's page gives way to another's, no words go along", async () => {
    const own = page.url();
    await saved({ page });
    const sample = async () =>
      ((await (await page.request.get(sampleText.replace(/write$/, "files/json"))).json()) as Pick<StructuredDocument, "blocks">).blocks;
    const before = await sample();
    await page.evaluate((path) => (globalThis as unknown as WithRouter).__remixRouter.navigate(path), sampleText);
    await expect(page).toHaveURL(new RegExp(`${sampleText}$`));
    await saved({ page });
    await expect(page.locator(".submission-text")).not.toContainText("Libraries close.");
    expect(await sample()).toEqual(before);
    await page.goto(own);
  });

  const other = await context.newPage();
  await test.step("it is set aside: closed where it is open and gone from the lists, until it is brought back", async () => {
    await other.goto(signOff.replace(/sign-off$/, "write"));
    await saved({ page: other });
    await page.goto(coalition);
    const link = page.getByRole("link", { name: "Reading", exact: true });
    const row = page.getByRole("listitem").filter({ has: link });
    await row.getByText("Set this draft aside").click();
    await row.getByRole("button", { name: "Set aside" }).click();
    await expect(row.getByRole("alert")).toContainText("Please confirm which draft you set aside.");
    await row.getByLabel("Set “Reading” aside").check();
    await row.getByRole("button", { name: "Set aside" }).click();
    const back = page.getByRole("button", { name: "Bring “Reading” back" });
    await expect(back).toBeVisible();
    await expectAccessible(page);
    await expect(other.getByText("This draft was set aside. It can be read but not changed")).toBeVisible();
    await expect(other.locator(".submission-text[contenteditable=true]")).toHaveCount(0);
    await page.goto("/");
    await expect(page.locator('a[href$="/write"]').first()).toBeVisible();
    await expect(link).toHaveCount(0);
    await page.goto(coalition);
    await back.click();
    await expect(row.getByText("Set this draft aside")).toBeVisible();
    await saved({ page: other });
    await expect(other.locator(".submission-text[contenteditable=true]")).toBeVisible();
  });

  const freeze = async (at: typeof page) => {
    await at.getByLabel("I know that nobody can write").check();
    await at.getByLabel("Freeze it all the same").check();
    await at.getByRole("button", { name: "Freeze the text and ask for signatures" }).click();
  };
  await test.step("it is frozen when what blocks it is confirmed too", async () => {
    await other.goto(signOff);
    await page.goto(signOff);
    await page.getByLabel("I know that nobody can write").check();
    await page.getByRole("button", { name: "Freeze the text and ask for signatures" }).click();
    await expect(page.getByRole("alert")).toContainText("if it shall be signed all the same, confirm that too");
    await expectAccessible(page);
    await freeze(page);
    await expect(page.getByRole("heading", { name: "Who has signed" })).toBeVisible();
  });

  await test.step("the other window, which knows nothing of it, is told", async () => {
    await freeze(other);
    await expect(other.getByRole("alert")).toContainText("This cannot be done now: the submission’s state is");
  });

  await test.step("nobody brings another organisation while it lies for signature", async () => {
    const guest = await (await browser.newContext({ baseURL })).newPage();
    await guest.goto(link);
    await expect(guest.getByText("No further organisation can join at the moment")).toBeVisible();
    await expect(guest.getByRole("main").getByRole("link", { name: "Create an account" })).toHaveCount(0);
    await expectAccessible(guest);
  });
});
