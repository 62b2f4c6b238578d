import { expect, it } from "vitest";
import { organisationFactsSchema } from "./organisation-facts.js";

const websiteOf = (website: string) => {
  const facts = organisationFactsSchema.safeParse({ name: "Library Forum", type: "ngo", website });
  return facts.success ? facts.data.website : null;
};

it.each([
  ["", ""],
  ["example.org", "https://example.org"],
  ["http://example.org/about", "http://example.org/about"],
  ["https://name:password@example.org", null],
  ["ftp://example.org", null],
  ["https://[bad", null],
])("takes %j as the website %j", (typed, website) => {
  expect(websiteOf(typed)).toBe(website);
});
