import express from "express";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { precompressed } from "./precompressed.js";

const folder = mkdtempSync(join(tmpdir(), "assets-"));
const script = "console.log(1);".repeat(50);
const server = createServer();
beforeAll(async () => {
  for (const name of ["a.js", "b.js"]) writeFileSync(join(folder, name), script);
  writeFileSync(join(folder, "a.js.br"), brotliCompressSync(script));
  server.on("request", express().use("/assets", precompressed(folder), express.static(folder)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, encodings: string) =>
  new Promise<{ encoding: string | undefined; type: string | undefined; vary: string | undefined; body: Buffer }>((resolve, reject) => {
    request({ port: (server.address() as AddressInfo).port, path, headers: { "Accept-Encoding": encodings } }, (res) => {
      const parts: Buffer[] = [];
      res.on("data", (part: Buffer) => parts.push(part));
      res.on("end", () => {
        const { "content-encoding": encoding, "content-type": type, vary } = res.headers;
        resolve({ encoding, type, vary, body: Buffer.concat(parts) });
      });
    })
      .on("error", reject)
      .end();
  });

it("hands out the compressed twin to who takes it, and the file itself to others", async () => {
  const small = await get("/assets/a.js?v=1", "gzip, br");
  expect(small).toMatchObject({ encoding: "br", type: "text/javascript; charset=utf-8", vary: "Accept-Encoding" });
  expect(brotliDecompressSync(small.body).toString()).toBe(script);
  const plain = await get("/assets/a.js", "gzip");
  expect(plain).toMatchObject({ encoding: undefined, vary: "Accept-Encoding" });
  expect(plain.body.toString()).toBe(script);
  expect(await get("/assets/b.js", "br")).toMatchObject({ encoding: undefined, body: Buffer.from(script) });
});
