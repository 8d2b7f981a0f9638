import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./read-imports";

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>>;
}
const lockText = readFileSync(join(root, "package-lock.json"), "utf8");
const lock = JSON.parse(lockText) as Lockfile;
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, Record<string, string>>;

/** Numbers of a version; a final release counts as later than each of its betas. */
function numbersOf(version: string): number[] {
  const [main = "", preview] = version.split("-", 2);
  const beta = preview === undefined ? [Number.MAX_SAFE_INTEGER] : preview.split(".").map((part) => Number(part) || 0);
  return [...main.split(".").map(Number), ...beta];
}

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(floor)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Every copy that `npm ci` would install, also those inside other packages. */
function installed(name: string): { path: string; version: string }[] {
  return Object.entries(lock.packages).flatMap(([path, { version }]) =>
    version && (path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)) ? [{ path, version }] : [],
  );
}

describe("what npm ci installs", () => {
  // OP-02: below these stand published holes, among them remote code execution in React Server Components.
  const floors: readonly (readonly [name: string, floor: string])[] = [
    ["next", "16.2.11"],
    ["react", "19.2.3"],
    ["react-dom", "19.2.3"],
    ["next-auth", "5.0.0-beta.32"],
    ["@auth/core", "0.41.3"],
    ["nodemailer", "9.1.1"],
  ];
  test.each(floors)("has no copy of %s older than %s", (name, floor) => {
    const copies = installed(name);
    expect(copies.length, `${name} is not in package-lock.json`).toBeGreaterThan(0);
    expect(copies.filter(({ version }) => !isAtLeast(version, floor))).toEqual([]);
  });

  test("is compared as versions, not as text", () => {
    expect(isAtLeast("16.10.0", "16.2.11")).toBe(true);
    expect(isAtLeast("16.2.9", "16.2.11")).toBe(false);
    expect(isAtLeast("5.0.0-beta.9", "5.0.0-beta.32")).toBe(false);
    expect(isAtLeast("5.0.0", "5.0.0-beta.32")).toBe(true);
    expect(isAtLeast("5.0.0-beta.32", "5.0.0")).toBe(false);
  });

  test("is what package.json names, to the last digit", () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
    expect(loose, "pin exactly: an update is a change that somebody reads").toEqual([]);
    const drifted = Object.entries(wanted).filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(drifted, "run npm install, so that package-lock.json follows package.json").toEqual([]);
  });

  test("comes from whatever registry the machine uses: the lockfile names no host", () => {
    const resolved = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(
      resolved.map(([path]) => path),
      "npm config set omit-lockfile-registry-resolved true",
    ).toEqual([]);
    expect(lockText).not.toMatch(/registry\.|\.tgz/);
  });
});

describe("middleware.ts", () => {
  test("says that it runs under node, without which Next answers every request with 500", () => {
    expect(existsSync(join(root, "middleware.ts")), "middleware.ts is missing").toBe(true);
    const text = readFileSync(join(root, "middleware.ts"), "utf8");
    const [, config = ""] =
      /^export const config = \{([\s\S]*?)^\}|^export const config = \{(.*)\};$/m.exec(text) ?? [];
    const [line = ""] = /^export const config = .*$/m.exec(text) ?? [];
    expect(`${line}${config}`, 'write export const config = { runtime: "nodejs", matcher: … }').toMatch(
      /\bruntime: "nodejs"/,
    );
  });

  test("skips no request for a header that a client can send", () => {
    const text = existsSync(join(root, "middleware.ts")) ? readFileSync(join(root, "middleware.ts"), "utf8") : "";
    expect(text, "Next's own example skips prefetches, which anybody can claim to be").not.toMatch(/\bmissing:|\bhas:/);
  });
});
