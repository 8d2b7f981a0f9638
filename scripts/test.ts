import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { ensureChromium } from "./testing/ensure-chromium";

/**
 * Everything that must hold, in the order in which it is quickest to hear of a fault: style and types, unit, database,
 * build, browser. The last line is `N passed, N failed`; anything failed makes the exit code 1.
 */
const results = "test-results";
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const quiet = { NEXT_TELEMETRY_DISABLED: "1", ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }) };
let passed = 0;
let failed = 0;

function run(command: string, args: readonly string[]) {
  console.log(`\n> ${[command, ...args].join(" ")}`);
  const shell = process.platform === "win32";
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...quiet }, shell });
  return status === 0;
}

/** A step that holds or does not. */
function check(command: string, ...args: string[]) {
  if (run(command, args)) passed += 1;
  else failed += 1;
}

/** A step that counts its own tests, in the file that it leaves behind. */
function count(file: string, read: (report: never) => { passed: number; failed: number }, args: string[]) {
  const isGreen = run("npx", args);
  const report = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8")) as never) : { passed: 0, failed: 0 };
  passed += report.passed;
  // A runner that fails without a failed test has crashed, which counts as one.
  failed += isGreen ? report.failed : Math.max(1, report.failed);
}

const vitest = (report: { numPassedTests: number; numFailedTests: number }) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
});
const playwright = (report: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
  passed: report.stats.expected,
  failed: report.stats.unexpected + report.stats.flaky,
});

function vitestProject(project: string) {
  const file = `${results}/${project}.json`;
  count(file, vitest, [
    "vitest",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
}

check("npx", "biome", "check", "--error-on-warnings", ".");
check("npx", "next", "typegen");
check("npx", "tsc", "--noEmit");
vitestProject("unit");
vitestProject("db");
check("npx", "next", "build");
ensureChromium();
count(`${results}/playwright.json`, playwright, ["playwright", "test"]);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
