import { execFileSync } from "node:child_process";
import { expectAccessible } from "./axe.js";
import { sampled, shot } from "./desk.js";
import { fileInCaucus } from "./filed.js";
import { signIn } from "./person.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

/** Five short submissions as they come by mail. */
const BY_MAIL = ["schools", "prisons", "courts", "women", "health"].map((subject, i) => ({
  name: `${subject}.txt`,
  mimeType: "text/plain",
  buffer: Buffer.from(
    `Introduction\n\n1. The ${subject} of ${String(i + 3)} towns lack books in Braille.\n\n2. Libraries for ${subject} lost their budget.\n`,
  ),
}));

/** With the sample's own, three that were filed in Caucus. */
const FILED = [
  {
    name: "Tenants of the North",
    acronym: "TEN",
    heading: "Right to adequate housing",
    paragraphs: ["More than 52,000 households are waiting for social housing.", "Evictions continue in winter."],
    recommendation: "Adopt a national housing strategy.",
  },
  {
    name: "Refuge Harbour",
    acronym: "RH",
    heading: "Asylum and migration",
    paragraphs: ["Since 2021 asylum seekers have slept in the streets of the capital."],
    recommendation: "Open reception centres with places for families.",
  },
];
const SECOND_REVIEWER = { email: "samuel@example.org", password: "reads until midnight" };

test("two reviewers take in, compile, edit, compile again, download and publish", async ({ browser, baseURL, server }) => {
  test.setTimeout(180_000);
  const account = ["--email", SECOND_REVIEWER.email, "--name", "Samuel Osei", "--password", SECOND_REVIEWER.password, "--role", "reviewer"];
  execFileSync(process.execPath, ["build/node/cli.js", "user", "create", ...account], { env: { ...process.env, ...server.environment } });
  await fileInCaucus(server, FILED);
  const one = await sampled(browser, baseURL, "Rosa Okafor", "reviewer");
  const two = await signIn(browser, baseURL, "Samuel Osei", SECOND_REVIEWER);
  const { page } = one;
  await page.goto("/reviews");
  await page.getByRole("link", { name: "Belgium" }).first().click();
  await page.getByRole("link", { name: "Reviewers’ desk" }).first().click();
  await page.getByRole("link", { name: "Take in files" }).click();
  await page.getByLabel("Files").setInputFiles(BY_MAIL);
  await page.getByRole("button", { name: "Take them in" }).click();
  await expect(page.getByText("5 submissions arrived")).toBeVisible();
  await page.getByRole("link", { name: "Desk", exact: true }).click();
  await expect(page.getByRole("rowheader")).toHaveCount(8);
  await page.getByRole("link", { name: "The summary" }).click();
  await page.getByRole("button", { name: "Start the summary" }).click();
  await expect(page.getByRole("button", { name: "Compile the first draft" })).toBeVisible();
  await two.page.goto(page.url());
  await expect(two.page.locator(".submission-text")).toBeVisible();
  await page.getByRole("button", { name: "Compile the first draft" }).click();
  await expect(page.getByTestId("compiled")).toBeVisible();

  // everybody who filed or wrote is in it, in the past tense
  for (const said of ["households were waiting", "asylum seekers had slept", "WAC", "courts of 5 towns lacked books"])
    await expect(page.locator(".submission-text")).toContainText(said);

  // a source is looked at beside the text; leaving it takes nothing away
  const marks = page.locator(".submission-text .endnote__mark");
  const cited = await marks.count();
  await marks.first().click();
  await expect(page.getByRole("tab", { name: "Endnotes" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(marks).toHaveCount(cited);
  // what the editor brings has its styles here too
  await page.getByRole("button", { name: "Find and replace" }).click();
  await expect(page.getByRole("search")).toHaveCSS("display", "flex");
  await page.keyboard.press("Escape");

  const second = (of: typeof page) => of.locator('.submission-text > [data-kind="paragraph"]').nth(1);
  await second(two.page).click();
  await expect(two.page.getByTestId("citation").first()).toContainText("para.");
  await two.page.keyboard.press("End");
  await two.page.keyboard.type(" Edited.");
  await expect(second(page)).toContainText("Edited.");
  // both write at once, in paragraphs of their own
  const last = (of: typeof page) => of.locator('.submission-text > [data-kind="paragraph"]').last();
  await last(page).click();
  await page.keyboard.press("End");
  await Promise.all([page.keyboard.type(" Rosa’s own."), two.page.keyboard.type(" By Samuel.")]);
  for (const of of [page, two.page]) {
    await expect(second(of)).toContainText("Edited. By Samuel.");
    await expect(last(of)).toContainText("Rosa’s own.");
  }
  await page.getByRole("button", { name: "Compile again" }).click();
  await expect(page.getByTestId("compiled")).toContainText("2 edited by people and kept");
  for (const of of [page, two.page]) {
    await expect(second(of)).toContainText("Edited. By Samuel.");
    await expect(last(of)).toContainText("Rosa’s own.");
  }
  await shot(one, "summary");
  await expectAccessible(page);
  for (const path of ["summary.docx", "recommendations/xlsx", "submissions.zip"]) {
    const file = await page.request.get(page.url().replace(/summary$/, path));
    expect((await file.body()).subarray(0, 2).toString()).toBe("PK");
  }
  const pdf = await page.request.get(page.url().replace(/summary$/, "summary.pdf"));
  expect((await pdf.body()).subarray(0, 4).toString()).toBe("%PDF");

  // nobody who has not signed in sees anything before it is published; afterwards also without script
  const anybody = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const reader = await anybody.newPage();
  expect((await reader.goto("/public/BEL-52"))!.status()).toBe(404);
  await page.goto(page.url().replace(/summary$/, "publishing"));
  await page.getByRole("button", { name: "Publish the summary" }).click();
  await expect(page.getByText(/Confirm that you have read it/).first()).toBeVisible();
  await page
    .getByLabel(/I have read what becomes public/)
    .first()
    .check();
  await page.getByRole("button", { name: "Publish the summary" }).click();
  await expect(page.getByText("The summary is public now.")).toBeVisible();
  for (const box of await page
    .getByRole("group", { name: /Not public yet/ })
    .getByRole("checkbox")
    .all())
    await box.check();
  await page
    .getByLabel(/I have read what becomes public/)
    .last()
    .check();
  await page.getByRole("button", { name: "Publish the chosen ones" }).click();
  await expect(page.getByText("8 submissions are public now.")).toBeVisible();
  await expectAccessible(page);
  await reader.goto("/public/BEL-52");
  await reader.getByRole("link", { name: /^Summary of stakeholders/ }).click();
  await expect(reader.getByText("Edited.")).toBeVisible();
  await reader.getByRole("link", { name: "WAC", exact: true }).first().click();
  await expect(reader).toHaveURL(/\/public\/BEL-52\/WAC#para-\d+$/);
  await expect(reader.locator(`#${new URL(reader.url()).hash.slice(1)}`)).toBeVisible();
  const answer = await reader.request.get("/api/v1/reviews/BEL-52/WAC");
  expect(answer.headers()["cache-control"]).toBe("public, max-age=60, must-revalidate");
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  expect(await answer.json()).toMatchObject({ kind: "submission", name: "WAC", withdrawn: null });
  expect((await reader.request.get("/public/BEL-52/feed.xml")).headers()["content-type"]).toContain("atom");

  // every page of the public's and of publishing; then one text is redacted, and taken back
  const desk = page.url().replace(/publishing.*$/, "");
  await page.getByRole("link", { name: "Redact, translate or withdraw TEN" }).click();
  await page.getByLabel(/Paragraphs to leave out/).fill("2");
  await page.getByLabel(/I have read what becomes public/).check();
  await page.getByRole("button", { name: "Publish it again as it stands now" }).click();
  await expect(page.getByText("1 submission is public now.")).toBeVisible();
  await reader.goto("/public/BEL-52/TEN");
  await expect(reader.getByText("[Redacted before publication]").first()).toBeVisible();
  await expect(reader.locator("main")).not.toContainText("Evictions continue");
  const published = ["", "/BEL-52", "/BEL-52/summary", "/BEL-52/TEN", "/interface"].map((path) => `/public${path}`);
  for (const [i, path] of [...published, `${desk}compare`].entries()) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await shot(one, `public-${String(i)}`);
  }
  await page.goto(`${desk}publishing`);
  await page.getByRole("link", { name: "Redact, translate or withdraw TEN" }).click();
  await expectAccessible(page);
  await shot(one, "redaction");
  await page.getByText("Take it back", { exact: true }).click();
  await page.getByLabel("Reason, for the public").fill("It named a witness.");
  await page.getByRole("button", { name: "Withdraw it from the public" }).click();
  await expect(page.getByText("It is not public any more.")).toBeVisible();
  for (const path of ["/public/BEL-52/TEN", "/public/BEL-52/TEN/docx", "/public/BEL-52/TEN/pdf", "/api/v1/reviews/BEL-52/TEN"]) {
    const gone = await reader.request.get(path);
    expect([path, gone.status()]).toEqual([path, 410]);
    expect(await gone.text()).not.toContain("waiting for social housing");
  }
  // a browser that has it may show it for a minute more; who asks anew is told why it is gone
  for (const path of ["/public/BEL-52/TEN", "/api/v1/reviews/BEL-52/TEN"])
    expect(await (await reader.request.get(path)).text()).toContain("It named a witness.");
});
