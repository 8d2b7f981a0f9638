import { defineConfig } from "@playwright/test";
import { port } from "./e2e/fixtures/place";
import { findChromium } from "./scripts/testing/find-chromium";

/** `scripts/test.ts` sees to it that there is one. */
const executablePath = findChromium();

export default defineConfig({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: 2,
  // How long a hanging test is waited for. No test depends on how quick the machine is, so these are generous; everything with
  // everything (`npm run test:deep`) takes a single test many minutes.
  timeout: process.env.E2E_DEEP ? 3_600_000 : 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  // A trace of every test costs a tenth of the time: only what failed is run again, with one, and stays a failure.
  retries: 1,
  failOnFlakyTests: true,
  // Beside the reports of the other runners, which Playwright would clear away with its own folder.
  outputDir: "test-results/browser",
  reporter: [["line"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      // No page is open for as long as it takes to win back what V8 spends on optimising its code: a sixth of the browser's
      // work. The next page runs the same code, which is kept; and a page that is judged makes much that is thrown away at once.
      args: ["--js-flags=--no-opt,--no-maglev,--no-flush-bytecode,--min-semi-space-size=16"],
      ...(executablePath ? { executablePath } : {}),
    },
    timezoneId: "Pacific/Chatham",
    locale: "en-GB",
    trace: "on-first-retry",
  },
  webServer: {
    command: "node --import tsx e2e/start-server.ts",
    url: `http://localhost:${port}/api/health/ready`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
