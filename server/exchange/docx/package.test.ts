import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "~/app/domain/refusal.js";
import { openWord } from "./package.js";
import { p, wordFile } from "./testing.js";
import { parseXml, XML_DEPTH } from "./xml.js";

const refusal = (bytes: Uint8Array): string => {
  try {
    openWord(bytes, "x.docx");
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
  return "opened";
};
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const sound = wordFile(p("Text"));
const withDocument = (xml: string) => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(xml) });

/** Changes what the central directory says of every entry: the declared size, or the flags. */
function forge(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const forged = bytes.slice();
  const view = new DataView(forged.buffer);
  for (let at = 0; at < forged.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return forged;
}

describe("opening a Word file", () => {
  it("opens a sound one", () => expect(openWord(sound, "x.docx").main).toBe("word/document.xml"));

  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "file-empty"],
    ["a PDF", strToU8("%PDF-1.7 ..."), "file-wrong-kind"],
    ["an old .doc", new Uint8Array([...compound, ...new Array<number>(600).fill(0)]), "file-wrong-kind"],
    ["a password", new Uint8Array([...compound, ...Buffer.from("EncryptedPackage", "utf16le")]), "file-encrypted"],
    ["another zip", zipSync({ "a.txt": strToU8("a") }), "file-wrong-kind"],
    ["a file cut off", sound.subarray(0, sound.length / 2), "file-unreadable"],
    ["no main part", zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/styles.xml": strToU8("<a/>") }), "file-unreadable"],
    ["broken XML", withDocument("<w:document"), "file-unreadable"],
    ["a DOCTYPE", withDocument(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), "file-unreadable"],
    ["too deep", withDocument("<a>".repeat(XML_DEPTH + 2) + "</a>".repeat(XML_DEPTH + 2)), "file-unreadable"],
    ["a bomb", withDocument(" ".repeat(30_000_000)), "file-unreadable"],
    ["a bomb that lies", forge(withDocument(" ".repeat(30_000_000)), (view, at) => view.setUint32(at + 24, 1000, true)), "file-unreadable"],
    ["encrypted entries", forge(sound, (view, at) => view.setUint16(at + 8, 1, true)), "file-encrypted"],
    [
      "many entries",
      zipSync(Object.fromEntries(Array.from({ length: 4_500 }, (_, i) => [`word/${i}.xml`, new Uint8Array(1)]))),
      "file-unreadable",
    ],
  ])("%s: %s", (_, bytes, code) => expect(refusal(bytes)).toBe(code));

  it("never throws anything but a refusal, whatever byte is wrong", () => {
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), (at, value) => {
        const damaged = sound.slice();
        damaged[at] = value;
        expect(typeof refusal(damaged)).toBe("string");
      }),
    );
  });
});

describe("XML", () => {
  it("knows five entities and character references", () =>
    expect(parseXml("<a>&amp;&lt;&gt;&quot;&apos;&#233;<![CDATA[&x;]]></a>").children).toEqual(["&<>\"'é", "&x;"]));
  it.each(["<a>&nbsp;</a>", "<a", "", "<a></b>"])("refuses %s", (xml) => expect(() => parseXml(xml)).toThrow());
});
