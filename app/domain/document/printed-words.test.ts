import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recommendationLabel } from "./printed-words.js";

describe("recommendationLabel", () => {
  const styles = readFileSync(new URL("../../styles/editor/sheet.css", import.meta.url), "utf8");
  it.each(["fr", "es", "ar", "ru", "zh"])("is what the editor draws before a recommendation in %s", (language) => {
    const [, drawn] = new RegExp(`:lang\\(${language}\\) \\[data-kind="recommendation"\\]::before \\{\\s*content: "([^"]*)"`, "u").exec(
      styles,
    )!;
    expect(drawn!.trim()).toBe(recommendationLabel(language));
  });
});
