import { readdirSync, readFileSync, statSync } from "node:fs";
import type { Page, Request } from "@playwright/test";
import { sampled, saved } from "./desk.js";
import { expect, test } from "./server.js";

test.use({ withSample: true });

/** What the scripts of a page may weigh on the line, compressed as the server sends them. Bytes. */
const BUDGET = { editor: 260_000, page: 100_000 };

/** Opens a page with nothing in the browser's cache; what its scripts weigh, those of nobody forgotten. */
async function weightOf(page: Page, path: string, ready: () => Promise<void>): Promise<number> {
  const scripts: Request[] = [];
  const note = (request: Request) => request.resourceType() === "script" && scripts.push(request);
  page.on("requestfinished", note);
  await page.goto(path);
  await ready();
  await page.waitForLoadState("networkidle");
  page.off("requestfinished", note);
  const sizes = await Promise.all(scripts.map((script) => script.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

test("no page loads more scripts than its budget", async ({ browser, baseURL }) => {
  const lotte = await sampled(browser, baseURL, "Lotte Claes", "lead");
  const write = (await lotte.page.locator('a[href$="/write"]').first().getAttribute("href"))!;
  const submission = write.replace(/\/write$/, "");
  const coalition = (await lotte.page.locator('a[href^="/coalitions/"]').first().getAttribute("href"))!;
  await lotte.page.goto("/reviews");
  const review = (await lotte.page.locator('main a[href^="/reviews/"]').first().getAttribute("href"))!;
  const paths = ["/", "/reviews", review, `${review}/recommendations`, `${review}/guidelines`, coalition];
  const weights: Record<string, number> = {};
  const parts = ["coverage", "annexes", "endorsers", "sign-off", "file", "story"].map((part) => `${submission}/${part}`);
  for (const path of [...paths, ...parts, write]) {
    const context = await browser.newContext({ baseURL, storageState: await lotte.context.storageState() });
    const page = await context.newPage();
    const person = { ...lotte, page, context };
    const isEditor = path === write;
    const weight = await weightOf(page, path, () =>
      isEditor ? saved(person) : expect(page.getByRole("heading", { level: 1 })).toBeVisible(),
    );
    weights[path] = weight;
    // a page that loads nothing was not measured
    expect(weight, `scripts of ${path}`).toBeGreaterThan(30_000);
    expect(weight, `scripts of ${path}`).toBeLessThanOrEqual(isEditor ? BUDGET.editor : BUDGET.page);
    await context.close();
  }
  // the desk's pages; what anybody reads of what is public loads no script at all
  const rosa = await sampled(browser, baseURL, "Rosa Okafor", "reviewer");
  // the summary's page is an editor's from when it is begun
  await rosa.page.goto(`${review}/desk/summary`);
  await rosa.page.getByRole("button", { name: "Start the summary" }).click();
  await expect(rosa.page.getByRole("button", { name: "Compile the first draft" })).toBeVisible();
  const desk = ["", "/receive", "/search", "/compare", "/publishing", "/summary"].map((part) => `${review}/desk${part}`);
  for (const path of desk) {
    const context = await browser.newContext({ baseURL, storageState: await rosa.context.storageState() });
    const page = await context.newPage();
    const isEditor = path.endsWith("/summary");
    weights[path] = await weightOf(page, path, () =>
      isEditor ? saved({ page }) : expect(page.getByRole("heading", { level: 1 })).toBeVisible(),
    );
    expect(weights[path], `scripts of ${path}`).toBeGreaterThan(30_000);
    expect(weights[path], `scripts of ${path}`).toBeLessThanOrEqual(isEditor ? BUDGET.editor : BUDGET.page);
    await context.close();
  }
  for (const path of ["/public", "/public/interface"])
    expect(await weightOf(rosa.page, path, () => expect(rosa.page.getByRole("heading", { level: 1 })).toBeVisible())).toBe(0);
  test.info().annotations.push({ type: "bytes of scripts", description: JSON.stringify(weights) });
});

interface Route {
  id: string;
  parentId?: string;
  module: string;
  imports?: string[];
}

/** What each route loads at once, as the build lists it for the browser; what comes later, when it is needed, is not in it. */
function weightsAtOnce(): Map<string, number> {
  const assets = "build/client/assets";
  const name = readdirSync(assets).find((file) => /^manifest-.*\.js$/.test(file))!;
  const listed = /\{.*\}/s.exec(readFileSync(`${assets}/${name}`, "utf8"))![0];
  const { entry, routes } = JSON.parse(listed) as { entry: Omit<Route, "id">; routes: Record<string, Route> };
  const scriptsOf = ({ module, imports = [] }: Omit<Route, "id">) => [module, ...imports];
  const withParents = (route: Route): string[] => [...scriptsOf(route), ...(route.parentId ? withParents(routes[route.parentId]!) : [])];
  return new Map(
    Object.values(routes).map((route) => {
      const scripts = new Set([...scriptsOf(entry), ...withParents(route)]);
      return [route.id, [...scripts].reduce((sum, script) => sum + statSync(`build/client${script}.br`).size, 0)];
    }),
  );
}

test("nor does any of those that were not opened, by what the build lists for them", () => {
  const weights = weightsAtOnce();
  for (const editor of ["submissions.$submissionId.write", "reviews.$reviewId.desk.summary._index"])
    expect(weights.delete(`routes/${editor}`), editor).toBe(true);
  expect(weights.size).toBeGreaterThan(50);
  expect([...weights].filter(([, weight]) => weight < 30_000 || weight > BUDGET.page)).toEqual([]);
});
