import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Block, emptyCover, type Note, plainText, type StructuredDocument } from "~/app/domain/document/document.js";
import { countDocument } from "~/app/domain/document/words.js";
import { readSubmissionDocx } from "~/server/exchange/docx/read-submission.js";
import { writeSubmissionDocx } from "~/server/exchange/docx/write-submission.js";
import { writeJson } from "~/server/exchange/json/write-json.js";
import { writeMarkdown } from "~/server/exchange/markdown/write-markdown.js";
import { print } from "~/server/exchange/pdf/print.js";
import type { SubmissionFile } from "~/server/exchange/submission-file.js";

// npm run bench:files: a full-length joint submission (5,630 words, 60 notes) beside pandoc, in one run. Build first: the whole-process
// figures are those of `caucus`. Debian has no typst, so the PDF is held against pandoc's Word file, the only other measure at hand.
const WORDS = "libraries give access to knowledge for everybody in the country and the State has not acted on it since 2019".split(" ");
let seed = 7;
const below = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n;
const sentence = (words: number) => `${Array.from({ length: words }, () => WORDS[below(WORDS.length)]!).join(" ")}.`;

function submission(): StructuredDocument {
  const blocks: Block[] = [];
  const notes: Note[] = [];
  for (let i = 0; i < 60; i++) {
    if (i % 6 === 0)
      blocks.push({ id: `h${String(i)}`, kind: "heading", level: 1, numbered: true, inline: [{ type: "text", text: sentence(4) }] });
    const id = `n${String(i)}`;
    notes.push({ id, inline: [{ type: "text", text: sentence(12) }] });
    blocks.push({
      id: `p${String(i)}`,
      kind: "paragraph",
      inline: [
        { type: "text", text: sentence(60) },
        { type: "note", note: id },
        { type: "text", text: ` ${sentence(27)}` },
      ],
    });
    if (i % 10 === 5) blocks.push({ id: `r${String(i)}`, kind: "recommendation", inline: [{ type: "text", text: sentence(60) }] });
  }
  const words = () => blocks.reduce((sum, { inline }) => sum + plainText(inline).split(/\s+/).length, 0) + 6;
  blocks.at(-1)!.inline.push({ type: "text", text: ` ${sentence(Math.max(5630 - words(), 1))}` });
  return { schema: 1, cover: { ...emptyCover(), title: "Libraries for everybody" }, blocks, notes, links: [] };
}

const document = submission();
const input: SubmissionFile = {
  document,
  title: document.cover.title,
  kind: "joint",
  language: "en",
  review: { stateName: "Belgium", session: 52, cycle: 4 },
  organisations: [],
  words: countDocument(document).body,
  date: new Date("2025-10-08T12:00:00Z"),
  frozen: false,
};
const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
async function timed(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const folder = mkdtempSync(join(tmpdir(), "caucus-bench-files-"));
const at = (name: string) => join(folder, name);
const docx = await writeSubmissionDocx(input);
writeFileSync(at("text.docx"), docx);
writeFileSync(at("text.json"), await writeJson(input));
writeFileSync(at("text.md"), await writeMarkdown(input));
const run = (program: string, ...args: string[]) => {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
};
const hasPandoc = spawnSync("pandoc", ["--version"]).status === 0;
const hasBuild = existsSync("build/node/cli.js");
const caucus = (...args: string[]) => {
  run(process.execPath, "build/node/cli.js", ...args);
};
const ROUNDS = 7;

console.log(`${String(input.words)} words, ${String(document.notes.length)} notes; medians of ${String(ROUNDS)}, ms`);
const pandocTo = hasPandoc
  ? await timed(ROUNDS, () => {
      run("pandoc", "-f", "markdown", at("text.md"), "-o", at("pandoc.docx"));
    })
  : Number.NaN;
const pandocFrom = hasPandoc
  ? await timed(ROUNDS, () => {
      run("pandoc", at("text.docx"), "-t", "json", "-o", at("pandoc.json"));
    })
  : Number.NaN;
let kept = true as boolean;
const line = (what: string, ours: number, theirs: number, judged: boolean) => {
  const ratio = ours / theirs;
  if (judged && ratio > 1) kept = false;
  console.log(
    `${what.padEnd(52)} ${ours.toFixed(0).padStart(6)} ${theirs.toFixed(0).padStart(6)} ${ratio.toFixed(2).padStart(6)}${judged ? (ratio > 1 ? "  MISSED" : "  ok") : ""}`,
  );
};
// another text each time: the typesetter remembers what it has set
const fresh = Array.from({ length: ROUNDS }, submission);
console.log(`${"".padEnd(52)} Caucus pandoc  ratio`);
line("to Word, in the server's process", await timed(ROUNDS, () => writeSubmissionDocx(input)), pandocTo, true);
line(
  "to PDF, in the server's process (pandoc: to Word)",
  await timed(ROUNDS, () => print({ what: "submission", input: { ...input, document: fresh.pop()! } })),
  pandocTo,
  true,
);
line("from Word, in the server's process", await timed(ROUNDS, () => readSubmissionDocx(docx)), pandocFrom, true);
if (hasBuild) {
  line(
    "to Word, whole process",
    await timed(ROUNDS, () => {
      caucus("export", at("text.json"), "--format", "docx", "--out", at("a.docx"));
    }),
    pandocTo,
    true,
  );
  line(
    "to PDF, whole process (pandoc: to Word)",
    await timed(ROUNDS, () => {
      caucus("export", at("text.json"), "--format", "pdf", "--out", at("a.pdf"));
    }),
    pandocTo,
    true,
  );
  line(
    "from Word, whole process",
    await timed(ROUNDS, () => {
      caucus("import", at("text.docx"));
    }),
    pandocFrom,
    true,
  );
} else console.log("(whole-process figures need a build)");

const memory: number[] = [];
for (let i = 1; i <= 200; i++) {
  await writeSubmissionDocx(input);
  await print({ what: "submission", input });
  readSubmissionDocx(docx);
  if (i % 50 === 0) {
    (globalThis as { gc?: () => void }).gc?.();
    memory.push(process.memoryUsage().rss / 2 ** 20);
  }
}
const growth = memory.at(-1)! - memory[0]!;
console.log(
  `200 in a row, each to Word, to PDF and from Word: ${memory.map((one) => one.toFixed(0)).join(", ")} MB after 50, 100, 150, 200`,
);
process.exitCode = kept && hasPandoc && growth < 60 ? 0 : 1;
