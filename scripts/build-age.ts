import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = ["app", "components", "lib", "db", "emails", "middleware.ts", "next.config.ts", "package-lock.json"];

/** Whether there is no build, or one that is older than what it was built from. */
export function needsBuild(): boolean {
  if (!existsSync(".next/BUILD_ID")) return true;
  const builtAt = statSync(".next/BUILD_ID").mtimeMs;
  return sources.some((path) => newest(path) > builtAt);
}

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
