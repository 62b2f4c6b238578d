import { readFileSync, rmSync } from "node:fs";
import { findChromium, installChromium } from "./chromium.mjs";
import { ensureRedis } from "./redis.mjs";
import { build, give, install, requireNode, run, say } from "./terminal.mjs";

// `npm test`: every test, from a fresh clone. `-- --validate` also runs the linter, the type checker and the other tools.
requireNode();
install();
const chromium = (await findChromium()) ?? (await installChromium());
if (!chromium) give("The tests need a Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.");
if (!ensureRedis()) say("The tests of several servers with Redis are skipped: install it (Debian: apt-get install redis-server).");
build();

const validated = process.argv.includes("--validate") ? check("validate", "npm", ["run", "--silent", "validate"]) : true;
const units = tests(
  "vitest",
  "npx",
  ["vitest", "run", "--reporter=default", "--reporter=json", "--outputFile.json=test-results/vitest.json"],
  readVitest,
);
const journeys = tests("playwright", "npx", ["playwright", "test"], readPlaywright);

const total = (of) => units[of] + journeys[of];
say(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
process.exitCode = validated && units.ok && journeys.ok && total("failed") === 0 ? 0 : 1;

function check(name, program, args) {
  say(`\n— ${name}`);
  return run(program, args);
}

/** Runs one kind of tests; a run that left no report counts as one failure. */
function tests(name, program, args, read) {
  say(`\n— ${name}`);
  const report = `test-results/${name}.json`;
  rmSync(report, { force: true });
  const ok = run(program, args, { NODE_ENV: "test", CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  try {
    return { ok, ...read(JSON.parse(readFileSync(report, "utf8"))) };
  } catch {
    return { ok: false, passed: 0, failed: 1, skipped: 0 };
  }
}

function readVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // a file that could not be loaded has no tests to fail
  const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests };
}

function readPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}
