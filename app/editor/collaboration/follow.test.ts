import { expect, test } from "vitest";
import { follow } from "./follow.js";

/** The caret is "|" in both; what others did is all else that differs. */
function expectFollowed(before: string, after: string) {
  const place = follow(before.indexOf("|"), before.replace("|", ""), after.replace("|", ""));
  expect(place === null ? null : after.replace("|", "").slice(0, place) + "|" + after.replace("|", "").slice(place)).toBe(after);
}

test.each([
  ["before it", "The school| is closed.", "Once more: the school| is closed."],
  ["behind it", "The school| is closed.", "The school| was closed in May."],
  ["on both sides of it", "The new school| is closed.", "A school| was closed."],
  ["where nothing was taken out", "One.\nTwo.\nThr|ee.\nFour.", "Zero.\nOne.\nTwo.\nThr|ee.\nFour.\nFive."],
  ["in three places", "aaa bbb| ccc ddd eee", "aaa xx bbb| yy ccc eee zz"],
  ["right before it, and nothing else", "A|B", "A|xB"],
])("a caret stays behind its letter when others write, %s", (_where, before, after) => expectFollowed(before, after));

test("a caret whose letter was taken out, or around which everything is new, has no place of its own", () => {
  expect(follow(6, "One two three", "One three")).toBeNull();
  expect(follow(500, `(${"a".repeat(1000)})`, `[${"b".repeat(1000)}]`)).toBeNull();
});
