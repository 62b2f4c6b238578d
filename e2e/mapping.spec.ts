import { SAMPLE_RECOMMENDATIONS } from "~/db/seed/recommendations.js";
import { expectAccessible } from "./axe.js";
import { atTheDesk, paragraph, sampled, saved, typeAtEnd } from "./desk.js";
import { expect, test } from "./server.js";

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
