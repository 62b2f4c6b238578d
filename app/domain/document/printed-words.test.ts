import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { recommendationLabel } from "./printed-words.js";

const styles = readFileSync(new URL("../../styles/editor.css", import.meta.url), "utf8");
const shown = new Map(
  [...styles.matchAll(/\.submission-text(?::lang\((\w+)\))? \{\s*--recommendation-label: "(.*)";/g)].map(([, language = "en", label]) => [
    language,
    label!.replace("\\a0", "\u00a0").trim(),
  ]),
);

it.each(["en", "fr", "es", "ar", "ru", "zh"])("the editor shows a recommendation as it is printed: %s", (language) => {
  expect(shown.get(language)).toBe(recommendationLabel(language));
});
