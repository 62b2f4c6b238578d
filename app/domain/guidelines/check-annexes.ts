import { textOfBlocks } from "../document/document.js";
import { unsuitable } from "../submission/annexes.js";
import type { Check, Checks } from "./findings.js";
import { ANNEX } from "./vocabulary.js";

const notThat =
  (kind: NonNullable<ReturnType<typeof unsuitable>>, code: "annex-picture" | "annex-annual-report" | "annex-other-report"): Check =>
  ({ annexes = [] }) =>
    annexes.filter((annex) => unsuitable(annex) === kind).map(({ title }) => ({ code, params: { title } }));

/** The files that go with a text: that they are listed, and that they are what OHCHR takes as an annex. */
export const ANNEX_CHECKS: Checks = {
  // asked of files only: what is added to a submission here stands on its cover page
  "annexes-unlisted": ({ document, annexes }) => {
    const text = textOfBlocks(document);
    const named = ANNEX.test(`${document.cover.letter}\n${text}`);
    return annexes || text.trim() === "" || named ? [] : [{ code: "annexes-unlisted", params: {} }];
  },
  "annex-picture": notThat("picture", "annex-picture"),
  "annex-annual-report": notThat("annual-report", "annex-annual-report"),
  "annex-other-report": notThat("other-report", "annex-other-report"),
};
