import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const routes = fileURLToPath(new URL("../routes/", import.meta.url));

it("is what every page with forms goes by when no answer comes", () => {
  const pages = readdirSync(routes, { recursive: true, encoding: "utf8" }).filter((file) => {
    if (!file.endsWith(".tsx") || file === "$.tsx") return false;
    const code = readFileSync(routes + file, "utf8");
    return /^export (async function|const) action\b/mu.test(code) && /^export default /mu.test(code);
  });
  const goesBy = /^export \{ clientAction, shouldRevalidate \} from "~\/app\/components\/unanswered.js";$/mu;
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((file) => !goesBy.test(readFileSync(routes + file, "utf8")))).toEqual([]);
});
