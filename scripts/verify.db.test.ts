import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, seedCast } from "../db/seed";
import { freshDatabase, type TestDatabase } from "../db/testing";

const run = promisify(execFile);

let base: TestDatabase;
beforeAll(async () => {
  base = await freshDatabase();
  await seedCast(base.sql, { passwordHash: "not a hash" });
});
afterAll(() => base.close());

/** As an operator would, with nothing but the database's address. */
async function verify(file = "verify.ts") {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const env = { PATH: process.env.PATH, DATABASE_URL: base.url } as unknown as NodeJS.ProcessEnv;
  const outcome = await run(process.execPath, ["--import", "tsx", script], { env }).catch((error) => error);
  return { code: (outcome.code as number | undefined) ?? 0, lines: (outcome.stdout as string).trim().split("\n") };
}

test("npm run verify says what it looked at, a line for each check", async () => {
  const { code, lines } = await verify();
  expect(code).toBe(0);
  expect(lines.at(-1)).toBe("verified");
  expect(lines[0]).toMatch(/^database \S+ at 127\.0\.0\.1:/);
  expect(lines.slice(1, -1).every((line) => line.startsWith("ok "))).toBe(true);
  expect(lines.some((line) => line.startsWith(`ok      audit log of ${cast.northwind.id}: 1 events, head `))).toBe(
    true,
  );
});

test("npm run audit:verify prints the head of each log and nothing else", async () => {
  const { code, lines } = await verify("audit-verify.ts");
  expect(code).toBe(0);
  const heads = lines.filter((line) => /^ok {6}audit log of org_\w+: 1 events, head [0-9a-f]{64}$/.test(line));
  expect(heads).toHaveLength(7);
  expect(lines.slice(1)).toEqual([...heads, "verified"]);
});

test("npm run verify fails and names what it finds", async () => {
  const { sql } = base;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update audit_events set at = at - interval '1 day' where organisation_id = ${cast.southbank.id}`;
    await tx`delete from members where user_id = ${cast.otto.userId} and organisation_id = ${cast.southbank.id}`;
  });
  const { code, lines } = await verify();
  expect(code).toBe(1);
  const failed = lines.filter((line) => line.startsWith("FAILED"));
  expect(failed).toHaveLength(3);
  expect(failed[0]).toContain("organisation without an owner: 1");
  expect(failed[1]).toContain("organisation whose member count has drifted: 1");
  expect(failed[2]).toContain(`audit log of ${cast.southbank.id}: event 1 is wrong`);
  expect(lines.at(-1)).toBe("3 checks failed");
  const chains = await verify("audit-verify.ts");
  expect(chains.code).toBe(1);
  expect(chains.lines.at(-1)).toBe("1 log is broken");
});
