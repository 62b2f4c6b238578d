import { describe, expect, it } from "vitest";
import { testDatabase } from "~/db/testing.js";
import { decideOnFiling } from "../commands/decide-on-filing.js";
import { receiveSubmissions } from "../commands/receive-submissions.js";
import { buildActor, buildSubmission } from "../commands/testing-submission.js";
import { searchDesk } from "./desk-search.js";

const db = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const reviewer = await buildActor(db, "Rosa Reviewer", ["reviewer"]);
const any = { words: "", section: -1, theme: "", person: "", recommendation: "", filing: "" };
const TEXTS: Record<string, string> = {
  en: "Children in prison have no access to books, as recommendation 34.12 asks.",
  fr: "Les bibliothèques publiques ont été fermées sans préavis.",
  es: "La policía detuvo a los periodistas sin orden judicial.",
  ru: "Библиотеки закрыты во всех сельских районах.",
  ar: "أغلقت الحكومة المكتبات العامة في الشمال.",
  zh: "政府关闭了北方的公共图书馆。",
};

describe("searching the submissions of a review", () => {
  it("finds words in the six languages with what stands around them, and narrows by what a passage is about", async () => {
    const { reviewId, lead } = await buildSubmission(db);
    const files = Object.entries(TEXTS).map(([language, text]) => ({
      fileName: `${language}.txt`,
      bytes: Buffer.from(`Introduction\n\n1. ${text}\n`),
    }));
    const { arrived } = await receiveSubmissions(db, reviewer, { reviewId, files, now });
    const titles = async (wanted: Partial<typeof any>) =>
      (await searchDesk(db, reviewer, reviewId, { ...any, ...wanted })).found.map(({ source }) => source.title);
    expect(await titles({})).toHaveLength(6);
    expect(await titles({ words: "book prison" })).toEqual(["en"]);
    expect(await titles({ words: "bibliotheques" })).toEqual(["fr"]);
    expect(await titles({ words: "policia" })).toEqual(["es"]);
    expect(await titles({ words: "библиотек" })).toEqual(["ru"]);
    expect(await titles({ words: "المكتبات" })).toEqual(["ar"]);
    expect(await titles({ words: "图书馆" })).toEqual(["zh"]);
    expect(await titles({ words: "book police" })).toEqual([]);
    const { found } = await searchDesk(db, reviewer, reviewId, { ...any, words: "prison" });
    expect(found[0]!.context.parts[1]).toBe("prison");
    expect(await titles({ person: "children" })).toEqual(["en"]);
    expect(await titles({ filing: arrived[1]!.id })).toEqual(["fr"]);

    await decideOnFiling(db, reviewer, { filingId: arrived[0]!.id, decision: "declined", reason: "Sent twice.", now });
    expect(await titles({ words: "book prison" })).toEqual([]);
    await expect(searchDesk(db, lead, reviewId, any)).rejects.toMatchObject({ code: "forbidden" });
  });
});
