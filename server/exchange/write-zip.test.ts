import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openZip } from "./docx/zip.js";
import { writeZip } from "./write-zip.js";

const files = { mimetype: "text/plain", "Ангел/ا.txt": "мир ".repeat(5000), empty: new Uint8Array(), "b.bin": new Uint8Array([0, 255, 1]) };

describe("a zip", () => {
  it("is read by others and by us as it was written, in its order, names in any script", () => {
    const zip = writeZip(files, { stored: ["mimetype"] });
    const read = unzipSync(zip);
    expect(Object.keys(read)).toEqual(Object.keys(files));
    for (const [name, content] of Object.entries(files)) {
      const bytes = Buffer.concat([typeof content === "string" ? Buffer.from(content) : content]);
      expect(Buffer.from(read[name]!)).toEqual(bytes);
      expect(Buffer.from(openZip(zip, "x.zip").read(name)!)).toEqual(bytes);
    }
    expect(zip.length).toBeLessThan(2000);
    // a program that looks at the first bytes alone finds what it is
    expect(strFromU8(zip.subarray(30, 48))).toBe("mimetypetext/plain");
  });

  it("is the same twice, and dated where a date is given: to two seconds, in UTC", () => {
    expect(writeZip(files)).toEqual(writeZip(files));
    const stamp = (zip: Uint8Array) => new DataView(zip.buffer, zip.byteOffset).getUint32(10, true);
    expect(stamp(writeZip(files))).toBe(0x00210000);
    // 2026-01-26 22:58:31: (46 << 9 | 1 << 5 | 26), (22 << 11 | 58 << 5 | 15)
    expect(stamp(writeZip(files, { date: new Date("2026-01-26T22:58:31Z") }))).toBe(0x5c3ab74f);
  });
});
