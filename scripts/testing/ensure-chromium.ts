import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";

/** Playwright's own build where it can be fetched, else the system's package. Installs once; later runs find it. */
export function ensureChromium(): void {
  const own = chromium.executablePath();
  const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
  if (process.env.ROLLCALL_CHROMIUM || existsSync(own) || system) return;
  console.log("No Chromium here yet: trying Playwright's own build.");
  if (attempt("npx", ["playwright", "install", "--with-deps", "chromium"]) && existsSync(own)) return;
  console.log("Playwright's build cannot be fetched: trying the system's package.");
  const [command, ...first] = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "apt-get"];
  if (!command) return;
  attempt(command, [...first, "update"]);
  attempt(command, [...first, "install", "-y", "--no-install-recommends", "chromium"]);
}

function attempt(command: string, args: readonly string[]) {
  return spawnSync(command, args, { stdio: "inherit", timeout: 300_000 }).status === 0;
}
