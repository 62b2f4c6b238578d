import { describe, expect, it } from "vitest";
import { readUpload } from "./uploads.js";

const MAX = { maxBytes: 1024 * 1024 };

function form(name: string, bytes: Uint8Array): FormData {
  const data = new FormData();
  data.append("symbol", "A/HRC/32/8");
  data.append("file", new File([new Uint8Array(bytes)], name));
  return data;
}
const request = (body: BodyInit, headers?: HeadersInit) => new Request("http://caucus.test/", { method: "POST", body, headers });

describe("readUpload", () => {
  it("gives the file and the other fields", async () => {
    const upload = await readUpload(request(form("Matrix; final – Ä.docx", Buffer.from("hello"))), "file", MAX);
    expect(upload.formData.get("symbol")).toBe("A/HRC/32/8");
    expect(await upload.file()).toEqual({ fileName: "Matrix; final – Ä.docx", bytes: new Uint8Array(Buffer.from("hello")) });
  });

  it("keeps bytes as they are", async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
    const upload = await readUpload(request(form("a.bin", bytes)), "file", MAX);
    expect((await upload.file())?.bytes).toEqual(bytes);
  });

  it("takes folders off a name", async () => {
    const upload = await readUpload(request(form("C:\\temp\\a.docx", Buffer.from("x"))), "file", MAX);
    expect((await upload.file())?.fileName).toBe("a.docx");
  });

  it("knows that no file was chosen", async () => {
    const upload = await readUpload(request(form("", new Uint8Array())), "file", MAX);
    expect(await upload.file()).toBeNull();
  });

  it("refuses an empty file by name", async () => {
    const upload = await readUpload(request(form("a.docx", new Uint8Array())), "file", MAX);
    await expect(upload.file()).rejects.toMatchObject({ code: "file-empty", params: { file: "a.docx" } });
  });

  it.each([1024 * 1024 + 1, 3 * 1024 * 1024, 10 * 1024 * 1024])(
    "refuses a file of %i bytes and keeps what was typed before it",
    async (size) => {
      const upload = await readUpload(request(form("huge.docx", new Uint8Array(size))), "file", MAX);
      expect(upload.formData.get("symbol")).toBe("A/HRC/32/8");
      await expect(upload.file()).rejects.toMatchObject({ code: "file-too-large", params: { file: "huge.docx", megabytes: 1 } });
    },
  );

  it.each([
    [
      "a body that is cut",
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\nhalf',
      "multipart/form-data; boundary=x",
    ],
    ["no form at all", "{}", "application/json"],
  ])("refuses %s", async (_, body, type) => {
    await expect(readUpload(request(body, { "content-type": type }), "file", MAX)).rejects.toMatchObject({ code: "invalid-input" });
  });
});
