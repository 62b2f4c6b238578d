import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";

export const PASSWORD = "a long night before";

/** Somebody at a browser of their own. */
export interface Person {
  name: string;
  email: string;
  page: Page;
  context: BrowserContext;
}

async function atBrowser(browser: Browser, baseURL: string, name: string): Promise<Person> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } });
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@example.org`;
  return { name, email, context, page: await context.newPage() };
}

/** Makes an account through the page, and is signed in afterwards. */
export async function signUp(browser: Browser, baseURL: string, name: string): Promise<Person> {
  const person = await atBrowser(browser, baseURL, name);
  const { page } = person;
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name.split(" ")[0]!);
  return person;
}

/** Signs in to an account that exists. */
export async function signIn(
  browser: Browser,
  baseURL: string,
  name: string,
  account: { email: string; password: string },
): Promise<Person> {
  const person = { ...(await atBrowser(browser, baseURL, name)), email: account.email };
  const { page } = person;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name.split(" ")[0]!);
  return person;
}

export interface Organisation {
  name: string;
  acronym: string;
  website: string;
}

/** Fills the form of an organisation wherever it stands. */
export async function describeOrganisation(page: Page, { name, acronym, website }: Organisation) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Acronym").fill(acronym);
  await page.getByLabel("Kind of organisation").selectOption({ label: "Trade union or professional association" });
  await page.getByLabel("Postal address").fill("1 Example Street, Example City");
  await page.getByLabel("Website").fill(website);
  await page.getByLabel("About the organisation").fill("A library association, established in 1927.");
}
