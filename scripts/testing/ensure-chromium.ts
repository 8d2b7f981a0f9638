import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { findChromium, findHeadlessShell } from "./find-chromium";

/**
 * Playwright's own build where it can be fetched, else the system's package, the headless shell before the whole browser.
 * Installs once; later runs find it. Whoever has a browser already is asked for no password to get a quicker one.
 */
export function ensureChromium(): void {
  const hasOwn = () => existsSync(chromium.executablePath());
  if (process.env.ROLLCALL_CHROMIUM || findHeadlessShell() || hasOwn()) return;
  const isRoot = process.getuid?.() === 0;
  if (findChromium()) {
    if (isRoot) install([], "chromium-headless-shell");
    return;
  }
  console.log("No Chromium here yet: trying Playwright's own build.");
  if (attempt("npx", ["playwright", "install", "--with-deps", "chromium"]) && hasOwn()) return;
  console.log("Playwright's build cannot be fetched: trying the system's packages.");
  const sudo = isRoot ? [] : ["sudo"];
  if (!install(sudo, "chromium-headless-shell")) install(sudo, "chromium");
}

function install(sudo: readonly string[], name: string): boolean {
  const aptGet = (...args: readonly string[]) => {
    const [command, ...rest] = [...sudo, "apt-get", ...args];
    return command !== undefined && attempt(command, rest);
  };
  return aptGet("update") && aptGet("install", "-y", "--no-install-recommends", name);
}

function attempt(command: string, args: readonly string[]) {
  return spawnSync(command, args, { stdio: "inherit", timeout: 300_000 }).status === 0;
}
