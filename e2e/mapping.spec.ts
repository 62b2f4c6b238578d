import { writeFileSync } from "node:fs";
import { SAMPLE_RECOMMENDATIONS } from "~/db/seed/recommendations.js";
import { expectAccessible } from "./axe.js";
import { atTheDesk, paragraph, sampled, saved, shot, typeAtEnd } from "./desk.js";
import { matrixFile } from "./matrix.js";
import type { Person } from "./person.js";
import { expect, test } from "./server.js";
import { startingText } from "./texts.js";

test.use({ withSample: true });

const noted = SAMPLE_RECOMMENDATIONS.find(({ position }) => position === "noted")!;
const supported = SAMPLE_RECOMMENDATIONS.find(({ position }) => position === "supported")!;

test("a text is mapped: remarks corrected, proposals taken, levels given, the picture drawn", async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const { page } = lotte;
  const address = await atTheDesk([lotte]);
  await saved(lotte);
  const panel = page.getByRole("tabpanel");
  await page.getByRole("tab", { name: "Recommendations" }).click();

  await test.step("what does not agree with the list is said, and corrected by one click", async () => {
    await typeAtEnd(lotte, 1, ` Belgium accepted recommendation ${noted.number}. See also recommendation 138.333.`);
    await expect(panel.getByText("138.333 is in no list of this review.")).toBeVisible();
    await expect(paragraph(lotte, 1)).toHaveAttribute("data-remarked", "");
    await expectAccessible(page);
    await shot(lotte, "mapping-remarks");
    await panel.getByRole("button", { name: "Write “noted”" }).click();
    await expect(paragraph(lotte, 1)).toContainText(`Belgium noted recommendation ${noted.number}.`);
    await panel.getByRole("button", { name: "Write “138.33”" }).click();
    await expect(paragraph(lotte, 1)).toContainText("See also recommendation 138.33.");
    await expect(panel.getByRole("heading", { name: "Does not agree with the list" })).toBeHidden();
  });

  await test.step("a quotation takes the official wording, and can be undone", async () => {
    const words = supported.text.split(" ");
    const wrong = [...words.slice(0, -2), "something", ...words.slice(-1)].join(" ");
    await typeAtEnd(lotte, 2, ` Recommendation ${supported.number} says “${wrong}”.`);
    await expect(panel.getByText(`The quotation of ${supported.number} differs from the official text.`)).toBeVisible();
    await shot(lotte, "mapping-quotation");
    await panel.getByRole("button", { name: "Use the official wording" }).click();
    await expect(paragraph(lotte, 2)).toContainText(`“${supported.text}”`);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(paragraph(lotte, 2)).toContainText("something");
    await panel.getByRole("button", { name: "Use the official wording" }).click();
    await expect(paragraph(lotte, 2)).toContainText(`“${supported.text}”`);
  });

  const proposed = page.locator(".rec--suggested");
  await test.step("proposals stand beside a paragraph with their reasons; one is taken, one declined for good", async () => {
    await typeAtEnd(lotte, 3, " Prisoners have no library in the prison.");
    await expect(proposed.first()).toBeVisible();
    await expect(proposed.first().getByRole("list", { name: "Reasons" })).toContainText(/theme|persons/);
    await expectAccessible(page);
    await shot(lotte, "mapping-proposals");
    const declined = await proposed.last().locator("strong").first().innerText();
    await proposed
      .last()
      .getByRole("button", { name: /Do not propose/ })
      .click();
    const taken = await proposed.first().locator("strong").first().innerText();
    await proposed
      .first()
      .getByRole("button", { name: /^Add recommendation/ })
      .click();
    await expect(panel.getByRole("button", { name: `Remove recommendation ${taken} from this paragraph` })).toBeVisible();
    await panel.getByRole("button", { name: /^Add conditions of detention/ }).click();
    await panel.getByRole("button", { name: `Judge recommendation ${taken}: kind, level, note` }).click();
    await panel.getByLabel("The text").selectOption({ label: "gives evidence for it" });
    await panel.getByLabel("How far the State has come").selectOption({ label: "not implemented" });
    await panel.getByRole("textbox", { name: "Note" }).fill("No prison has a librarian.");
    await panel.getByRole("textbox", { name: "Note" }).blur();
    await expectAccessible(page);
    await saved(lotte);

    const bram = await sampled(browser, baseURL, "Bram Peeters", "author1");
    await bram.page.goto(address);
    await saved(bram);
    await bram.page.getByRole("tab", { name: "Recommendations" }).click();
    await paragraph(bram, 3).click();
    const his = bram.page.getByRole("tabpanel");
    await expect(his.getByText("No prison has a librarian.")).toBeVisible();
    await expect(his.getByRole("button", { name: "Remove conditions of detention" })).toBeVisible();
    await expect(bram.page.locator(".rec--suggested strong", { hasText: new RegExp(`^${declined.replace(".", "\\.")}$`) })).toHaveCount(0);
    await typeAtEnd(bram, 4, ` Recommendation ${taken} is carried out elsewhere.`);
    await his.getByRole("button", { name: `Judge recommendation ${taken}: kind, level, note` }).click();
    await his.getByLabel("How far the State has come").selectOption({ label: "implemented" });
    await saved(bram);
    await bram.context.close();

    await page.goto(address.replace(/write$/, "coverage?answered=contradictory"));
    await expect(page.getByRole("row", { name: new RegExp(taken.replace(".", "\\.")) })).toContainText("Contradictory");
    await shot(lotte, "mapping-contradictory");
  });

  await test.step("the picture leads to the recommendations and to the paragraph", async () => {
    await page.getByRole("link", { name: "Picture of the whole" }).click();
    await expect(page.getByRole("table", { name: /Recommendations in groups/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Rows").selectOption({ label: "Position" });
    await page.getByRole("button", { name: "Show", exact: true }).click();
    const row = page.getByRole("row", { name: /^Noted/ });
    await expect(row).toBeVisible();
    await row
      .getByRole("link", { name: /recommendations?: Noted/ })
      .first()
      .click();
    await expect(page).toHaveURL(/position=noted/);
    await page.locator(".coverage__places a").first().click();
    await expect(page).toHaveURL(/write#block-/);
  });

  await test.step("without script, the server draws and filters it", async () => {
    const answer = await page.request.get(address.replace(/write$/, "coverage?view=picture&by=state&position=noted"));
    const html = await answer.text();
    expect(html).toContain('class="picture"');
    expect(html).toContain("sample State");
  });
});

const start = startingText();
const real = start.paragraphs > 3;
/** Where the text names numbers in a sentence, and where a box above says 139.11. */
const at = real ? { inline: 4, boxed: 8 } : { inline: 1, boxed: 3 };
const LETTER =
  "High Commissioner for Human Rights\n\nExcellency,\n\nThank you.\n\nAnnex\n\nA. Culture\n\n- Opening libraries in places of detention.\n- Reaching readers in the countryside.\n- Paying for school libraries.\n";

test("a submission from a file is mapped end to end: sources, boxes, numbers, levels, points, the filled matrix and back", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const read = async ({ page }: Person, label: string, name: string, buffer: Buffer, button: string) => {
    await page.getByLabel(label).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await page.getByRole("button", { name: button }).click();
  };

  await test.step("a matrix and a letter become sources; each fact says where it came from", async () => {
    const ada = await sampled(browser, baseURL, "Ada Vermeulen", "administrator");
    const { page } = ada;
    await page.goto("/reviews");
    await page.getByRole("main").getByRole("link", { name: "Belgium" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Belgium" })).toBeVisible();
    const review = new URL(page.url()).pathname;
    await page.goto(`${review}/recommendations/import`);
    await page.getByLabel("Symbol of the outcome report").fill("A/HRC/32/8");
    await read(ada, "File", "matrix.docx", await matrixFile("Belgium", "A/HRC/32/8", start.recommendations), "Read the file");
    await page.getByRole("button", { name: "Add to the list" }).click();
    await expect(page.getByText(`${String(start.recommendations.length)} added`)).toBeVisible();
    await page.goto(`${review}/recommendations/import`);
    await read(ada, "File", "letter.txt", Buffer.from(LETTER), "Read the file");
    await page.getByRole("button", { name: "Add as a source" }).click();
    await expect(page.getByText("Its 3 points can be cited")).toBeVisible();
    await page.getByText("Rename this source").click();
    await page.getByLabel("Name", { exact: true }).fill("Letter of the High Commissioner, 2022");
    await page.getByRole("button", { name: "Save the name" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Letter of the High Commissioner, 2022" })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${review}/recommendations?query=139.11`);
    await page.getByRole("link", { name: "Languages and sources of 139.11" }).first().click();
    await expect(page.getByRole("row", { name: /^Position Noted matrix\.docx, row \d+/ })).toBeVisible();
    await shot(ada, "recommendation-page");
    await expectAccessible(page);
    await page.getByRole("link", { name: "matrix.docx" }).first().click();
    await expect(page.getByRole("link", { name: "139.11" })).toBeVisible();
    await page.getByRole("link", { name: "Sources", exact: true }).click();
    await expect(page.getByRole("row", { name: /Letter of the High Commissioner/ })).toContainText("3 points");
    await expectAccessible(page);
    await ada.context.close();
  });

  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const { page } = lotte;
  const panel = page.getByRole("tabpanel");
  const address = await test.step("boxes, numbers and proposals are there as soon as the file is read", async () => {
    await page.locator('a[href^="/coalitions/"]').first().click();
    await page.getByRole("link", { name: "Start a submission" }).click();
    await page.getByLabel("Title").fill("Libraries, mapped");
    await page.getByRole("radio", { name: /A file: Word/ }).check();
    await page.locator("input[type=file]").setInputFiles({ name: start.fileName, mimeType: "text/plain", buffer: Buffer.from(start.text) });
    await page.getByRole("button", { name: "Start writing" }).click();
    await saved(lotte);
    await page.getByRole("tab", { name: "Recommendations" }).click();
    await paragraph(lotte, at.inline).click();
    for (const number of ["138.117", "139.11"])
      await expect(panel.locator(".rec", { hasText: number }).first()).toContainText("typed in the text");
    await paragraph(lotte, at.boxed).click();
    await expect(panel.locator(".rec", { hasText: "139.11" }).first()).toContainText("from the box above");
    await expect(page.locator(".rec--suggested").or(panel.getByText("Proposed:")).first()).toBeVisible();
    return page.url();
  });
  const base = address.replace(/\/write.*$/, "");

  await test.step("a level is given, and a point of the letter cited, in an endnote too", async () => {
    await panel.getByRole("button", { name: "Judge recommendation 139.11: kind, level, note" }).click();
    await panel.getByLabel("How far the State has come").selectOption({ label: "partly implemented" });
    await panel.getByRole("textbox", { name: "Note" }).fill("Two of three prisons.");
    await panel.getByRole("textbox", { name: "Note" }).blur();
    // what the letter says of prisons is proposed beside a paragraph on prisons; the others are found by a word
    const proposed = panel.locator(".rec--suggested", { hasText: "Opening libraries in places of detention" });
    await expect(proposed.getByRole("list", { name: "Reasons" })).toContainText("persons deprived of their liberty");
    await panel.getByText("Cite a letter, a plan, a report or observations").click();
    await panel.getByLabel("Find a point by word, heading or number").fill("countryside");
    await expect(panel.getByRole("button", { name: "Cite Letter of the High Commissioner, 2022 2 in this paragraph" })).toBeVisible();
    await shot(lotte, "mapping-points");
    await proposed.getByRole("button", { name: "Cite Letter of the High Commissioner, 2022 1 in this paragraph" }).click();
    await panel.getByRole("button", { name: /^Write an endnote that cites/ }).click();
    await expect(paragraph(lotte, at.boxed).locator(".endnote").last()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("tab", { name: "Endnotes" }).click();
    await expect(panel.getByText("Letter of the High Commissioner, 2022, para. 1.")).toBeVisible();
    await saved(lotte);
  });

  await test.step("the coverage shows it all", async () => {
    await page.goto(`${base}/coverage`);
    await shot(lotte, "coverage-list");
    await page.goto(`${base}/coverage?query=139.11`);
    await expect(page.getByRole("row", { name: /^A\/HRC\/32\/8, 139\.11/ })).toContainText("partly implemented");
    await page.getByRole("link", { name: "By point of other sources" }).click();
    await expect(page.getByRole("row", { name: /Opening libraries/ })).toContainText(`Paragraph ${String(at.boxed)}`);
    await expectAccessible(page);
    await shot(lotte, "coverage-points");
    await page.getByRole("link", { name: "Picture of the whole" }).click();
    await expect(page.getByRole("row", { name: /^Right to education/ })).toBeVisible();
    await shot(lotte, "coverage-picture");
    await page.goto(`${base}/coverage?view=picture&by=source`);
    await page
      .getByRole("row", { name: /› A\. Culture/ })
      .getByRole("link", { name: /^1 point: / })
      .click();
    await expect(page.getByRole("row", { name: /Opening libraries/ })).toContainText(`Paragraph ${String(at.boxed)}`);
    await expect(page.getByRole("row", { name: /countryside/ })).toBeHidden();
    await page.goto(`${base}/coverage?view=paragraphs`);
    await shot(lotte, "coverage-paragraphs");
  });

  await test.step("matrix and links come back without loss", async () => {
    for (const format of ["docx", "csv", "json"]) {
      const file = await page.request.get(`${base}/matrix/${format}`);
      writeFileSync(test.info().outputPath(`matrix.${format}`), await file.body());
      await page.goto(`${base}/links`);
      await read(lotte, "File of links, or filled matrix", `back.${format}`, await file.body(), "Read the file");
      await expect(page.getByText("Nothing in this file is new to the text")).toBeVisible();
      if (format !== "json") continue;
      const changed = (await file.text()).replace('"partly"', '"not"');
      await page.goto(`${base}/links`);
      await read(lotte, "File of links, or filled matrix", "changed.json", Buffer.from(changed), "Read the file");
      await page.getByLabel("Take what the file says").check();
      await expectAccessible(page);
      await shot(lotte, "links-preview");
      await page.getByRole("button", { name: "Add to the text" }).click();
      await expect(page.getByText("The links were taken over: 0 added, 1 changed.")).toBeVisible();
    }
  });
});
