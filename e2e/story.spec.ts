import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { plainText, type StructuredDocument } from "~/app/domain/document/document.js";
import { expectAccessible } from "./axe.js";
import { paragraph, saved, typeAtEnd } from "./desk.js";
import { matrixFile } from "./matrix.js";
import { describeOrganisation, type Person, signIn, signUp } from "./person.js";
import { expect, test } from "./server.js";
import { startingText } from "./texts.js";

const SYMBOL = "A/HRC/32/8";
const start = startingText();
const [ifla, vvbad] = start.organisations;

/** What stands in the editor, block by block, without numbers and note marks. */
const shownText = ({ page }: Person) =>
  page.locator(".submission-text > *").evaluateAll((blocks) =>
    blocks.map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      for (const mark of copy.querySelectorAll(".endnote")) mark.remove();
      for (const line of copy.querySelectorAll("br")) line.replaceWith("\n");
      return copy.textContent.trim();
    }),
  );

async function invite(lead: Person, role: string, organisation: string | null): Promise<string> {
  const { page } = lead;
  // a link made before stands in the place of the form
  const another = page.getByRole("link", { name: "Invite somebody else" });
  if (await another.isVisible()) await another.click();
  await page.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
  await page.getByRole("radio", { name: organisation ?? "An organisation that they bring", exact: true }).check();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = page.getByLabel("Invitation link");
  await expect(link).toBeInViewport();
  return link.inputValue();
}

test("a coalition writes, maps, signs and files; a reviewer compiles", async ({ browser, baseURL, server }) => {
  test.setTimeout(240_000);
  const administrator = { email: "ada.admin@example.org", password: "keeper of the house" };
  expect(server.output()).toContain("Nobody administers it yet");
  execFileSync(
    process.execPath,
    [
      "server/cli/caucus.mjs",
      "user",
      "create",
      "--email",
      administrator.email,
      "--name",
      "Ada Admin",
      "--password",
      administrator.password,
      "--role",
      "administrator",
      "--role",
      "reviewer",
    ],
    {
      env: { ...process.env, ...server.environment },
    },
  );

  const admin = await test.step("an administrator opens a review and imports the matrix", async () => {
    const ada = await signIn(browser, baseURL, "Ada Admin", administrator);
    const { page } = ada;
    await page.goto("/reviews/new");
    await page.getByLabel("State under review").selectOption({ label: "Belgium" });
    await page.getByLabel("Session", { exact: true }).fill("38");
    await page.getByLabel("Deadline: the last day").fill("2099-07-14");
    await page.getByRole("button", { name: "Open the review" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Belgium" })).toBeVisible();
    await expectAccessible(page);

    await page.goto(`${page.url().replace(/\?.*/, "")}/recommendations/import`);
    await page.getByLabel("Symbol of the outcome report").fill(SYMBOL);
    await page
      .getByLabel("File", { exact: true })
      .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no matrix") });
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByRole("alert")).toContainText("notes.txt");
    await expect(page.getByLabel("Symbol of the outcome report")).toHaveValue(SYMBOL);
    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "matrix.docx",
      mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      buffer: await matrixFile("Belgium", SYMBOL, start.recommendations),
    });
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByText("Nothing has been added yet.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add to the list" }).click();
    await expect(page.getByText(`${String(start.recommendations.length)} added`)).toBeVisible();
    return ada;
  });

  const lead = await signUp(browser, baseURL, "Lea Lead");
  const author = await signUp(browser, baseURL, "Arno Author");
  const links = await test.step("a lead founds a coalition and invites", async () => {
    const { page } = lead;
    await page.goto("/organisations/new");
    await describeOrganisation(page, ifla);
    await page.getByRole("button", { name: "Register the organisation" }).click();
    await expect(page.getByRole("heading", { level: 1, name: ifla.name })).toBeVisible();
    await page.goto("/reviews");
    await page.getByRole("link", { name: "Belgium" }).first().click();
    await page.getByRole("link", { name: /found a coalition/i }).click();
    await page.getByLabel("Name of the coalition").fill("Libraries for rights");
    await page.getByRole("button", { name: "Found the coalition" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Libraries for rights", exact: true })).toBeVisible();
    await expectAccessible(page);
    return { author: await invite(lead, "Author", null), signatory: await invite(lead, "Signatory", ifla.name) };
  });

  await test.step("an author of another organisation joins by link; the link works once", async () => {
    const { page } = author;
    await page.goto(links.author);
    await describeOrganisation(page, vvbad);
    await page.getByRole("button", { name: "Register it and join" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Libraries for rights", exact: true })).toBeVisible();
    const coalition = page.url();
    await page.goto(links.author);
    await expect(page.getByText(/used already/)).toBeVisible();
    await lead.page.goto(coalition);
  });

  const signatory1 = await signUp(browser, baseURL, "Sigrid First");
  const signatory2 = await signUp(browser, baseURL, "Sander Second");
  await test.step("signatories of both organisations join", async () => {
    // each organisation brings in its own signatory: nobody else could
    await author.page.goto(lead.page.url());
    const second = await invite(author, "Signatory", vvbad.name);
    for (const [person, link] of [
      [signatory1, links.signatory],
      [signatory2, second],
    ] as const) {
      await person.page.goto(link);
      await person.page.getByRole("button", { name: "Accept the invitation" }).click();
      await expect(person.page.getByRole("heading", { level: 1, name: "Libraries for rights", exact: true })).toBeVisible();
    }
  });

  const address = await test.step("the submission begins with an imported file", async () => {
    const { page } = lead;
    await page.reload();
    await page.getByRole("link", { name: "Start a submission" }).click();
    await page.getByLabel("Title").fill("Libraries in Belgium");
    await page.getByRole("radio", { name: /A file: Word/ }).check();
    await page.getByRole("button", { name: "Start writing" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByLabel("Title")).toHaveValue("Libraries in Belgium");
    await page.locator("input[type=file]").setInputFiles({ name: start.fileName, mimeType: "text/plain", buffer: Buffer.from(start.text) });
    await page.getByRole("button", { name: "Start writing" }).click();
    await saved(lead);
    await expect(page.locator('.submission-text > [data-kind="paragraph"]')).toHaveCount(start.paragraphs);
    await expect(page.getByRole("heading", { name: "From the import: please look at these places" })).toBeVisible();
    await expectAccessible(page);
    return page.url();
  });

  await test.step("two authors write at once and end with the same text, which is the server's", async () => {
    await author.page.goto(address);
    await saved(author);
    await expect(lead.page.getByText("2 people are here")).toBeVisible();
    await Promise.all([typeAtEnd(lead, 1, " Lea adds that 139.12 matters."), typeAtEnd(author, 1, " Arno agrees with 139,12 and more.")]);
    await Promise.all([typeAtEnd(lead, 2, " Both write on."), typeAtEnd(author, 3, " At the same time.")]);
    await saved(lead);
    await saved(author);
    await expect.poll(async () => (await shownText(lead)).join("\n") === (await shownText(author)).join("\n")).toBe(true);
    const mine = await shownText(lead);
    expect(mine.join("\n")).toContain("Both write on.");
    const response = await lead.page.request.get(address.replace(/write$/, "files/json"));
    const exported = (await response.json()) as Pick<StructuredDocument, "blocks">;
    expect(exported.blocks.map((block) => plainText(block.inline).trim())).toEqual(mine);
  });

  await test.step("undo takes back one's own words only", async () => {
    await typeAtEnd(author, 2, " Arno's slip.");
    await expect(paragraph(lead, 2)).toContainText("Arno's slip.");
    await author.page.keyboard.press("ControlOrMeta+z");
    await expect(paragraph(lead, 2)).not.toContainText("Arno's slip.");
    await expect(paragraph(lead, 2)).toContainText("Both write on.");
  });

  await test.step("an endnote is added, numbered and written", async () => {
    const { page } = author;
    await typeAtEnd(author, 3, "");
    await page.getByRole("button", { name: "Insert endnote" }).click();
    const note = page.getByRole("textbox", { name: /^Edit endnote/ });
    await expect(note).toBeFocused();
    await page.keyboard.type("Own count, 2026.");
    await lead.page.getByRole("tab", { name: "Endnotes" }).click();
    await expect(lead.page.getByRole("button", { name: /Own count, 2026/ })).toBeVisible();
    await expect(lead.page.locator(".notes > li")).toHaveCount(start.notes + 1);
    await page.keyboard.press("Escape");
  });

  await test.step("recommendations are recognised, added and shown in the coverage", async () => {
    const { page } = lead;
    await page.getByRole("tab", { name: "Recommendations" }).click();
    await paragraph(lead, 1).click();
    await expect(page.getByRole("tabpanel")).toContainText("139.12");
    await page.getByLabel(/Find a recommendation/).fill("138.1 ratify");
    await page.getByRole("button", { name: "Add recommendation 138.1 to this paragraph" }).click();
    await expect(page.getByRole("button", { name: "Remove recommendation 138.1 from this paragraph" })).toBeVisible();
    await expectAccessible(page);
    await saved(lead);
    await page.getByRole("link", { name: "Coverage" }).click();
    await expect(page.getByRole("row", { name: /138\.117/ })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the cover is completed, sign-off freezes the text", async () => {
    const { page } = lead;
    await page.goto(address);
    await saved(lead);
    await page.getByRole("tab", { name: "Cover page" }).click();
    await page.getByLabel("Key words").fill("libraries, access to information");
    await page.getByLabel("Contact person").fill("Lea Lead, lea@example.org");
    await page.getByLabel("Title", { exact: true }).focus();
    await saved(lead);
    await page.getByRole("link", { name: "Sign-off" }).click();
    await expectAccessible(page);
    await page.getByLabel("I know that nobody can write").check();
    await page.getByRole("button", { name: "Freeze the text and ask for signatures" }).click();
    await expect(page.getByRole("heading", { name: "Who has signed" })).toBeVisible();
    await expect(author.page.getByText("The text is frozen for sign-off. It can be read but not changed.")).toBeVisible();
    await expect(author.page.getByRole("link", { name: "Go to sign-off" })).toHaveAttribute("href", /sign-off$/);
    await expectAccessible(page);
  });

  const decide = async ({ page }: Person, button: string, fill: () => Promise<void>) => {
    await page.goto(address.replace(/write$/, "sign-off"));
    await fill();
    await page.getByRole("button", { name: button }).click();
  };
  const sign = async (person: Person) => {
    await decide(person, "Sign this text", async () => {
      await person.page.getByLabel("Your function").first().fill("Director");
      await person.page.getByLabel(/I have read the whole text/).check();
    });
    await expect(person.page.getByText(/^You signed this text/)).toBeVisible();
  };
  await test.step("one signs, one sends it back; reopening voids, and all sign again", async () => {
    await sign(signatory1);
    await expectAccessible(signatory1.page);
    await signatory2.page.goto(address.replace(/write$/, "sign-off"));
    await signatory2.page.getByText("Send it back instead").click();
    await signatory2.page.getByLabel("What has to change before you can sign").fill("Paragraph 2 names a person.");
    await signatory2.page.getByLabel("Your function").last().fill("President");
    await signatory2.page.getByRole("button", { name: "Send back" }).click();
    await expect(signatory2.page.getByText(/^You sent this text back/)).toBeVisible();
    const { page } = lead;
    await page.reload();
    await expect(page.getByText("Paragraph 2 names a person.")).toBeVisible();
    await page.getByRole("button", { name: "File the submission" }).click();
    await expect(page.getByRole("alert")).toContainText(/signed/);
    await page.getByText("Reopen the text").first().click();
    await page.getByLabel("I know that all signatures become void").check();
    await page.getByRole("button", { name: "Reopen for writing" }).click();
    await expect(page.getByRole("button", { name: "Freeze the text and ask for signatures" })).toBeVisible();
    await author.page.goto(address);
    await saved(author);
    await typeAtEnd(author, 2, " No name is given.");
    await saved(author);
    await page.getByLabel("I know that nobody can write").check();
    await page.getByRole("button", { name: "Freeze the text and ask for signatures" }).click();
    await expect(page.getByRole("heading", { name: "Who has signed" })).toBeVisible();
    await sign(signatory1);
    await sign(signatory2);
  });

  await test.step("the submission is filed, with a receipt and a Word file", async () => {
    const { page } = lead;
    await page.reload();
    await page.getByRole("button", { name: "File the submission" }).click();
    await expect(page.getByText(/^Filed on /)).toBeVisible();
    await expect(page.getByText("the receipt, the text and the Word file are as they were filed")).toBeVisible();
    await expectAccessible(page);
    const word = await page.request.get(address.replace(/write$/, "files/docx"));
    expect(word.status()).toBe(200);
    expect((await word.body()).subarray(0, 2).toString()).toBe("PK");
    writeFileSync(test.info().outputPath("filed.docx"), await word.body());
    await expect(page.getByText("No name is given.")).toHaveCount(0);
  });

  await test.step("a reviewer gives it a number, reads it and compiles the summary", async () => {
    const { page } = admin;
    await page.goto("/reviews");
    await page.getByRole("link", { name: "Belgium" }).first().click();
    await page.getByRole("link", { name: "Reviewers’ desk" }).first().click();
    await page.getByLabel("JS number").fill("1");
    await page.getByRole("button", { name: /Save how/ }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "The summary" }).click();
    await page.getByRole("button", { name: "Start the summary" }).click();
    await page.getByRole("button", { name: "Compile the first draft" }).click();
    await expect(page.getByTestId("compiled")).toBeVisible();
    await expect(page.getByText("5,350").first()).toBeVisible();
    await page.getByRole("tab", { name: "Endnotes" }).click();
    await expect(page.getByText(/JS1, paras?\. \d/).first()).toBeVisible();
    await expectAccessible(page);
    const summary = await page.request.get(`${page.url()}.docx`);
    expect(summary.status()).toBe(200);
    writeFileSync(test.info().outputPath("summary.docx"), await summary.body());
  });

  await test.step("strangers see nothing, not even that there is something", async () => {
    const { page } = await signUp(browser, baseURL, "Sven Stranger");
    const answerAt = async (path: string) => [(await page.goto(path))?.status(), await page.getByRole("main").innerText()];
    const answer = await answerAt(address);
    expect(answer[0]).toBe(404);
    expect(await answerAt("/submissions/nowhere/write")).toEqual(answer);
    await expectAccessible(page);
    const odd = await page.request.post("/sign/nowhere", { form: { _form: "odd" } });
    expect(odd.status()).toBe(400);
  });
});
