import { expect, it } from "vitest";
import { testDatabase } from "~/db/testing.js";
import { describeReceived } from "../commands/describe-received.js";
import { receiveSubmissions } from "../commands/receive-submissions.js";
import { buildActor, buildSubmission } from "../commands/testing-submission.js";
import { deskView } from "../queries/desk.js";
import { searchDesk } from "../queries/desk-search.js";
import { readAhead } from "./read-ahead.js";

const db = await testDatabase();
const reviewer = await buildActor(db, "Rosa Reviewer", ["reviewer"]);
const readings = () =>
  db.selectFrom("reading").select(["version_id", "kind", "basis", "value"]).orderBy("version_id").orderBy("kind").execute();

it("keeps what the desk will ask for, once for each text, and anew where a person corrects what it depends on", async () => {
  const { reviewId } = await buildSubmission(db, { rules: [{ code: "language", severity: "advice", source: "test" }] as never });
  const files = ["Prisoners have no books.", "Les détenus n’ont pas de livres."].map((text, i) => ({
    fileName: `${String(i)}.txt`,
    bytes: Buffer.from(`Introduction\n\n1. ${text}\n`),
  }));
  const { arrived } = await receiveSubmissions(db, reviewer, { reviewId, files, now: new Date("2026-06-01T10:00:00Z") });
  const running = new AbortController();
  await readAhead(db, running.signal);
  const first = await readings();
  expect(first.map(({ kind }) => kind)).toEqual(["findings", "passages", "findings", "passages"]);
  await readAhead(db, running.signal);
  expect(await readings()).toEqual(first);

  // what is kept is what the pages show: a changed row would be seen
  await db.updateTable("reading").set({ value: "7" }).where("kind", "=", "findings").execute();
  expect((await deskView(db, reviewer, reviewId)).filed.map(({ findings }) => findings)).toEqual([7, 7]);
  const any = { words: "books", section: -1, theme: "", person: "", recommendation: "", filing: "" };
  expect((await searchDesk(db, reviewer, reviewId, any)).count).toBe(1);

  const described = { title: "Books", kind: "individual" as const, language: "fr", organisations: "Readers" };
  await describeReceived(db, reviewer, { id: arrived[0]!.id, ...described });
  expect((await deskView(db, reviewer, reviewId)).filed.map(({ findings }) => findings).filter((findings) => findings === 7)).toHaveLength(
    1,
  );

  await db.deleteFrom("reading").execute();
  running.abort();
  await readAhead(db, running.signal);
  expect(await readings()).toEqual([]);
});
