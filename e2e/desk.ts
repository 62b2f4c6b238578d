import type { Browser, WebSocketRoute } from "@playwright/test";
import * as cursor from "./cursor.js";
import { type Person, signIn } from "./person.js";
import { expect } from "./server.js";

export const SAMPLE_PASSWORD = "sample-review-52";

export const paragraph = ({ page }: Person, number: number) => page.locator('.submission-text > [data-kind="paragraph"]').nth(number - 1);
/** What was written is in the database, and the text can be written in (or, for who may not write, read in the live editor). */
export async function saved({ page }: Pick<Person, "page">) {
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await expect(page.locator(".submission-text[contenteditable]")).toBeVisible();
}
export const offline = ({ page }: Person) => expect(page.locator('[data-save="offline"]')).toBeVisible();

export const placeAtEnd = (person: Person, number: number) => cursor.placeAtEnd(paragraph(person, number));
export const typeAtEnd = (person: Person, number: number, text: string) => cursor.typeAtEnd(paragraph(person, number), text);
export const select = (person: Person, number: number, words: string) => cursor.select(paragraph(person, number), words);

/** Somebody of the sample review, signed in. */
export const sampled = (browser: Browser, baseURL: string, name: string, key: string) =>
  signIn(browser, baseURL, name, { email: `${key}@example.org`, password: SAMPLE_PASSWORD });

/** Opens the text that both write; the first is its lead. */
export async function atTheDesk(people: Person[]): Promise<string> {
  const address = await people[0]!.page.locator('a[href$="/write"]').first().getAttribute("href");
  for (const { page } of people) await page.goto(address!);
  return address!;
}

export interface NetworkLine {
  /** Nothing of the text gets through any more, while pages still do. */
  cut(): Promise<void>;
  mend(): void;
}

/** Takes the text's line into the test's hands. */
export async function lineOf({ page }: Person): Promise<NetworkLine> {
  let isCut = false;
  const open = new Set<[WebSocketRoute, WebSocketRoute]>();
  await page.routeWebSocket(/\/collab\//, (toPage) => {
    if (isCut) return void toPage.close();
    open.add([toPage, toPage.connectToServer()]);
  });
  await page.route(/\/collab\//, (route) => (isCut ? route.abort() : route.continue()));
  return {
    async cut() {
      isCut = true;
      for (const ends of open) for (const end of ends) await end.close();
      open.clear();
    },
    mend() {
      isCut = false;
    },
  };
}

/** Somebody of the sample at the text: the first that their home page leads to, or this address. */
export async function open(browser: Browser, baseURL: string, name: string, email: string, address?: string) {
  const person = await signIn(browser, baseURL, name, { email: `${email}@example.org`, password: SAMPLE_PASSWORD });
  await person.page.goto(address ?? (await person.page.locator('a[href$="/write"]').first().getAttribute("href"))!);
  await saved(person);
  return person;
}

const SHOTS = process.env.CAUCUS_SHOTS;

/** Pictures at both widths, in the folder of CAUCUS_SHOTS where it is set. */
export async function shot({ page }: Person, name: string) {
  if (!SHOTS) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${SHOTS}/${name}-${String(width)}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
