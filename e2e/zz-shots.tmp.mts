import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { startServer } from "/work/mapping/e2e/server.js";
const server = await startServer({ sample: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const out = "/tmp/s3map-shots";
try {
  const signIn = async (key: string, width: number) => {
    const context = await browser.newContext({ baseURL: server.address, viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(60000);
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(`${key}@example.org`);
    await page.getByLabel("Password").fill("sample-review-52");
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    return page;
  };
  const ada = await signIn("administrator", 1280);
  await ada.goto("/reviews");
  const review = (await ada.locator('main a[href^="/reviews/"]').first().getAttribute("href"))!;
  const up = async (file: string, symbol: string) => {
    await ada.goto(`${review}/recommendations/import`);
    await ada.getByLabel("Symbol of the outcome report").fill(symbol);
    await ada.getByLabel("File", { exact: true }).setInputFiles(file);
    await ada.getByRole("button", { name: "Read the file" }).click();
    await ada.getByRole("button", { name: /^Add / }).click();
    await ada.waitForURL(/taken-over/);
  };
  await up("/work/shared/data/matrices/svn-upr20.docx", "A/HRC/28/15");
  await up("/work/shared/seeds/hc-letter-belgium-2022.txt", "");
  const source = ada.url();
  const lead = await signIn("lead", 1280);
  const write = (await lead.locator('a[href$="/write"]').first().getAttribute("href"))!;
  const base = write.replace(/\/write$/, "");
  await lead.goto(write);
  await lead.locator('[data-save="saved"]').waitFor();
  await lead.getByRole("tab", { name: "Recommendations" }).click();
  await lead.locator('.submission-text > [data-kind="paragraph"]').nth(1).click();
  await lead.getByText("Cite a letter, a plan").click();
  await lead.getByLabel("Find a point").fill("education");
  await lead
    .getByRole("button", { name: /^Cite hc-letter.* in this paragraph/ })
    .first()
    .click();
  await lead
    .getByRole("button", { name: /^Write an endnote/ })
    .first()
    .waitFor();
  await lead.screenshot({ path: `${out}/panel-1280.png` });
  await lead.locator(".points").scrollIntoViewIfNeeded();
  await lead.screenshot({ path: `${out}/panel2-1280.png` });
  await lead.locator('[data-save="saved"]').waitFor();
  await lead.request.get(`${base}/matrix/json`).then(async (r) => {
    (await import("node:fs")).writeFileSync(
      "/tmp/s3map-links.json",
      (await r.text()).replace('"kind": "addresses"', '"kind": "evidence"').replace(/"number": "1"/, '"number": "999"'),
    );
  });
  for (const width of [1280, 390]) {
    const page = width === 1280 ? lead : await signIn("lead", 390);
    const shot = async (path: string, name: string) => {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: name !== "source" });
    };
    await shot(`${review}/sources`, "sources");
    await shot(source, "source");
    await shot(`${review}/recommendations/115.1?symbol=A/HRC/28/15`, "facts");
    await shot(`${base}/coverage?view=picture`, "picture");
    await shot(`${base}/coverage?view=points`, "points");
    await page.goto(`${base}/links`);
    await page.getByLabel("File of links").setInputFiles("/tmp/s3map-links.json");
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByText("What s3map-links.json would change").waitFor();
    await page.screenshot({ path: `${out}/links-${width}.png`, fullPage: true });
  }
} finally {
  await browser.close();
  await server.close();
}
