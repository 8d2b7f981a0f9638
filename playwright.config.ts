import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { port } from "./e2e/fixtures/place";

/** Debian's Chromium where Playwright's own cannot be fetched; `scripts/test.ts` sees to it that there is one. */
const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
const executablePath = process.env.ROLLCALL_CHROMIUM ?? system;

export default defineConfig({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A page that hashes a password on a busy machine takes its time; five seconds were too few.
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["line"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
    timezoneId: "Pacific/Chatham",
    locale: "en-GB",
    trace: "retain-on-failure",
  },
  webServer: {
    command: "node --import tsx e2e/start-server.ts",
    url: `http://localhost:${port}/api/health/ready`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
