import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { streamOf, zipped } from "./archive.js";

it("streams a ZIP that holds every file, and reads each only when its turn comes", async () => {
  const read: string[] = [];
  const files = ["JS1/submission.docx", "JS2/إفادة.docx"].map((name) => ({
    name,
    date: new Date("2026-02-03T12:00:00Z"),
    read: () => {
      read.push(name);
      return Promise.resolve(new TextEncoder().encode(`the text of ${name}`));
    },
  }));
  const reader = streamOf(zipped(files)).getReader();
  const first = await reader.read();
  expect(read).toEqual(["JS1/submission.docx"]);
  const pieces = [first.value!];
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  const entries = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  expect(Object.entries(entries).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(
    files.map(({ name }) => [name, `the text of ${name}`]),
  );
});
