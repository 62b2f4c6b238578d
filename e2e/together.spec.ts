import type { Browser } from "@playwright/test";
import { atTheDesk, paragraph, placeAtEnd, sampled, saved, typeAtEnd } from "./desk.js";
import type { Person } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

async function twoAuthors(browser: Browser, baseURL: string): Promise<[Person, Person]> {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  await atTheDesk([lotte, bram]);
  await saved(lotte);
  await saved(bram);
  return [lotte, bram];
}

test("two people who write at the very same place keep their words whole", async ({ browser, baseURL }) => {
  const [lotte, bram] = await twoAuthors(browser, baseURL);
  for (let round = 0; round < 3; round++) {
    const words = [`[Antwerp-${String(round)}-opens]`, `(Namur-${String(round)}-closes)`] as const;
    // who places the cursor within a word that is being written splits it, and means to: both are there before either types
    await Promise.all([placeAtEnd(lotte, 1), placeAtEnd(bram, 1)]);
    await Promise.all([lotte.page.keyboard.type(words[0], { delay: 12 }), bram.page.keyboard.type(words[1], { delay: 12 })]);
    for (const person of [lotte, bram]) for (const text of words) await expect(paragraph(person, 1)).toContainText(text);
  }
});

test("a server killed while both type takes back nothing that the other had seen", async ({ browser, baseURL, server }) => {
  const [lotte, bram] = await twoAuthors(browser, baseURL);
  const typing = Promise.all([typeAtEnd(lotte, 2, ` ${"lotte ".repeat(40)}`), typeAtEnd(bram, 3, ` ${"bram ".repeat(40)}`)]);
  await expect(paragraph(lotte, 3)).toContainText("bram bram bram");
  await expect(paragraph(bram, 2)).toContainText("lotte lotte lotte");
  await server.kill();
  const count = async (person: Person, number: number, word: string) =>
    (await paragraph(person, number).innerText()).split(word).length - 1;
  const seen = { bram: await count(lotte, 3, "bram"), lotte: await count(bram, 2, "lotte") };
  await expect(lotte.page.locator('[data-save="offline"]')).toBeVisible();
  await typing;
  await server.restart();
  // a reader who never saw either page: what the server itself has
  const reader = await sampled(browser, baseURL, "Joris Maes", "signatory1");
  await reader.page.goto(lotte.page.url());
  await expect.poll(() => count(reader, 3, "bram")).toBeGreaterThanOrEqual(seen.bram);
  await expect.poll(() => count(reader, 2, "lotte")).toBeGreaterThanOrEqual(seen.lotte);
  // and what they wrote without a server arrives when it is back
  await saved(lotte);
  await saved(bram);
  await expect.poll(() => count(reader, 3, "bram")).toBe(40);
  await expect.poll(() => count(reader, 2, "lotte")).toBe(40);
});
