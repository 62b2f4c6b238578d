import { describe, expect, it } from "vitest";
import { sampleDocument, sampleFile } from "../testing-file.js";
import { print } from "./print.js";
import { makePdf } from "./write-pdf.js";

describe("setting a PDF in a thread of its own", () => {
  it("gives the same files, also several asked for at once, and what they could not print", async () => {
    const georgian = sampleDocument();
    georgian.blocks = [{ id: "p", kind: "paragraph", inline: [{ type: "text", text: "ბიბლიოთეკა" }] }];
    const files = [sampleFile(), sampleFile({ document: georgian }), sampleFile({ language: "fr" })];
    const printed = await Promise.all(files.map((input) => print({ what: "submission", input })));
    for (const [i, input] of files.entries()) {
      const own = await makePdf(input);
      expect(printed[i]!.warnings).toEqual(own.warnings);
      expect(Buffer.compare(printed[i]!.bytes, own.bytes)).toBe(0);
    }
  });

  it("lets what else there is to do go on", async () => {
    const document = sampleDocument();
    document.blocks = Array.from({ length: 100 }, () => document.blocks).flat();
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    await print({ what: "submission", input: sampleFile({ document }) });
    clearInterval(others);
    expect(turns).toBeGreaterThan(0);
  });

  it("tells a text that cannot be set, and sets the next one", async () => {
    const broken = sampleFile({ date: new Date(Number.NaN) });
    await expect(print({ what: "submission", input: broken })).rejects.toThrow();
    expect((await print({ what: "submission", input: sampleFile() })).bytes.length).toBeGreaterThan(1000);
  });
});
