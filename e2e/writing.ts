import type { Browser } from "@playwright/test";
import * as cursor from "./cursor.js";
import { SAMPLE_PASSWORD, saved } from "./desk.js";
import { type Person, signIn } from "./person.js";

export const text = ({ page }: Person) => page.locator(".submission-text");
/** A block of the text, counted from 1 among those of its kind. */
export const block = (person: Person, kind: string, number = 1) =>
  text(person)
    .locator(`> [data-kind="${kind}"]`)
    .nth(number - 1);

/** Somebody of the sample at the sample's draft. */
export async function atDesk(browser: Browser, baseURL: string, who: "lead" | "author1" = "lead"): Promise<Person> {
  const person = await signIn(browser, baseURL, who === "lead" ? "Lotte Claes" : "Bram Peeters", {
    email: `${who}@example.org`,
    password: SAMPLE_PASSWORD,
  });
  const address = await person.page.locator('a[href$="/write"]').first().getAttribute("href");
  await person.page.goto(address!);
  await saved(person);
  return person;
}

/** Puts the cursor at the end of a block. */
export const placeAtEnd = (person: Person, kind: string, number = 1) => cursor.placeAtEnd(block(person, kind, number));

/** Begins a new, empty block at the end of the text. */
export async function newBlock(person: Person) {
  await cursor.placeAtEnd(text(person).locator("> :last-child"));
  await person.page.keyboard.press("Enter");
}

/** Pastes as a browser does: the same event with the same data. */
export async function paste({ page }: Person, data: Record<string, string>, picture = false) {
  await page.evaluate(
    ([given, withPicture]) => {
      const clipboardData = new DataTransfer();
      for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value);
      if (withPicture) clipboardData.items.add(new File(["x"], "picture.png", { type: "image/png" }));
      document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [data, picture] as const,
  );
}
