import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sealReceipt } from "~/app/domain/submission/receipt.js";
import { sharedFile } from "~/e2e/shared.js";
import { signerOf } from "../installation-key.js";

const folder = mkdtempSync(join(tmpdir(), "caucus-cli-"));
// the database runs as another user when the tests run as root
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return name;
};

/** Runs the command line from a folder of its own, as npm does. */
const caucus = (...args: string[]) =>
  new Promise<{ status: number; out: string; err: string }>((resolve) => {
    // Vitest sets BASE_URL for pages under test
    const env = { ...process.env, BASE_URL: "", INIT_CWD: folder, CAUCUS_DATA: join(folder, "data") };
    execFile(process.execPath, ["server/cli/caucus.mjs", ...args], { env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      resolve({ status: error ? Number(error.code) : 0, out, err });
    });
  });

const TEXT = `Reading in Belgium

1. Libraries are closing in the countryside, and nobody counts how many.

2. Archives open late.
`;

describe("wrong use", () => {
  it.each([
    [[], "Commands:"],
    [["nothing"], "There is no command nothing."],
    [["count"], "1 argument expected, 0 given."],
    [["count", "a", "b"], "1 argument expected, 2 given."],
    [["count", "--fast", "a"], "Unknown option '--fast'"],
    [["check", "a", "--cycle", "7", "--kind", "joint"], "--cycle must be one of"],
    [["check", "a", "--cycle", "4", "--kind", "choir"], "--kind must be one of individual, joint, nhri."],
    [["export", "a", "--format", "rtf", "--out", "b"], "--format must be one of"],
    [["load-fixture", "--documents", "0", "--users", "1", "--words", "1"], "--documents must be a whole number from 1"],
    [["user", "create", "--email", "nobody", "--name", "N"], "--email"],
    [["user", "create", "--email", "ada@example.org"], "--name is missing."],
    [["user", "remove"], "There is no"],
    [["user", "roles", "--email", "ada@example.org", "--role", "king"], "--role"],
    [["user", "password", "--email", "ada@example.org", "--password", "short"], "--password"],
  ])("%j is told so, with status 2", async (args, message) => {
    const { status, out, err } = await caucus(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(message);
  });
});

describe("bad files", () => {
  it.each([
    ["nowhere.txt", null, "nowhere.txt is not there."],
    ["empty.txt", "", "The file empty.txt is empty."],
    ["page.rtf", "{\\rtf1 Text}", "page.rtf is not a file that can be read as a text"],
    ["text.pdf", "%PDF-1.7 and so on", "text.pdf is damaged or not complete"],
  ])("%s is one sentence and status 1", async (name, content, sentence) => {
    if (content !== null) file(name, content);
    const { status, out, err } = await caucus("import", name);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(sentence);
  });

  it("names the line of the queries that is not JSON", async () => {
    file("recs.json", "[]");
    file("q.jsonl", '{"id":1,"text":"a"}\nnot json\n');
    const { status, err } = await caucus("rank", "--recommendations", "recs.json", "--queries", "q.jsonl");
    expect({ status, err }).toEqual({ status: 1, err: "q.jsonl, line 2 is not JSON.\n" });
  });
});

describe("a submission's text", () => {
  it("is imported, counted and exported, and its export counts the same", async () => {
    file("text.txt", TEXT);
    const imported = JSON.parse((await caucus("import", "text.txt")).out) as { blocks: { kind: string }[]; words: { body: number } };
    expect(imported.blocks.filter((block) => block.kind === "paragraph")).toHaveLength(2);
    const counted = JSON.parse((await caucus("count", "text.txt")).out) as { words: { body: number } };
    expect(counted.words).toEqual(imported.words);
    expect((await caucus("export", "text.txt", "--format", "docx", "--out", "text.docx")).status).toBe(0);
    const again = JSON.parse((await caucus("count", "text.docx")).out) as { words: { body: number } };
    expect(again.words.body).toBe(counted.words.body);
  });

  it("is exported in its own language, unless another is given", async () => {
    file(
      "fr.txt",
      "Bibliothèques\n\n1. Les lecteurs des communes et des villes ont besoin de la lecture, et les enfants des écoles en ont besoin aussi.\n",
    );
    const languageOf = async (...given: string[]) => {
      await caucus("export", "fr.txt", "--format", "html", "--out", "fr.html", ...given);
      return /<html lang="([^"]+)"/.exec(readFileSync(join(folder, "fr.html"), "utf8"))?.[1];
    };
    expect(await languageOf()).toBe("fr");
    expect(await languageOf("--language", "nl")).toBe("nl");
  });

  it("is refused by its status when a limit is broken", async () => {
    file("long.txt", `Reading\n\n1. ${"word ".repeat(6000)}\n`);
    const { status, out } = await caucus("check", "long.txt", "--cycle", "4", "--kind", "joint");
    const { passes, findings } = JSON.parse(out) as { passes: boolean; findings: { code: string; severity: string; message: string }[] };
    expect({ status, passes }).toEqual({ status: 1, passes: false });
    expect(findings[0]).toMatchObject({ code: "length", severity: "blocking" });
    expect(findings[0]?.message).toMatch(/[\d,]+ words/);
  });

  const seed = sharedFile("seeds/ifla-vvbad-submission-upr38.txt");
  it.skipIf(!seed)("counts the seed submission as Word does", async () => {
    const { words } = JSON.parse((await caucus("count", seed!)).out) as { words: { body: number } };
    expect(words.body).toBeGreaterThanOrEqual(2_728);
    expect(words.body).toBeLessThanOrEqual(2_748);
  });
});

describe("a receipt", () => {
  it("is proven without a server, and says so by its status", async () => {
    const sealed = await sealReceipt({
      filing: "f",
      organisations: [],
      textHash: "0".repeat(64),
      docxHash: "0".repeat(64),
      filedAt: "2026",
    } as never);
    const signed = { ...sealed, signature: signerOf(folder)(sealed.hash) };
    file("receipt.json", JSON.stringify(signed));
    expect(await caucus("verify", "receipt.json", "--key", signed.signature.publicKey)).toMatchObject({ status: 0, err: "" });
    file("other.json", JSON.stringify({ ...signed, filedAt: "2025" }));
    const { status, out } = await caucus("verify", "other.json");
    expect({ status, verified: (JSON.parse(out) as { verified: boolean }).verified }).toEqual({ status: 1, verified: false });
  });
});

describe("an installation", () => {
  it("gets an administrator once, keeps it over backup and restore, and refuses to mix", async () => {
    const account = ["user", "create", "--email", "Ada@example.org", "--name", "Ada", "--role", "administrator"];
    const made = await caucus(...account);
    expect(made).toMatchObject({ status: 0 });
    expect(JSON.parse(made.out)).toMatchObject({
      email: "ada@example.org",
      roles: ["administrator"],
      password: expect.stringMatching(/^.{16}$/) as string,
    });
    expect(await caucus(...account)).toMatchObject({ status: 1, err: expect.stringContaining("already") as string });
    expect(await caucus("user", "roles", "--email", "Ada@example.org", "--role", "reviewer")).toMatchObject({
      status: 1,
      err: "An installation always has an administrator. Give somebody else that role first.\n",
    });
    const both = ["--role", "administrator", "--role", "reviewer"];
    expect(JSON.parse((await caucus("user", "roles", "--email", "Ada@example.org", ...both)).out)).toEqual({
      email: "ada@example.org",
      roles: ["administrator", "reviewer"],
    });
    const renewed = await caucus("user", "password", "--email", "Ada@example.org");
    expect(JSON.parse(renewed.out)).toMatchObject({ email: "ada@example.org", password: expect.stringMatching(/^.{16}$/) as string });
    expect(await caucus("user", "password", "--email", "bo@example.org")).toMatchObject({
      status: 1,
      err: "bo@example.org has no account.\n",
    });
    expect((await caucus("demo")).err).toContain("not empty");
    const proof = await caucus("audit", "verify");
    expect(proof.status).toBe(0);
    expect(JSON.parse(proof.out)).toMatchObject({ intact: true, evidence: { broken: [] } });
    const lost = await caucus("audit", "verify", "--head", "a".repeat(64));
    expect(lost.status).toBe(1);
    expect(JSON.parse(lost.out)).toMatchObject({ intact: false, missing: ["a".repeat(64)] });
    expect((await caucus("backup", "all.backup")).status).toBe(0);
    expect((await caucus("restore", "all.backup")).err).toContain("not empty");
    expect(JSON.parse((await caucus("migrate")).out)).toEqual({ database: "embedded", migrations: [] });
    // a dozen starts of a database, on a machine that may be busy
  }, 180_000);
});
