import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { ensureChromium } from "./testing/ensure-chromium";

/**
 * Everything that must hold: style, types, unit tests and the build beside the database tests, then the browser. What a step
 * says is printed whole when it ends. The last line is `N passed, N failed`; anything failed makes the exit code 1.
 * With `--deep` every way round the gate is tried on every page and action, where a quick run tries pairs.
 */
const results = "test-results";
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const isDeep = process.argv.includes("--deep");
const colours = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
const ways = isDeep ? { E2E_DEEP: "1" } : {};
/** Where `npx` would find the tools, which takes it as long as some of them need. */
const PATH = `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}`;
const env: NodeJS.ProcessEnv = { ...process.env, PATH, NEXT_TELEMETRY_DISABLED: "1", ...colours, ...ways };
let passed = 0;
let failed = 0;

type Tool = readonly [name: string, ...args: readonly string[]];

/** Prints what a step says as it says it, or whole at its end where another one runs beside it. */
async function run([tool, ...args]: Tool, print: "at once" | "whole" = "whole"): Promise<boolean> {
  const startedAt = Date.now();
  const title = `\n> npx ${[tool, ...args].join(" ")}\n`;
  if (print === "at once") process.stdout.write(title);
  const output = print === "at once" ? "inherit" : "pipe";
  const shell = process.platform === "win32";
  const child = spawn(tool, args, { stdio: ["ignore", output, output], env, shell });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part: Buffer) => said.push(part));
  const isGreen = await new Promise<boolean>((resolve) => child.once("close", (code) => resolve(code === 0)));
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (print === "whole") process.stdout.write(title);
  process.stdout.write(`${Buffer.concat(said)}(${isGreen ? "" : "failed, "}${seconds} s)\n`);
  return isGreen;
}

/** A step that holds or does not. */
async function check(...args: Tool) {
  if (await run(args)) passed += 1;
  else failed += 1;
}

/** A step that counts its own tests, in the file that it leaves behind. */
async function count<Report>(
  file: string,
  read: (report: Report) => { passed: number; failed: number },
  args: Tool,
  print: "at once" | "whole" = "whole",
) {
  const isGreen = await run(args, print);
  const report = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8")) as Report) : { passed: 0, failed: 0 };
  passed += report.passed;
  // A runner that fails without a failed test has crashed, which counts as one.
  failed += isGreen ? report.failed : Math.max(1, report.failed);
}

const vitest = (report: { numPassedTests: number; numFailedTests: number }) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
});
/** A test that failed and then passed has failed: it was run again only to leave a trace. */
const playwright = (report: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
  passed: report.stats.expected,
  failed: report.stats.unexpected + report.stats.flaky,
});

function vitestProject(project: "unit" | "db") {
  const file = `${results}/${project}.json`;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return count(file, vitest, ["vitest", "run", "--project", project, ...reporters]);
}

async function codeAndBuild() {
  await check("biome", "check", "--error-on-warnings", ".");
  await check("next", "typegen");
  await check("tsc", "--noEmit");
  await vitestProject("unit");
  await check("next", "build");
}

console.log("Style, types, unit tests and the build run beside the database tests; each is printed when it ends.");
await Promise.all([codeAndBuild(), vitestProject("db")]);
ensureChromium();
await count(`${results}/playwright.json`, playwright, ["playwright", "test"], "at once");

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
