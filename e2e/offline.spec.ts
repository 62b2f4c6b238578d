import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.js";
import { atTheDesk, lineOf, offline, paragraph, placeAtEnd, SAMPLE_PASSWORD, sampled, saved, typeAtEnd } from "./desk.js";
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

async function signOut(page: Page) {
  await page.locator(".account-menu summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
}

async function signInAt(page: Page, key: string) {
  await page.getByLabel("E-mail address").fill(`${key}@example.org`);
  await page.getByLabel("Password").fill(SAMPLE_PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator(".account-menu summary")).toBeVisible();
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
  // both are there before either types: a cursor placed within a word that is being written splits it
  await Promise.all([placeAtEnd(lotte, 1), placeAtEnd(bram, 1)]);
  await Promise.all([lotte.page.keyboard.type("[first-by-request]"), bram.page.keyboard.type("(second-by-request)")]);
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

test("what the page brought is written in before there is a line, and kept when there is one", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const line = await lineOf(lotte);
  await line.cut();
  await atTheDesk([lotte]);
  await typeAtEnd(lotte, 1, " before-any-line");
  await expect(paragraph(lotte, 1)).toContainText("before-any-line");
  await offline(lotte);
  line.mend();
  await saved(lotte);
  await lotte.page.reload();
  await saved(lotte);
  await expect(paragraph(lotte, 1)).toContainText("before-any-line");
});

test("what a panel sends without an answer says so there, and the text with its unsent words stays", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const { page, context } = lotte;
  await atTheDesk([lotte]);
  await page.getByRole("tab", { name: "Plan" }).click();
  const state = page.getByRole("combobox", { name: /^State of / }).first();
  await expect(state).toBeVisible();
  await context.setOffline(true);
  await typeAtEnd(lotte, 1, " without-an-answer");
  await state.selectOption({ index: 1 });
  await expect(page.getByRole("alert").filter({ hasText: "No answer came" })).toBeVisible();
  await expect(paragraph(lotte, 1)).toContainText("without-an-answer");
  await context.setOffline(false);
  await saved(lotte);
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
  await expect(bram.page.locator('[data-save="offline"]')).toContainText("Not saved yet, kept on this device");
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
  await signOut(other);
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
  await expect(bram.page.getByText("These changes came after the text was frozen")).toBeHidden();
  await expect(paragraph(bram, 2)).toBeVisible();
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

test("whoever is signed out with unsent words signs in again beside them; nobody else sends them", async ({ browser, baseURL }) => {
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const line = await lineOf(bram);
  await atTheDesk([lotte, bram]);
  await saved(bram);
  await line.cut();
  await offline(bram);
  await typeAtEnd(bram, 2, " still-mine");
  await expect(bram.page.locator('[data-save="offline"]')).toContainText("Not saved yet, kept in this window");
  const other = await bram.context.newPage();
  await other.goto("/");
  await signOut(other);
  line.mend();
  const alert = bram.page.getByRole("alert");
  await expect(alert).toContainText("Not saved yet, kept in this window");
  await expectAccessible(bram.page);
  const beside = bram.context.waitForEvent("page");
  await alert.getByRole("link", { name: "Sign in" }).click();
  const signingIn = await beside;
  // somebody else at the same device
  await signInAt(signingIn, "lead");
  await bram.page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(alert).toContainText("Not saved yet");
  await signingIn.goto("/");
  await signOut(signingIn);
  await signingIn.goto("/sign-in");
  await signInAt(signingIn, "author1");
  await expect(paragraph(lotte, 2)).not.toContainText("still-mine");
  await bram.page.evaluate(() => dispatchEvent(new Event("focus")));
  await saved(bram);
  await expect(paragraph(lotte, 2)).toContainText("still-mine");
});

test("the next person at a device finds neither copy nor choice of the one before", async ({ browser, baseURL }) => {
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const address = await atTheDesk([lotte, bram]);
  await saved(bram);
  await chooseCopy(bram.page, true);
  const left = (await copies(bram.page))[0]!;
  // the session ends where the browser does not see it; somebody else signs in
  await bram.page.goto("about:blank");
  await bram.context.clearCookies();
  await bram.context.addCookies(await lotte.context.cookies());
  await bram.page.goto(address);
  await saved(bram);
  await noCopies(bram.page);
  await expect(bram.page.getByText("No copy on this device")).toBeVisible();
  expect(left).not.toBe("");
});

test("a browser that keeps nothing says so, and the words are kept in the window", async ({ browser, baseURL }) => {
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  await bram.page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("no storage here", "InvalidStateError");
    };
  });
  const line = await lineOf(bram);
  await atTheDesk([lotte, bram]);
  await saved(bram);
  await bram.page.locator(".device-copy summary").click();
  await bram.page.getByLabel("Keep a copy of the text on this device").click();
  await expect(bram.page.getByText("This browser keeps no copy here")).toBeVisible();
  await expect(bram.page.getByText("No copy on this device")).toBeVisible();
  await expectAccessible(bram.page);
  await line.cut();
  await typeAtEnd(bram, 2, " in-the-window");
  await expect(bram.page.locator('[data-save="offline"]')).toContainText("kept in this window");
  line.mend();
  await expect(paragraph(lotte, 2)).toContainText("in-the-window");
});

test("whoever leaves the text with unsaved words is asked, and goes on by itself once they are safe", async ({ browser, baseURL }) => {
  const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const line = await lineOf(bram);
  const address = await atTheDesk([lotte, bram]);
  await saved(bram);
  await line.cut();
  await typeAtEnd(bram, 2, " do-not-lose");
  await offline(bram);
  const dialog = bram.page.getByRole("dialog", { name: "Not everything you wrote is saved" });
  const elsewhere = bram.page.getByRole("link", { name: "Coverage" });
  await elsewhere.click();
  await expect(dialog).toContainText("in this window only");
  await expectAccessible(bram.page);
  await dialog.getByRole("button", { name: "Stay here" }).click();
  await expect(dialog).toBeHidden();
  await expect(paragraph(bram, 2)).toContainText("do-not-lose");
  await elsewhere.click();
  await expect(dialog).toBeVisible();
  line.mend();
  await expect(bram.page).not.toHaveURL(new RegExp(`${address}$`));
  await expect(dialog).toBeHidden();
  await expect(paragraph(lotte, 2)).toContainText("do-not-lose");
});
