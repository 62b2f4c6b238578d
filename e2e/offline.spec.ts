import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.js";
import { atTheDesk, lineOf, offline, paragraph, sampled, saved, typeAtEnd } from "./desk.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

const copies = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
const noCopies = (page: Page) => expect.poll(() => copies(page)).toEqual([]);

async function chooseCopy(page: Page, keep: boolean) {
  await page.locator(".device-copy summary").click();
  const box = page.getByLabel("Keep a copy of the text on this device");
  await expect(box).toBeChecked({ checked: !keep });
  await expectAccessible(page);
  await box.setChecked(keep);
  await page.locator(".device-copy summary").click();
  if (keep) await expect.poll(() => copies(page)).toHaveLength(1);
  else await noCopies(page);
}

/** Leaves although words are not sent: what a crash or a flat battery does without asking. */
const leaveAnyway = (page: Page) => page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));

test("two people write together where WebSockets are blocked", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  // one network swallows them, one browser has none
  await lotte.page.routeWebSocket(/\/collab\//, () => undefined);
  await bram.page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebSocket");
  });
  await atTheDesk([lotte, bram]);
  for (const person of [lotte, bram]) {
    await saved(person);
    await expect(person.page.locator('[data-line="requests"]')).toContainText("This network blocks live connections");
  }
  await Promise.all([typeAtEnd(lotte, 1, "[first-by-request]"), typeAtEnd(bram, 1, "(second-by-request)")]);
  for (const person of [lotte, bram]) {
    for (const text of ["[first-by-request]", "(second-by-request)"]) await expect(paragraph(person, 1)).toContainText(text);
    await saved(person);
  }
  await expect(lotte.page.getByText("2 people are here")).toBeVisible();
  await expectAccessible(lotte.page);
  // without a line the writer is told so; what is written meanwhile follows
  await bram.context.setOffline(true);
  await typeAtEnd(bram, 2, " in-the-tunnel");
  await offline(bram);
  await bram.context.setOffline(false);
  await expect(paragraph(lotte, 2)).toContainText("in-the-tunnel");
  await saved(bram);
});

test("the WebSocket is taken again once the network lets it through", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  let blocked = true;
  await lotte.page.routeWebSocket(/\/collab\//, (socket) => {
    if (blocked) void socket.close();
    else socket.connectToServer();
  });
  await atTheDesk([lotte]);
  await expect(lotte.page.locator('[data-save="saved"][data-line="requests"]')).toBeVisible();
  blocked = false;
  await expect(lotte.page.locator('[data-save="saved"][data-line="socket"]')).toBeVisible({ timeout: 60_000 });
  await typeAtEnd(lotte, 1, " by-socket-again");
  await saved(lotte);
  await lotte.page.reload();
  await expect(paragraph(lotte, 1)).toContainText("by-socket-again");
});

test("nothing stays on the device unless its owner wants it", async ({ browser, baseURL }) => {
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  await atTheDesk([lotte, bram]);
  await saved(bram);
  await typeAtEnd(bram, 1, " seen");
  await saved(bram);
  expect(await copies(bram.page)).toEqual([]);
  await expect(bram.page.getByText("No copy on this device")).toBeVisible();
  await chooseCopy(bram.page, true);
  await expect(bram.page.getByText("Copy on this device", { exact: true })).toBeVisible();
  await chooseCopy(bram.page, false);
  await bram.page.reload();
  await saved(bram);
  expect(await copies(bram.page)).toEqual([]);
});

test("with a copy, words written without a line survive a reload, can be gone on with, and merge", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const line = await lineOf(bram);
  await atTheDesk([lotte, bram]);
  await saved(bram);
  await chooseCopy(bram.page, true);
  await line.cut();
  await offline(bram);
  await typeAtEnd(bram, 2, " unsent-one");
  await typeAtEnd(lotte, 2, " meanwhile");
  await saved(lotte);
  leaveAnyway(bram.page);
  await bram.page.reload();
  await expect(paragraph(bram, 2)).toContainText("unsent-one");
  await expect(bram.page.locator('[data-save="offline"]')).toContainText("Keep writing");
  await typeAtEnd(bram, 3, " unsent-two");
  await bram.page.reload();
  await expect(paragraph(bram, 3)).toContainText("unsent-two");
  await expect(paragraph(lotte, 2)).not.toContainText("unsent");
  line.mend();
  await saved(bram);
  await expect(paragraph(bram, 2)).toContainText("meanwhile");
  for (const person of [lotte, bram]) {
    await expect(paragraph(person, 2)).toContainText("unsent-one");
    await expect(paragraph(person, 3)).toContainText("unsent-two");
  }
  expect(((await paragraph(lotte, 2).innerText()).match(/unsent-one/g) ?? []).length).toBe(1);
});

test("signing out erases the copy, also from another tab", async ({ browser, baseURL }) => {
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  await atTheDesk([lotte, bram]);
  await saved(bram);
  await chooseCopy(bram.page, true);
  const other = await bram.context.newPage();
  await other.goto("/");
  await other.locator(".account-menu summary").click();
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await noCopies(other);
  await expect(bram.page.getByRole("alert")).toContainText("You have been signed out");
  // and what is still on the screen of the first tab does not go back
  await noCopies(bram.page);
});

test("a copy of what is filed is erased, others are kept", async ({ browser, baseURL }) => {
  const celine = await sampled(browser, baseURL, "Céline Dubois", "author2");
  const { page } = celine;
  const addresses = await page.locator('a[href*="/submissions/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
  const ids = [...new Set(addresses.map((address) => address.split("/")[2]!))];
  const stateOf = async (id: string) => {
    await page.goto(`/submissions/${id}/file`);
    return page.getByRole("link", { name: /receipt/i }).count();
  };
  const counted = await ids.reduce<Promise<Record<string, number>>>(
    async (states, id) => ({ ...(await states), [id]: await stateOf(id) }),
    Promise.resolve({}),
  );
  const draft = ids.find((id) => counted[id] === 0)!;
  const filed = ids.find((id) => counted[id] === 1)!;
  await page.goto(`/submissions/${draft}/write`);
  await saved(celine);
  await chooseCopy(page, true);
  const [kept] = await copies(page);
  expect(kept).toContain(draft);
  // as it would be there from when it was a draft
  const old = kept!.replace(draft, filed);
  await page.evaluate(async (name) => {
    const key = "caucus:device-copies";
    localStorage.setItem(key, `${localStorage.getItem(key)!}\n${name}`);
    await new Promise((resolve) => (indexedDB.open(name).onsuccess = ({ target }) => resolve((target as IDBOpenDBRequest).result.close())));
  }, old);
  expect(await copies(page)).toHaveLength(2);
  await page.goto(`/submissions/${filed}/file`);
  await expect.poll(() => copies(page)).toEqual([kept]);
});

test("a copy that comes back after the text was frozen is offered, and loses nothing", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const line = await lineOf(bram);
  const address = await atTheDesk([lotte, bram]);
  await saved(bram);
  await chooseCopy(bram.page, true);
  await line.cut();
  await offline(bram);
  await typeAtEnd(bram, 2, " too-late");
  leaveAnyway(bram.page);
  await bram.page.goto("/");
  await lotte.page.goto(address.replace(/write$/, "sign-off"));
  await lotte.page.getByLabel("I know that nobody can write").check();
  await lotte.page.getByRole("button", { name: "Freeze the text and ask for signatures" }).click();
  await expect(lotte.page.getByRole("heading", { name: "Who has signed" })).toBeVisible();
  line.mend();
  await bram.page.goto(address);
  await expect(bram.page.getByText("These changes came after the text was frozen")).toBeVisible();
  await expect(bram.page.locator("blockquote", { hasText: "too-late" })).toBeVisible();
  await expect(paragraph(bram, 2)).not.toContainText("too-late");
  await bram.page.getByRole("button", { name: "Dismiss" }).click();
  await bram.page.reload();
  await expect(bram.page.getByText("The text is frozen for sign-off")).toBeVisible();
  await expect(paragraph(bram, 2)).not.toContainText("too-late");
  await expect(bram.page.getByText("These changes came after the text was frozen")).toBeHidden();
  // reopened, everybody writes on, and the copy follows the text that is
  await lotte.page.getByText("Reopen the text").first().click();
  await lotte.page.getByLabel("I know that all signatures become void").check();
  await lotte.page.getByRole("button", { name: "Reopen for writing" }).click();
  await expect(lotte.page.getByRole("button", { name: "Freeze the text and ask for signatures" })).toBeVisible();
  await expect(bram.page.getByRole("toolbar")).toBeVisible();
  await typeAtEnd(bram, 2, " in-time");
  await saved(bram);
  await lotte.page.goto(address);
  await expect(paragraph(lotte, 2)).toContainText("in-time");
  await expect(paragraph(lotte, 2)).not.toContainText("too-late");
});
