import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, seedCast } from "../db/seed";
import { freshDatabase, type TestDatabase } from "../db/testing";
import { hashToken } from "../lib/secrets/derive-token";

const run = promisify(execFile);
const script = fileURLToPath(new URL("./platform-admin.ts", import.meta.url));
const { olive, adam } = cast;

let base: TestDatabase;
beforeAll(async () => {
  base = await freshDatabase();
  await seedCast(base.sql, { passwordHash: "not a hash" });
});
afterAll(() => base.close());

/** As an operator would, with the database's address and the one that links begin with. */
async function platformAdmin(args: readonly string[], given: Record<string, string> = { DATABASE_URL: base.url }) {
  const env = { PATH: process.env.PATH, APP_URL: "https://rollcall.example", ...given } as unknown as NodeJS.ProcessEnv;
  const outcome = await run(process.execPath, ["--import", "tsx", script, ...args], { env }).catch((error) => error);
  return {
    code: (outcome.code as number | undefined) ?? 0,
    lines: (outcome.stdout as string).trim().split("\n"),
    said: (outcome.stderr as string).trim(),
  };
}

test("grant prints a link of our own address, and keeps its hash only", async () => {
  const { code, lines, said } = await platformAdmin(["grant", olive.email.toUpperCase()]);
  expect([code, said]).toEqual([0, ""]);
  expect(lines[0]).toMatch(/^database \S+ at 127\.0\.0\.1:/);
  expect(lines[1]).toContain(`${olive.name} (${olive.email})`);
  const link = /^https:\/\/rollcall\.example\/admin\/grant\/([\w-]{43})$/.exec(lines[2] ?? "");
  expect(lines[3]).toContain("15 minutes");
  const rows = await base.sql`select token_hash from platform_admin_grants where user_id = ${olive.userId}`;
  expect(rows).toEqual([{ token_hash: hashToken(link?.[1] ?? "") }]);
  expect(await base.sql`select 1 from platform_admins`).toEqual([]);
});

test("list says who is one and who holds a link, revoke takes either away", async () => {
  await base.sql`insert into platform_admins (user_id) values (${adam.userId})`;
  const { lines } = await platformAdmin(["list"]);
  expect(lines.slice(1)).toEqual([
    expect.stringContaining(`${adam.name} (${adam.email}), since `),
    expect.stringContaining(`${olive.name} (${olive.email}) holds a link until `),
  ]);
  expect(lines[1]).toContain("without two-factor authentication");
  expect((await platformAdmin(["revoke", adam.email])).lines[1]).toContain("is no longer a platform admin");
  expect((await platformAdmin(["revoke", olive.email])).lines[1]).toContain("no longer works");
  expect((await platformAdmin(["list"])).lines.slice(1)).toEqual(["There is no platform admin."]);
});

test("what cannot be done is said in one sentence, with exit code 1, and nothing is written", async () => {
  const asked = [
    // The other reasons are lib/admin/grant.db.test.ts's.
    [["grant", "nobody@rollcall.example"], "Nobody has an account with the address nobody@rollcall.example"],
    [["grant"], "npm run platform-admin -- grant EMAIL"],
    [["list", olive.email], "npm run platform-admin -- list"],
    [["remove", olive.email], "npm run platform-admin -- revoke EMAIL"],
  ] as const;
  const answers = await Promise.all(asked.map(([args]) => platformAdmin(args)));
  for (const [index, [args, sentence]] of asked.entries()) {
    const { code, said } = answers[index] ?? {};
    expect([args, code]).toEqual([args, 1]);
    expect(said).toContain(sentence);
    expect(said).not.toContain("    at ");
  }
  expect(await base.sql`select 1 from platform_admins`).toEqual([]);
  expect(await base.sql`select 1 from platform_admin_grants`).toEqual([]);
});

test("without a database it says which variable is missing, and makes none", async () => {
  const folder = mkdtempSync(join(tmpdir(), "no-rollcall-"));
  const { code, said } = await platformAdmin(["list"], { DATA_DIR: join(folder, "none") });
  expect(code).toBe(1);
  expect(said).toContain("Set DATABASE_URL");
  rmSync(folder, { recursive: true });
});
