import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "~/app/domain/document/canonical.js";
import { isRefusal } from "~/app/domain/refusal.js";
import { sampleDocument, sampleFile } from "../testing-file.js";
import { readJson } from "./read-json.js";
import { type SubmissionJson, writeJson } from "./write-json.js";

const hash = createHash("sha256").update(canonicalJson(sampleDocument())).digest("hex");
const written = async () => JSON.parse(new TextDecoder().decode(await writeJson(sampleFile({ hash, frozen: true })))) as SubmissionJson;
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const codeOf = (bytes: Uint8Array): string => {
  try {
    readJson(bytes, "text.json");
    return "read";
  } catch (error) {
    return isRefusal(error) ? error.code : String(error);
  }
};

describe("a submission as JSON", () => {
  it("says the numbers that are printed", async () => {
    const { blocks, notes } = await written();
    expect(blocks.map(({ id, number }) => [id, number])).toEqual([
      ["h1", null],
      ["p1", "1"],
      ["h2", "1"],
      ["h3", "1.1"],
      ["x1", null],
      ["p2", "2"],
      ["c1", null],
      ["u1", null],
      ["u2", null],
      ["q1", null],
      ["r1", null],
    ]);
    expect(notes.map(({ id, number }) => [id, number])).toEqual([
      ["b", 2],
      ["a", 1],
      ["unused", null],
    ]);
  });

  it("comes back as it was", async () => {
    expect(readJson(await writeJson(sampleFile({ hash, frozen: true })), "text.json")).toEqual(sampleFile({ hash, frozen: true }));
    expect(readJson(await writeJson(sampleFile()), "text.json")).toEqual(sampleFile());
  });

  it("is refused where its text was changed after the hash was made", async () => {
    const content = await written();
    content.blocks[1]!.inline = [{ type: "text", text: "Something else." }];
    expect(codeOf(bytesOf(content))).toBe("file-unreadable");
  });

  it("is refused where it is empty, no JSON, of another kind, of a later version, or damaged", async () => {
    expect(codeOf(new Uint8Array())).toBe("file-empty");
    expect(codeOf(new TextEncoder().encode("{"))).toBe("file-unreadable");
    expect(codeOf(new Uint8Array([0xff, 0xfe, 0x00]))).toBe("file-unreadable");
    expect(codeOf(bytesOf({ format: "something" }))).toBe("file-wrong-kind");
    expect(codeOf(bytesOf([]))).toBe("file-wrong-kind");
    const content = await written();
    expect(codeOf(bytesOf({ ...content, version: 2 }))).toBe("file-unreadable");
    expect(codeOf(bytesOf({ ...content, blocks: [{ id: 1 }] }))).toBe("file-unreadable");
  });
});
